package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.evidence.PlannedTraffic;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PlannedPhasesTest {
    private static final Duration TEN_YEARS = Duration.ofDays(3650);
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("Search by meaning")
            .newFeature()
            .behavioral("Search finds what was meant")
            .owner("Team Search")
            .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
            .guardrail(Metric.errorRate("Search errors", percent(0.2)).mustStayBelow(percent(0.5)))
            .plan();

    @Test
    void aPlanIsComputedAgainAsItWas() {
        assertThat(traffic(PLAN).orElseThrow().exposure())
                .usingRecursiveComparison()
                .ignoringFields("defects")
                .isEqualTo(PLAN.exposure().orElseThrow().phases());
    }

    @Test
    void nothingIsComputedOfAPhaseThatIsNone() {
        assertThat(traffic(first(phase -> phase.withSoak(Duration.ZERO)))).isPresent();
        assertThat(traffic(first(phase -> phase.withSoak(Duration.ofNanos(-1)))))
                .isEmpty();
        assertThat(traffic(first(phase -> phase.withSoak(TEN_YEARS)))).isPresent();
        assertThat(traffic(first(phase -> phase.withSoak(TEN_YEARS.plusNanos(1)))))
                .isEmpty();
        assertThat(traffic(first(phase -> phase.withPercentage(percent(100))))).isPresent();
        assertThat(traffic(first(phase -> phase.withPercentage(percent(101))))).isEmpty();
    }

    /** Up to the end of the experiment, the smaller of two treatments has two fifths of those with the change. */
    @Test
    void theSmallestTreatmentHasAPartOfAPhase() {
        RolloutPlan whole = PLAN.withPhases(Plans.changed(PLAN.phases(), 1, PlannedPhasesTest::asExperiment));
        RolloutPlan apart = whole.withExperiment(
                Plans.design(50, 30, 20).sampleSizePerGroup(61_000).days(14).build());
        RolloutPlan two = whole.withExperiment(Plans.experiment().build());

        assertThat(available(apart, 1)).isEqualTo(available(two, 1) * 2 / 5);
        assertThat(available(apart, 2)).isEqualTo(available(two, 2));
        assertThat(available(two, 1)).isEqualTo(available(whole, 1)).isPositive();
    }

    private static long available(RolloutPlan plan, int phaseAt) {
        GateEvidence evidence = Evidences.of(Verdict.POWERED).build();
        return traffic(plan).orElseThrow().available(evidence, MetricKind.RATE, phaseAt);
    }

    private static RolloutPlan first(UnaryOperator<RolloutPhase> change) {
        return PLAN.withPhases(Plans.changed(PLAN.phases(), 0, change));
    }

    private static RolloutPhase asExperiment(RolloutPhase phase) {
        return phase.withPurpose(PhasePurpose.EXPERIMENT);
    }

    private static Optional<PlannedTraffic> traffic(RolloutPlan plan) {
        return PlannedPhases.traffic(new LintedPlan(plan));
    }
}
