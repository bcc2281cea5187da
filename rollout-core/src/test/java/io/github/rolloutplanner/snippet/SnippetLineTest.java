package io.github.rolloutplanner.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.flag.FeatureFlag;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SnippetLineTest {
    @Test
    void isAsInTheSpecification() {
        assertThat(Snippets.oneLine(
                        FeatureFlag.Type.PERCENTAGE, "one-page-checkout", "user.id", SnippetStyle.JAVASCRIPT))
                .isEqualTo("if (featureFlags.isEnabled('one-page-checkout', user.id)) { renderOnePageCheckout(); }");
    }

    @Test
    void asksInEachStyle() {
        assertThat(Stream.of(SnippetStyle.values())
                        .map(style ->
                                Snippets.oneLine(FeatureFlag.Type.PERCENTAGE, "enable_dark_mode", "tenant.id", style)))
                .containsExactly(
                        "if (featureFlags.isEnabled('enable_dark_mode', tenant.id)) { renderDarkMode(); }",
                        "if (client.getBooleanValue(\"enable_dark_mode\", false, new ImmutableContext(tenant.id()))) { renderDarkMode(); }",
                        "if (client.boolVariation(\"enable_dark_mode\", LDContext.create(tenant.id()), false)) { renderDarkMode(); }",
                        "if (client.isActive(new NamedFeature(\"enable_dark_mode\"))) { renderDarkMode(); }",
                        "if (client.isEnabled(\"enable_dark_mode\", UnleashContext.builder().userId(tenant.id()).build())) { renderDarkMode(); }",
                        "const isDarkModeEnabled = computed(() => featureFlags.isEnabled('enable_dark_mode', tenant.value?.id));",
                        "context.locals.darkModeDecision = featureFlags.isEnabled('enable_dark_mode', context.locals.tenant?.id);",
                        "if (isInPercentage(await databases.getDocument({ databaseId: 'feature_flags', collectionId: 'flags', documentId: 'enable_dark_mode' }), tenant.id)) { renderDarkMode(); }");
    }

    @Test
    void passesNoBucketToABooleanFlag() {
        assertThat(Snippets.oneLine(FeatureFlag.Type.BOOLEAN, "x", "user.id", SnippetStyle.JAVASCRIPT))
                .isEqualTo("if (featureFlags.isEnabled('x')) { renderX(); }");
    }

    @Test
    void handsTheVariantOn() {
        assertThat(Snippets.oneLine(FeatureFlag.Type.MULTIVARIATE, "x", "session", SnippetStyle.JAVASCRIPT))
                .isEqualTo("renderX(featureFlags.getVariant('x', session));");
    }

    @Test
    void namesAFlagWhoseKeyIsTooLongForAnId() {
        String key = "one-page-checkout-for-guests-in-europe";

        assertThat(Snippets.oneLine(FeatureFlag.Type.BOOLEAN, key, "user.id", SnippetStyle.APPWRITE))
                .contains("documentId: 'one-page-checkout-for-guests-in-euro'")
                .endsWith(" // " + key);
    }
}
