package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.state.TransitionLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads where the measured gates of the current phase stand.
 *
 * @param view what the plan and the policy say
 * @param log the way that the rollout went
 * @param at the time of the look
 * @param isDue whether the phase was watched as long as planned
 */
record GateReader(PlanView view, TransitionLog log, Duration at, boolean isDue) {

    List<GateStatus> read(MetricStates metrics) {
        List<GateStatus> statuses = new ArrayList<>();
        for (PhaseGates.Measured measured : view.gates(log.phase()).measured()) {
            for (MetricModel model : view.treatments().modelsOf(measured.metric(), metrics, log)) {
                statuses.add(new GateReading(this, measured, metrics.of(model.name())).status());
            }
        }
        return statuses;
    }
}
