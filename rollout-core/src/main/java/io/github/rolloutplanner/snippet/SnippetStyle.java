package io.github.rolloutplanner.snippet;

/**
 * The platform that code snippets are written for.
 *
 * @since 0.1.0
 */
public enum SnippetStyle {
    /** Plain JavaScript with a {@code featureFlags} client. */
    JAVASCRIPT,
    /** Java with an OpenFeature client. */
    JAVA,
    /** Java with the client of LaunchDarkly. */
    JAVA_LAUNCHDARKLY,
    /** Java with the feature manager of Togglz. */
    JAVA_TOGGLZ,
    /** Java with the client of Unleash. */
    JAVA_UNLEASH,
    /** A composable for Vue 3. */
    VUE,
    /** Middleware and pages of Astro, decided on the server. */
    ASTRO,
    /** Flags kept in an Appwrite database, teams as segments, changes by Realtime. */
    APPWRITE
}
