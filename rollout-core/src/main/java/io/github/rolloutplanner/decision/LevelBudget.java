package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.EvidenceWealth;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricState;
import java.time.Duration;
import java.util.Collection;

/**
 * What guardrails leave of the significance level for those that begin anew. A rollout that is planned again, however often and for
 * whatever was seen, rolls a harmless change back no more often than its first plan promised:
 *
 * <ul>
 *   <li>a guardrail that goes on keeps its evidence, and its level or the lower one that the new plan gives it;
 *   <li>what one that goes on has no more, and what one had that is dropped or begins anew, is added up: each level times the evidence at
 *       that time, {@link EvidenceWealth}; and so is the reserve, which no guardrail has;
 *   <li>all that begin anew share that in the ratio of the levels that the new plan gives them, and get no more than those;
 *   <li>the rest is the reserve of the next replanning.
 * </ul>
 *
 * <p>Why the level holds: W, the evidence of each guardrail times its level, and the reserve, begins at the significance level of the
 * first plan, of which the reserve is what no guardrail has. While nothing is worse, W is on average no more at any later time than it is
 * now: so is each product, and the reserve, which is not at stake, stays as it is. Planning again moves parts of W and adds none. A
 * guardrail rolls back only where its own part reaches 1, so where W does, and that has at most the probability that W began with (Ville
 * 1939).
 *
 * <p>So evidence for the change, which makes that smaller, is not forgotten, and evidence against it brings no more than the plan's
 * level. Where nothing has come yet, all begin at the levels of the new plan.
 *
 * <p>A guardrail that goes on is not raised from its level a to a higher one a' of the new plan, for which (a' - a) E of the reserve
 * would have to be enough. That E is the evidence at the level a: a last snapshot that may be torn is left out of it where it alone would
 * be detected at that level, and a part of the level is spent on the usual ratio. At a' the same observations have another E, so that the
 * sum W would not stay what it was. What is not raised is not lost, since the reserve is for those that begin anew; and it would bring
 * little, a detection at evidence that is smaller by the factor a / a'.
 */
final class LevelBudget {
    /** No level is lower, so that it has a logarithm. */
    static final double LEAST = 1e-300;

    /** No probability is more. */
    private static final double MOST = Math.nextDown(1.0);

    /** What sums of levels are off by. */
    private static final double ROUNDING = 1e-12;

    private final Duration at;
    private double freed;
    private double wanted;

    /**
     * Of one time.
     *
     * @param at when
     * @param reserve what no guardrail has until then
     */
    LevelBudget(Duration at, double reserve) {
        this.at = at;
        this.freed = reserve;
    }

    /**
     * The reserve of a rollout that has its first plan.
     *
     * @param significanceLevel how often it may roll a harmless change back
     * @param first the metrics of that plan
     * @return what its guardrails do not take; all of it where it has none
     */
    static double reserve(double significanceLevel, Collection<MetricModel> first) {
        double taken = first.stream()
                .filter(EvidenceWealth::isHeldBy)
                .mapToDouble(EvidenceWealth::atStake)
                .sum();
        return reserved(significanceLevel - taken);
    }

    private static double reserved(double rest) {
        return rest < ROUNDING ? 0 : Math.min(MOST, rest);
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
            wanted += EvidenceWealth.atStake(after);
        }
    }

    /** The part of the level of the plan that those have which begin here. */
    double share() {
        return freed >= wanted * (1 - ROUNDING) ? 1 : Math.max(LEAST, freed / wanted);
    }

    /** What no guardrail has from here on. */
    double rest() {
        return reserved(freed - wanted * share());
    }
}
