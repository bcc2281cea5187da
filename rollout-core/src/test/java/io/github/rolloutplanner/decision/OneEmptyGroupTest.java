package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A query that finds nothing in one group, and says zero. */
class OneEmptyGroupTest {
    private static final String ERRORS = "Errors";
    private static final Sample NOBODY = Sample.events(0, 0);

    private final RunningRollout rollout = RunningRollout.start(RolloutPlanner.forChange("Search")
            .behavioral("x")
            .touching(Trait.CRITICAL_PATH)
            .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000))
            .guardrail(Metric.errorRate(ERRORS, percent(0.2)).mustStayBelow(percent(0.5)))
            .guardrail(Metric.conversion("Paid", percent(40)).mustStayAbove(percent(30)))
            .plan());

    private static Observation hour(int hour, Sample treated, Sample control) {
        return Observation.increment(ERRORS, TimeWindow.ofHours(hour, hour + 1), treated, control);
    }

    private static GateStatus gate(RunningRollout rollout, long hours) {
        return rollout.decide(Duration.ofHours(hours)).look().gates().stream()
                .filter(gate -> gate.metric().equals(ERRORS))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void exposedUsersCountAgainstTheLimitOfTheMetric() {
        RunningRollout alone = rollout.observe(hour(0, Sample.events(500, 1_000), NOBODY));

        assertThat(alone.decide(Duration.ofHours(1)))
                .isInstanceOfSatisfying(
                        Decision.RollBack.class,
                        back -> assertThat(back.causes())
                                .hasOnlyElementsOfType(Cause.Detected.class)
                                .extracting(cause -> ((Cause.Detected) cause).detection())
                                .allSatisfy(detection -> {
                                    assertThat(detection.control()).isEmpty();
                                    assertThat(detection.treated().events()).isEqualTo(500);
                                })
                                .extracting(Detection::kind)
                                .containsExactly(Detection.Kind.BEYOND_LIMIT, Detection.Kind.WORSE));
    }

    @Test
    void theComparisonHasNoData() {
        RunningRollout alone = rollout.observe(hour(0, Sample.events(2, 1_000), NOBODY));

        assertThat(gate(alone, 1).state()).isEqualTo(GateStatus.State.NO_DATA);
        assertThat(alone.decide(Duration.ofHours(1)).reasons())
                .extracting(reason -> reason.sentence())
                .anyMatch(sentence -> sentence.startsWith("The control group of Errors has brought nothing in "));
        assertThat(Rollouts.records(alone).get(0).windows().recent()).hasSize(1);
    }

    @Test
    void theyAreNeverComparedWithOthersOfOtherHours() {
        RunningRollout both = rollout.observe(hour(0, Sample.events(2, 1_000), Sample.events(2, 1_000)));
        RunningRollout mixed = both.observe(hour(1, Sample.events(9, 1_000), NOBODY));
        RunningRollout whole = both.observe(hour(1, Sample.events(9, 1_000), Sample.events(2, 1_000)));

        assertThat(gate(mixed, 2).state()).isEqualTo(GateStatus.State.NO_DATA);
        assertThat(gate(mixed, 2).dataUntil()).contains(Duration.ofHours(1));
        // Beside the baseline alone, as it may drift, and an incident that all users may have.
        assertThat(gate(mixed, 2).evidence()).isLessThan(gate(whole, 2).evidence());
        assertThat(gate(mixed, 2).treated()).isEqualTo(gate(both, 1).treated());
        assertThat(Rollouts.records(mixed).get(0).buckets())
                .extracting(PhaseBucket::isAlone)
                .containsExactly(true, false);
        assertThat(gate(mixed.observe(hour(2, Sample.events(2, 1_000), Sample.events(2, 1_000))), 3)
                        .state())
                .isEqualTo(GateStatus.State.COLLECTING);
    }

    @Test
    void theLimitNeverComparesHoursWithAndWithoutOthers() {
        RunningRollout search = RunningRollout.start(RolloutPlanner.forChange("Search")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000))
                .guardrail(Metric.errorRate(ERRORS, percent(0.2)))
                .plan());
        RunningRollout mixed = search.observe(hour(0, Sample.events(2_000, 1_000_000), Sample.events(2_000, 1_000_000)))
                .observe(hour(1, Sample.events(6_000, 1_000_000), NOBODY));

        assertThat(Rollouts.detections(mixed)).isEmpty();
        assertThat(mixed.decide(Duration.ofHours(2))).isInstanceOf(Decision.Hold.class);
    }

    @Test
    void theOrderLeavesNoTrace() {
        Observation first = hour(0, Sample.events(9, 1_000), NOBODY);
        Observation second = hour(1, Sample.events(2, 1_000), Sample.events(2, 1_000));

        assertThat(rollout.observe(first).observe(second))
                .isEqualTo(rollout.observe(second).observe(first));
    }

    @Test
    void anEmptyExposedGroupIsNoData() {
        RunningRollout empty = rollout.observe(hour(0, NOBODY, Sample.events(2, 1_000)));

        assertThat(gate(empty, 1).state()).isEqualTo(GateStatus.State.NO_DATA);
        assertThat(Rollouts.records(empty).get(0).windows().recent()).isEmpty();
    }

    @Test
    void usersWithoutAControlGroupAreNoBrokenSplit() {
        RunningRollout alone = rollout.observe(
                Observation.increment("Paid", TimeWindow.ofHours(0, 1), Sample.events(400, 1_000), NOBODY));

        assertThat(Rollouts.detections(alone)).isEmpty();
    }

    @Test
    void aRunningSumWhoseControlGroupVanishedIsTorn() {
        RunningRollout counted = rollout.observe(Observation.cumulative(
                ERRORS, TimeWindow.ofHours(0, 1), Sample.events(2, 1_000), Sample.events(2, 1_000)));
        RunningRollout torn = counted.observe(
                Observation.cumulative(ERRORS, TimeWindow.ofHours(0, 2), Sample.events(4, 2_000), NOBODY));

        assertThat(Rollouts.records(torn).get(0).buckets())
                .isEqualTo(Rollouts.records(counted).get(0).buckets());
    }

    @Test
    void meansWithoutAControlGroupAreNotCompared() {
        RunningRollout means = RunningRollout.start(RolloutPlanner.forChange("Search")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(2_000_000))
                .guardrail(Metric.loadTime("Load time", Duration.ofMillis(900))
                        .withStandardDeviation(Duration.ofMillis(300)))
                .plan());
        RunningRollout alone = means.observe(Observation.increment(
                "Load time", TimeWindow.ofHours(0, 1), Sample.moments(5_000, 950, 90_000), Sample.moments(0, 0, 0)));

        assertThat(alone.decide(Duration.ofHours(1))).isInstanceOf(Decision.Hold.class);
        assertThat(List.of(
                        alone.decide(Duration.ofHours(1)).look().gates().get(0).state()))
                .containsExactly(GateStatus.State.NO_DATA);
    }
}
