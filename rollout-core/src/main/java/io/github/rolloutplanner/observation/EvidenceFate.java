package io.github.rolloutplanner.observation;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;

/**
 * What became of the evidence of one metric when its rollout was planned again.
 *
 * @param metric name of the metric; of one treatment of several, with that treatment
 * @param kind what became of it
 * @param causes what changed that its evidence rested on; empty where it is kept
 * @param evidence the natural logarithm of its evidence of a regression at that time; 0 where there was none, below 0 where the data
 *     spoke against one
 * @param riskier whether a regression of it is less likely to roll the change back than before, or than the plan says: a guardrail was
 *     dropped or loosened, evidence of a regression no longer counts, or hardly any of the significance level was left for it
 * @since 0.1.0
 */
public record EvidenceFate(String metric, Kind kind, List<Cause> causes, double evidence, boolean riskier) {

    public EvidenceFate {
        requireNonNull(metric, "metric");
        requireNonNull(kind, "kind");
        causes = Elements.listOf(causes, "causes");
        if (!Double.isFinite(evidence)) {
            throw new RolloutException.InvalidValue(
                    "The evidence of '" + metric + "' is " + evidence + ". Give its logarithm, 0 where there is none.");
        }
    }

    /**
     * What can become of evidence.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** It goes on: nothing that it rests on has changed. */
        KEPT,
        /** What was observed so far no longer counts, because it would be read by other rules than it was observed under. */
        RESTARTED,
        /** The metric was not watched before; what comes from now on counts. */
        NEW,
        /** The metric is no longer watched. */
        DROPPED
    }

    /**
     * What evidence rests on.
     *
     * @since 0.1.0
     */
    public enum Cause {
        /** What the metric shows without the change, or how well that is known. */
        BASELINE,
        /** How the metric is made from observations, such as a rate or a mean. */
        METRIC_KIND,
        /** The unit that it is measured in, or what is counted as one observation. */
        UNIT,
        /** Which direction is bad. */
        DIRECTION,
        /** How much its observations scatter, or depend on each other. */
        SCATTER,
        /** What its breach means. */
        ROLE,
        /** The threshold, margin, comparison or tolerance of its gate in a phase that data came from. */
        GATE,
        /** The limit whose breach rolls back. */
        LIMIT,
        /** How large the groups should be beside each other. */
        GROUPS,
        /** What the policy of the plan tolerates. */
        POLICY,
        /** What was known of the users of a phase before the rollout, where the phase is another one now. */
        USERS_BEFORE
    }
}
