package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Running rollouts with metrics of all kinds, and what becomes of them. */
final class Rollouts {
    static final String ERRORS = "Errors";
    static final String CONVERSION = "Conversion";
    static final String LATENCY = "Latency p95";
    static final String REPORTS = "Reports";
    static final String REVENUE = "Revenue";
    static final String RETRIES = "Retries";

    static final Duration PHASE = Duration.ofHours(6);

    /** A short ladder, on which most gates see their harm. */
    static final RolloutPlan PLAN = RolloutPlanner.forChange("Meter readings")
            .touching(Trait.CRITICAL_PATH)
            .population(Population.ofUsersPerDay(20_000_000))
            .ladder(Step.of("First", 5, PHASE), Step.of("Second", 25, PHASE), Step.last("All"))
            .guardrail(Metric.errorRate(ERRORS, percent(1)))
            .guardrail(Metric.conversion(CONVERSION, percent(40)))
            .guardrail(Metric.latency(LATENCY, Duration.ofMillis(300)))
            .guardrail(Metric.userReports(REPORTS, 200))
            .guardrail(Metric.revenue(REVENUE, Quantity.of(3, "EUR")).withStandardDeviation(20))
            .signal(Metric.errorRate(RETRIES, percent(2)))
            .plan();

    private Rollouts() {}

    static RunningRollout started() {
        return RunningRollout.start(PLAN);
    }

    static RunningRollout inSecondPhase() {
        return started().advanceAnyway(PHASE, "Kim", "It is a test.");
    }

    /** With all that people have to confirm. */
    static RunningRollout confirmed(RunningRollout rollout, Duration at) {
        RunningRollout confirmed = rollout;
        for (Gate gate : rollout.pendingApprovals()) {
            confirmed = confirmed.approve(at, gate, "Kim");
        }
        return confirmed;
    }

    /** The plan with other gates for one metric. */
    static RolloutPlan withGates(String metric, UnaryOperator<Gate> change) {
        return withGates(PLAN, metric, change);
    }

    static RolloutPlan withGates(RolloutPlan plan, String metric, UnaryOperator<Gate> change) {
        return plan.withPhases(plan.phases().stream()
                .map(phase -> phase.withGoLiveCriteria(phase.goLiveCriteria().stream()
                        .map(gate -> isOn(gate, metric) ? change.apply(gate) : gate)
                        .toArray(Gate[]::new)))
                .toList());
    }

    private static boolean isOn(Gate gate, String metric) {
        return gate.condition()
                .measured()
                .filter(measured -> measured.metric().equals(metric))
                .isPresent();
    }

    static RunningRollout observed(RunningRollout rollout, List<? extends Observation> observations) {
        RunningRollout next = rollout;
        for (Observation observation : observations) {
            next = next.observe(observation);
        }
        return next;
    }

    /** What the rollout knows of its metrics, but for what was proven on the way. */
    static List<MetricRecord> withoutDetections(RunningRollout rollout) {
        List<MetricRecord> records = new ArrayList<>();
        for (MetricRecord record : records(rollout)) {
            records.add(record.withDetections(Collections.emptyList()));
        }
        return records;
    }

    static List<Detection> detections(RunningRollout rollout) {
        return records(rollout).stream()
                .flatMap(record -> record.detections().stream())
                .toList();
    }

    /** What a rollout remembers of each metric. */
    static List<MetricRecord> records(RunningRollout rollout) {
        return ((RolloutMemory) rollout.state()).metrics();
    }

    /** The rollout with an observation, or as it was where that is refused with its problems. */
    static RunningRollout observedOrRefused(RunningRollout rollout, Observation observation) {
        try {
            return rollout.observe(observation);
        } catch (InvalidObservationException refused) {
            assertThat(refused.problems()).isNotEmpty();
            return rollout;
        }
    }
}
