package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
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

/** Sums over users that nobody has seen yet are taken or refused, and a rollout that has taken them decides. */
class EventsByUserProperties {
    private static final Duration END = Duration.ofHours(9);
    private static final List<String> METRICS = List.of("Errors", "Success", "Paid", "p95");

    private static final RunningRollout START = RunningRollout.start(RolloutPlanner.forChange("Meter readings")
            .behavioral("x")
            .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(32_000_000))
            .ladder(Step.of("First", 5, Duration.ofDays(1)), Step.last("All"))
            .guardrail(byUser(Metric.errorRate("Errors", percent(0.2))))
            .guardrail(byUser(Metric.errorRate("Success", percent(0.2))).withIntraclassCorrelation(0.1))
            .guardrail(byUser(Metric.conversion("Paid", percent(40))))
            .guardrail(byUser(Metric.latency("p95", Duration.ofMillis(400))))
            .plan());

    private record Pair(Sample treated, Sample control) {}

    private static Metric byUser(Metric metric) {
        return metric.withExposureUnit(ExposureUnit.REQUEST_BY_USER);
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void noSumIsTooStrange(
            @ForAll("metrics") String metric,
            @ForAll @Size(min = 1, max = 3) List<@From("pairs") Pair> pairs,
            @ForAll boolean isInTheBake) {
        RunningRollout rollout = isInTheBake ? START.advanceAnyway(Duration.ofHours(1), "Kim", "A test.") : START;
        int start = isInTheBake ? 1 : 0;
        for (int hour = 0; hour < pairs.size(); hour++) {
            Pair pair = pairs.get(hour);
            TimeWindow window = TimeWindow.ofHours(start + hour, start + hour + 1);
            rollout = Rollouts.observedOrRefused(
                    rollout, Observation.increment(metric, window, pair.treated, pair.control));
        }
        Decision decision = rollout.decide(END);

        assertThat(decision.toString()).doesNotContain("NaN", "Infinity");
        assertThat(decision).isNotInstanceOf(Decision.Advance.class);
    }

    @Provide
    Arbitrary<String> metrics() {
        return Arbitraries.of(METRICS);
    }

    @Provide
    Arbitrary<Pair> pairs() {
        Arbitrary<Sample> samples = Arbitraries.oneOf(possible(), any());
        return Combinators.combine(samples, samples).as(Pair::new);
    }

    private static Arbitrary<Sample> any() {
        Arbitrary<Long> counts =
                Arbitraries.of(-1L, 0L, 1L, 2L, 3L, 1_000L, 999_999_999_999L, 1_000_000_000_000L, Long.MAX_VALUE);
        return Combinators.combine(counts, counts, counts, counts, counts, counts)
                .as(Sample::eventsByUser);
    }

    /** Two sorts of users, each with its number. */
    private static Arbitrary<Sample> possible() {
        Arbitrary<Long> users = Arbitraries.of(0L, 1L, 2L, 1_000L, 1_000_000L, 1_000_000_000L);
        Arbitrary<Long> trials = Arbitraries.of(0L, 1L, 2L, 16L, 900L);
        Arbitrary<Double> part = Arbitraries.of(0.0, 0.0, 0.1, 0.5, 1.0);
        return Combinators.combine(users, trials, part, users, trials, part)
                .as((some, z, of, others, otherZ, ofOthers) -> {
                    long y = (long) (of * z);
                    long otherY = (long) (ofOthers * otherZ);
                    return Sample.eventsByUser(
                            some + others,
                            some * y + others * otherY,
                            some * z + others * otherZ,
                            some * y * y + others * otherY * otherY,
                            some * z * z + others * otherZ * otherZ,
                            some * y * z + others * otherY * otherZ);
                });
    }
}
