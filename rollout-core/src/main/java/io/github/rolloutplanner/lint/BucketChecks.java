package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.strategy.Audience;

/** Whether a flag system can set the percentages that are drawn by chance. */
final class BucketChecks {
    /**
     * Flag systems divide users into 100 to 100,000 buckets by a hash. Which one a plan is for is not known, so only what
     * the finest of them cannot do is told.
     */
    private static final int BUCKETS_PER_PERCENT = 1000;

    private static final Percentage BUCKET = Percentage.percent(1.0 / BUCKETS_PER_PERCENT);

    private BucketChecks() {}

    static void granularity(LintedPlan plan, Report report) {
        for (Located<RolloutPhase> phase : plan.phases()) {
            Percentage percentage = phase.value().percentage();
            Percentage settable = settable(percentage);
            if (Percentages.isOfSomebody(percentage) && isDrawn(phase.value()) && !percentage.equals(settable)) {
                report.add(
                        phase.path("percentage"),
                        PhaseChecks.named(phase) + " exposes " + percentage
                                + ", but even flag systems with 100,000 buckets set " + "a percentage in steps of "
                                + BUCKET
                                + ": it becomes " + settable + ".",
                        "Give " + (settable.equals(Percentage.ZERO) ? BUCKET : settable)
                                + ", or reach those users by a rule.");
            }
        }
    }

    private static Percentage settable(Percentage percentage) {
        return Percentage.percent(Math.rint(percentage.value() * BUCKETS_PER_PERCENT) / BUCKETS_PER_PERCENT);
    }

    /** Members of a ring are reached by rules, whatever percentage they are. */
    static boolean isDrawn(RolloutPhase phase) {
        return phase.audience() instanceof Audience.RandomPercentage
                || (phase.audience() instanceof Audience.Stated stated && Prose.drawsByChance(stated.words()));
    }
}
