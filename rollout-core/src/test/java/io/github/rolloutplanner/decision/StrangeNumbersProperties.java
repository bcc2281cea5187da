package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Numbers that nobody has seen yet are taken or refused, and a rollout that has taken them decides. */
class StrangeNumbersProperties {
    private static final Duration END = Duration.ofHours(9);

    private record Pair(Sample treated, Sample control) {}

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void noNumberIsTooStrange(
            @ForAll("metrics") String metric,
            @ForAll @Size(min = 1, max = 3) List<@From("pairs") Pair> pairs,
            @ForAll boolean isCumulative) {
        RunningRollout rollout = Rollouts.inSecondPhase();
        for (int hour = 0; hour < pairs.size(); hour++) {
            rollout = Rollouts.observedOrRefused(rollout, observation(metric, hour, pairs.get(hour), isCumulative));
        }
        Decision decision = rollout.decide(END);

        assertThat(decision.toString()).doesNotContain("NaN", "Infinity");
        assertThat(decision).isNotInstanceOf(Decision.Advance.class);
    }

    private static Observation observation(String metric, int hour, Pair pair, boolean isCumulative) {
        return isCumulative
                ? Observation.cumulative(metric, TimeWindow.ofHours(6, 7 + hour), pair.treated, pair.control)
                : Observation.increment(metric, TimeWindow.ofHours(5 + hour, 6 + hour), pair.treated, pair.control);
    }

    @Provide
    Arbitrary<String> metrics() {
        return Arbitraries.of(
                Rollouts.ERRORS,
                Rollouts.CONVERSION,
                Rollouts.LATENCY,
                Rollouts.REPORTS,
                Rollouts.REVENUE,
                Observation.ASSIGNMENT_COUNTS);
    }

    @Provide
    Arbitrary<Pair> pairs() {
        return Arbitraries.oneOf(
                pairsOf(Combinators.combine(counts(), counts()).as(Sample::events)),
                pairsOf(Combinators.combine(counts(), numbers()).as(Sample::counts)),
                pairsOf(Combinators.combine(counts(), numbers(), numbers()).as(Sample::moments)));
    }

    private static Arbitrary<Pair> pairsOf(Arbitrary<Sample> samples) {
        return Combinators.combine(samples, samples).as(Pair::new);
    }

    private static Arbitrary<Long> counts() {
        return Arbitraries.of(-1L, 0L, 1L, 2L, 3L, 1_000L, 999_999_999_999L, 1_000_000_000_000L, Long.MAX_VALUE);
    }

    private static Arbitrary<Double> numbers() {
        Arbitrary<Double> sizes = Arbitraries.of(
                0.0,
                Double.MIN_VALUE,
                1e-300,
                1e-100,
                1e-9,
                0.1,
                3.0,
                1e6,
                1e12,
                1e100,
                1e160,
                1e300,
                Double.MAX_VALUE,
                Double.POSITIVE_INFINITY,
                Double.NaN);
        return Combinators.combine(sizes, Arbitraries.of(1, 1, 1, -1)).as((size, sign) -> sign * size);
    }
}
