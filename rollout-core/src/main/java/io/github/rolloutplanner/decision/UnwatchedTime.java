package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Response;
import java.time.Duration;

/**
 * The time of a phase in which nothing was seen of a metric that is to be watched. A phase soaks while its metrics are watched, so
 * what they missed is made up for.
 *
 * @param view what the plan says
 * @param log the way that the rollout went
 * @param metrics what was observed
 */
record UnwatchedTime(PlanView view, TransitionLog log, MetricStates metrics) {

    /** Of the metric that missed most, up to its latest data: what is not there yet is waited for by itself. */
    Duration longest() {
        Duration longest = Duration.ZERO;
        for (PhaseGates.Measured measured : view.gates(log.phase()).measured()) {
            if (isWatched(measured.gate())) {
                for (MetricModel model : view.treatments().modelsOf(measured.metric(), metrics, log)) {
                    Duration missed = missed(metrics.of(model.name()).record(), model.since(log));
                    longest = missed.compareTo(longest) > 0 ? missed : longest;
                }
            }
        }
        return longest;
    }

    private static boolean isWatched(Gate gate) {
        return gate.role() != GateRole.SUCCESS && GateStatus.handling(gate).onNoData() != Response.IGNORE;
    }

    private Duration missed(MetricRecord record, Duration since) {
        Duration seen = record.stretches().covered(log.phase());
        Duration passed = record.dataUntil().orElse(Duration.ZERO).minus(since);
        return seen.isZero() || seen.compareTo(passed) >= 0 ? Duration.ZERO : passed.minus(seen);
    }
}
