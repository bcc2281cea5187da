package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.state.Attribution;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether a counter can have been started again.
 *
 * @param plan the plan
 * @param log the way that the rollout went so far
 * @param metrics what was observed
 */
record CounterCheck(RolloutPlan plan, TransitionLog log, MetricStates metrics) {

    void require(Correction.Restarted restart) {
        String metric = restart.metric();
        TransitionException.refuse(
                "The counter of '" + metric + "' cannot be started again", Attribution.problems(restart));
        List<String> treatments = treatments(metric);
        require(
                treatments.isEmpty(),
                "'" + metric + "' is counted by itself for each treatment. Give the treatment, one of " + treatments
                        + ".");
        require(
                metrics.models().containsKey(metric),
                "'" + plan.feature() + "' has no metric '" + metric + "' that can be measured. Give one of "
                        + metrics.models().keySet() + ".");
        Optional<Duration> counted = counted(metric);
        require(
                counted.isPresent(),
                "'" + metric + "' has no checkpoint in this phase, so no counter of it can start again. Observe it.");
        require(
                restart.at().compareTo(counted.orElseThrow()) >= 0
                        && restart.at().compareTo(TransitionLog.LONGEST) <= 0,
                "The counter of '" + metric + "' cannot have started again at " + Elapsed.text(restart.at())
                        + ": its latest checkpoint reaches to " + Elapsed.text(counted.get())
                        + ". Give the time since the start of the rollout, that one or later.");
    }

    /** Those of which a metric is counted; none where it is not said which, or where there is one alone. */
    private List<String> treatments(String metric) {
        return metrics.models().values().stream()
                .filter(model -> model.metric().equals(metric))
                .flatMap(model -> model.treatment().stream())
                .toList();
    }

    /** Until when a metric was counted in this phase, if it was counted. */
    private Optional<Duration> counted(String metric) {
        Optional<Duration> last = Optional.empty();
        for (PhaseBucket bucket : metrics.of(metric).record().buckets()) {
            if (bucket.phase() == log.phase()) {
                last = bucket.checkpoint().map(window -> window.end());
            }
        }
        return last;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new TransitionException(message);
        }
    }
}
