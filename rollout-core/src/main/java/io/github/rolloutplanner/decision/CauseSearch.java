package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what rolls a change back at one look.
 *
 * @param moment where the rollout stands
 */
record CauseSearch(Moment moment) {

    List<Cause> causes() {
        List<Cause> causes = new ArrayList<>();
        moment.log().end().ifPresent(end -> causes.add(new Cause.Ordered(end)));
        moment.exposed().forEach(metric -> beyondLimit(metric).ifPresent(causes::add));
        moment.look().gates().forEach(gate -> cause(gate).ifPresent(causes::add));
        moment.exposed().forEach(metric -> withoutGate(metric).ifPresent(causes::add));
        return causes;
    }

    private static Optional<Cause> beyondLimit(MetricState metric) {
        return metric.record()
                .detection(Detection.Kind.BEYOND_LIMIT)
                .map(detection -> new Cause.Detected(
                        metric.model().metric(),
                        metric.model().treatment(),
                        metric.model().kind(),
                        metric.model().limit().orElseThrow().toString(),
                        detection,
                        metric.model().learnedByLimit(detection.phase()),
                        metric.model().isLimitBesideOthers(detection.phase())
                                ? before(metric, detection)
                                : Optional.empty()));
    }

    static Cause.Detected detected(MetricState metric, String limit, Detection detection) {
        MetricModel model = metric.model();
        Optional<Observation.Before> before =
                model.isBesideOthers(detection.phase()) ? before(metric, detection) : Optional.empty();
        return new Cause.Detected(
                model.metric(),
                model.treatment(),
                model.kind(),
                limit,
                detection,
                model.learned(detection.phase()),
                before);
    }

    /** Where the others did not come, how they usually differ says nothing. */
    private static Optional<Observation.Before> before(MetricState metric, Detection detection) {
        return metric.record()
                .shownBefore(detection.phase())
                .filter(known ->
                        detection.control().filter(others -> !others.isEmpty()).isPresent());
    }

    private Optional<Cause> cause(GateStatus gate) {
        if (gate.state() == GateStatus.State.WORSE) {
            return gate.handling().onBreach() == Response.ROLL_BACK
                            && moment.broken().contains(gate.name())
                    ? breach(gate)
                    : Optional.empty();
        }
        return isTooSilent(gate) || isTooLate(gate)
                ? Optional.of(new Cause.Unknown(moment.look(), gate))
                : Optional.empty();
    }

    private Optional<Cause> breach(GateStatus gate) {
        MetricState metric = moment.metrics().of(gate.name());
        return metric.breach().map(detection -> detected(metric, gate.gate().toString(), detection));
    }

    private boolean isTooSilent(GateStatus gate) {
        return gate.isSilent() && gate.responseToSilence() == Response.ROLL_BACK && moment.isGraceOver(gate);
    }

    private boolean isTooLate(GateStatus gate) {
        return gate.state() == GateStatus.State.COLLECTING
                && moment.isTimeUp(gate)
                && gate.handling().onInconclusive() == Response.ROLL_BACK;
    }

    /** What was detected in an earlier phase stays so where this one has no gate on the metric. */
    private Optional<Cause> withoutGate(MetricState metric) {
        if (metric.record().detections().isEmpty()
                || moment.gates().measure(metric.model().metric())) {
            return Optional.empty();
        }
        return metric.breach()
                .flatMap(detection -> metric.model()
                        .gate(detection.phase())
                        .filter(gate -> GateStatus.handling(gate).onBreach() == Response.ROLL_BACK)
                        .map(gate -> detected(metric, gate.toString(), detection)));
    }
}
