package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A window of a metric that says something else than before. What was detected with the old numbers is detected anew from
 * all that stands now, or revoked.
 *
 * @param state the metric before
 * @param was what the window said
 * @param now what it says
 * @param phase number of the phase that counted the window
 * @param log the way that the rollout went
 */
record Revision(MetricState state, Observation.Measured was, Observation.Measured now, int phase, TransitionLog log) {

    /** The metric after it. */
    MetricState by(String by, String why) {
        MetricRecord numbers = record();
        MetricState corrected = MetricState.of(state.model(), numbers);
        List<Detection> stands = new ArrayList<>();
        List<Detection> revoked = new ArrayList<>();
        for (Detection detection : numbers.detections()) {
            Optional<Detection> anew = restsOnIt(detection) ? anew(corrected, detection, log) : Optional.of(detection);
            anew.ifPresentOrElse(stands::add, () -> revoked.add(detection));
        }
        MetricRecord after = numbers.withDetections(stands).with(new Correction.Revised(was, now, by, why, revoked));
        return detected(new MetricState(corrected.model(), after, corrected.harm()));
    }

    private MetricRecord record() {
        PhaseBucket before = bucket(was);
        PhaseBucket after = bucket(now);
        int moreBreaches = breaches(after) - breaches(before);
        return state.record().revised(was, now, before, after, log.since(phase), moreBreaches);
    }

    private int breaches(PhaseBucket increment) {
        return state.isBreach(increment) ? 1 : 0;
    }

    private PhaseBucket bucket(Observation.Measured observation) {
        return state.record().placed(PhaseBucket.of(phase, log.since(phase), observation));
    }

    private boolean restsOnIt(Detection detection) {
        return was.window().end().compareTo(detection.at()) <= 0;
    }

    /** What was detected as it is after a correction, if it still is; a mismatch as if nobody had answered for it. */
    static Optional<Detection> anew(MetricState corrected, Detection detection, TransitionLog log) {
        List<Detection> others = corrected.record().detections().stream()
                .filter(known -> !known.kind().isMismatch())
                .toList();
        MetricState undetected =
                new MetricState(corrected.model(), corrected.record().withDetections(others), corrected.harm());
        return new DetectionSearch(undetected, log, detection.phase())
                .found().stream()
                        .filter(found -> found.kind() == detection.kind())
                        .map(found -> corrected.detection(found, detection.phase(), detection.at()))
                        .findFirst();
    }

    /** A corrected snapshot may be torn, too: the next one confirms what it shows. */
    private MetricState detected(MetricState corrected) {
        return now.temporality() == Observation.Temporality.CUMULATIVE
                ? corrected
                : corrected.with(
                        corrected.found(phase, log), phase, now.window().end(), log);
    }
}
