package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Observation;
import java.util.Optional;

/**
 * A time before the rollout that says something else than before, or comes late. What was detected since the phase that it is
 * about began is detected anew, or revoked.
 *
 * @param state the metric before
 * @param was what was said, if anything was
 * @param now what is said
 * @param log the way that the rollout went
 */
record BeforeRevision(MetricState state, Optional<Observation.Before> was, Observation.Before now, TransitionLog log) {

    /** The metric after it. */
    MetricState by(String by, String why) {
        MetricState corrected = state.with(now, log);
        MetricRecord after =
                corrected.record().with(new Correction.RevisedBefore(was, now, by, why, state.revokedBy(corrected)));
        return new MetricState(corrected.model(), after, corrected.harm());
    }
}
