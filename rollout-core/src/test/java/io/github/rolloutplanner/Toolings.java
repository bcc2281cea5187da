package io.github.rolloutplanner;

import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.snippet.SnippetStyle;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;

/**
 * Tooling of which more or less is known.
 *
 * @param names what the systems are called
 */
record Toolings(Arbitrary<String> names) {

    Arbitrary<Tooling> any() {
        Arbitrary<Optional<String>> tool = names.optional(0.5);
        Arbitrary<Optional<Duration>> delay = delays().optional(0.3);
        return Builders.withBuilder(Tooling::builder)
                .use(tool)
                .in(Tooling.Builder::flagSystem)
                .use(names.list().ofMaxSize(2))
                .in(Tooling.Builder::addAllMonitoring)
                .use(tool)
                .in(Tooling.Builder::errorTracking)
                .use(tool)
                .in(Tooling.Builder::analytics)
                .use(tool)
                .in(Tooling.Builder::incidentChannel)
                .use(tool)
                .in(Tooling.Builder::statusPage)
                .use(caches().optional(0.5))
                .in((tooling, cache) -> cache.map(known -> known.in(tooling)).orElse(tooling))
                .use(delay)
                .in(Tooling.Builder::flagDelay)
                .use(delay)
                .in(Tooling.Builder::metricDelay)
                .use(Arbitraries.of(SnippetStyle.class))
                .in(Tooling.Builder::snippetStyle)
                .build(Tooling.Builder::build);
    }

    /** Only a cache that has a name has a lifetime. */
    private record Cache(String name, Optional<Duration> lifetime) {
        Tooling.Builder in(Tooling.Builder tooling) {
            return tooling.cache(name).cacheLifetime(lifetime);
        }
    }

    private Arbitrary<Cache> caches() {
        return Combinators.combine(names, delays().optional(0.5)).as(Cache::new);
    }

    private static Arbitrary<Duration> delays() {
        return Arbitraries.oneOf(
                Arbitraries.of(Duration.ZERO, Duration.ofDays(365)),
                Arbitraries.longs().between(1, 100_000).map(Duration::ofMillis),
                Arbitraries.longs().between(1, 100_000).map(Duration::ofSeconds));
    }
}
