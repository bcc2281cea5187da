package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintFlagRows;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;

/** Whether a flag system can set the percentages that are drawn by chance. */
final class BucketChecks {
    /**
     * Flag systems divide users into 100 to 100,000 buckets by a hash. Which one a plan is for is not known, so only what
     * the finest of them cannot do is told.
     */
    private static final int BUCKETS_PER_PERCENT = 1000;

    private static final Percentage BUCKET = Percentage.percent(1.0 / BUCKETS_PER_PERCENT);

    /** How far the digits of a percentage may be off its fraction. */
    private static final double WRITTEN = 1e-7;

    private BucketChecks() {}

    static void granularity(LintedPlan plan, Report report) {
        if (!plan.isDeliveredByFlag()) {
            return;
        }
        for (Located<RolloutPhase> phase : plan.phases()) {
            Percentage percentage = phase.value().percentage();
            Percentage settable = settable(percentage);
            if (Percentages.exposesUsers(percentage)
                    && isRandom(phase.value())
                    && !percentage.equals(settable)
                    && !areEqualGroups(plan.plan(), phase.value())) {
                report.add(
                        phase.path("percentage"),
                        LintFlagRows.GRANULARITY,
                        fact("phase", phase.value().name()),
                        fact("percentage", percentage),
                        fact("step", BUCKET),
                        fact("settable", settable),
                        fact("nearest", settable.equals(Percentage.ZERO) ? BUCKET : settable));
            }
        }
    }

    /** Groups of one size are set as weights: no digits write a third, and none are meant. */
    private static boolean areEqualGroups(RolloutPlan plan, RolloutPhase phase) {
        return plan.experimentPhase()
                .filter(phase::equals)
                .flatMap(test -> plan.experiment())
                .map(test -> test.split().size())
                .filter(groups -> Math.abs(phase.percentage().fraction() - (groups - 1.0) / groups) < WRITTEN)
                .isPresent();
    }

    private static Percentage settable(Percentage percentage) {
        return Percentage.percent(Math.rint(percentage.value() * BUCKETS_PER_PERCENT) / BUCKETS_PER_PERCENT);
    }

    /** Members of a ring are targeted by rules, whatever percentage they are. */
    static boolean isRandom(RolloutPhase phase) {
        return phase.audience() instanceof Audience.RandomPercentage
                || (phase.audience() instanceof Audience.Stated stated && Prose.drawsByChance(stated.words()));
    }
}
