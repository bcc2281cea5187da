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
        return readings(metrics).stream().map(GateReading::status).toList();
    }

    /** Reads how far their metrics may have moved. */
    List<GateEffect> effects(MetricStates metrics) {
        return readings(metrics).stream()
                .flatMap(reading -> reading.effect().stream())
                .toList();
    }

    private List<GateReading> readings(MetricStates metrics) {
        List<GateReading> readings = new ArrayList<>();
        for (PhaseGates.Measured measured : view.gates(log.phase()).measured()) {
            for (MetricModel model : view.treatments().modelsOf(measured.metric(), metrics, log)) {
                readings.add(new GateReading(this, measured, metrics.of(model.name())));
            }
        }
        return readings;
    }
}
