package io.github.rolloutplanner.change;

import io.github.rolloutplanner.snippet.SnippetStyle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The systems a team works with. What is not named stays open in the plan, as something to settle before the start.
 *
 * @since 0.1.0
 */
@Value.Immutable
public sealed interface Tooling permits ImmutableTooling {

    /**
     * Where the flag lives.
     *
     * @return a name, such as "Unleash"
     */
    Optional<String> flagSystem();

    /**
     * Where metrics are watched.
     *
     * @return names, such as "Grafana"
     */
    List<String> monitoring();

    /**
     * Where errors are collected.
     *
     * @return a name, such as "Sentry"
     */
    Optional<String> errorTracking();

    /**
     * Where the behaviour of users is counted.
     *
     * @return a name, such as "Amplitude"
     */
    Optional<String> analytics();

    /**
     * Where the team talks during an incident.
     *
     * @return a name, such as "#checkout-incidents"
     */
    Optional<String> incidentChannel();

    /**
     * Where users read about an incident.
     *
     * @return a name or an address
     */
    Optional<String> statusPage();

    /**
     * What keeps copies of pages or answers between the product and its users.
     *
     * @return a name, such as "the CDN"
     */
    Optional<String> cache();

    /**
     * How long a copy in the cache can outlive a rollback that does not clear it.
     *
     * @return the longest lifetime of a copy in the {@link #cache()}, if known; at most 365 days
     */
    Optional<Duration> cacheLifetime();

    /**
     * How long it takes until every client follows a change of a flag: the interval of polling, or the longest session of
     * an app that asks only at its start.
     *
     * @return the longest delay, if known; at most 365 days
     */
    Optional<Duration> flagDelay();

    /**
     * How long a rollback takes from its start until it has reached all that it can reach, where no flag does it: as
     * measured in a rehearsal or at the last one.
     *
     * @return the time, if known; at most 365 days
     */
    Optional<Duration> rollbackTime();

    /**
     * How long after an event the monitoring shows it.
     *
     * @return the delay, if known; at most 365 days
     */
    Optional<Duration> metricDelay();

    /**
     * How code snippets are written.
     *
     * @return defaults to JavaScript
     */
    @Value.Default
    default SnippetStyle snippetStyle() {
        return SnippetStyle.JAVASCRIPT;
    }

    /**
     * Nothing named.
     *
     * @return tooling with every place open
     */
    static Tooling unknown() {
        return builder().build();
    }

    /**
     * Starts a description of the tooling.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Tooling}. */
    final class Builder extends ImmutableTooling.Builder {
        Builder() {}
    }
}
