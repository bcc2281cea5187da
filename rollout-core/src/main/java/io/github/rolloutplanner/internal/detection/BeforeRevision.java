package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A time before the rollout that says something else than before. What was detected since the phase that it is about began is
 * detected anew, or revoked.
 *
 * @param state the metric before
 * @param was what was said
 * @param now what is said
 * @param log the way that the rollout went
 */
record BeforeRevision(MetricState state, Observation.Before was, Observation.Before now, TransitionLog log) {

    /** The metric after it. */
    MetricState by(String by, String why) {
        MetricState corrected = state.with(now);
        List<Detection> stands = new ArrayList<>();
        List<Detection> revoked = new ArrayList<>();
        for (Detection detection : state.record().detections()) {
            Optional<Detection> anew =
                    detection.phase() < now.phase() ? Optional.of(detection) : Revision.anew(corrected, detection, log);
            anew.ifPresentOrElse(stands::add, () -> revoked.add(detection));
        }
        MetricRecord after = corrected
                .record()
                .withDetections(stands)
                .with(new Correction.RevisedBefore(was, now, by, why, revoked));
        return new MetricState(corrected.model(), after, corrected.harm());
    }
}
