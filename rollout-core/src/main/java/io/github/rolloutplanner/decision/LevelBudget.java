package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.EvidenceWealth;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricState;
import java.time.Duration;

/**
 * What guardrails leave of the significance level for those that begin anew. A rollout that is planned again, however often and for
 * whatever was seen, rolls a harmless change back no more often than its first plan promised:
 *
 * <ul>
 *   <li>a guardrail that goes on keeps its evidence, and its level or the lower one that the new plan gives it;
 *   <li>what one that goes on has no more, and what one had that is dropped or begins anew, is added up: each level times the evidence at
 *       that time, {@link EvidenceWealth};
 *   <li>all that begin anew share that in the ratio of the levels that the new plan gives them, and get no more than those.
 * </ul>
 *
 * <p>So evidence for the change, which makes that smaller, is not forgotten, and evidence against it brings no more than the plan's
 * level. Where nothing has come yet, all begin at the levels of the new plan.
 */
final class LevelBudget {
    /** No level is lower, so that it has a logarithm. */
    private static final double LEAST = 1e-300;

    private final Duration at;
    private double freed;
    private double wanted;

    LevelBudget(Duration at) {
        this.at = at;
    }

    /** A guardrail that goes on. */
    void keep(MetricState before, MetricModel after) {
        if (EvidenceWealth.isHeldBy(before.model())) {
            EvidenceWealth wealth = new EvidenceWealth(before);
            MetricModel model = before.model();
            freed += part(model.comparisonLevel(), after.comparisonLevel())
                    * wealth.ofComparison(model.comparisonLevel());
            freed += part(model.limitLevel(), after.limitLevel()) * wealth.ofLimit(model.limitLevel(), at);
        }
    }

    /** Which part of a level is no longer needed. */
    private static double part(double before, double after) {
        return Math.max(0, 1 - after / before);
    }

    /** One that ends here. */
    void end(MetricState before) {
        if (EvidenceWealth.isHeldBy(before.model())) {
            EvidenceWealth wealth = new EvidenceWealth(before);
            freed += wealth.ofComparison(before.model().comparisonLevel());
            freed += wealth.ofLimit(before.model().limitLevel(), at);
        }
    }

    /** One that begins here. */
    void begin(MetricModel after) {
        if (EvidenceWealth.isHeldBy(after)) {
            wanted += after.comparisonLevel() + (after.limit().isPresent() ? after.limitLevel() : 0);
        }
    }

    /** The part of the level of the plan that those have which begin here. */
    double share() {
        return wanted == 0 ? 1 : Math.max(LEAST, Math.min(1, freed / wanted));
    }
}
