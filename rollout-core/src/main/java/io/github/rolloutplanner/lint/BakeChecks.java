package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether somebody still watches when everybody has the change. */
final class BakeChecks {

    private BakeChecks() {}

    static void bake(LintedPlan plan, Report report) {
        plan.lastPhase()
                .filter(last -> !isWatched(last.value(), plan.plan().timeline()))
                .ifPresent(last -> {
                    TimeSpan bake = plan.plan().timeline().bake();
                    report.add(
                            severity(plan, bake),
                            "timeline.bake",
                            "Nobody watches after the last phase " + PhaseChecks.quoted(last) + " has reached "
                                    + last.value().percentage() + stated(bake)
                                    + ", though most users first meet the change there.",
                            "Say how long to watch before the way back is taken away, such as 1 day.");
                });
    }

    /** Those who cannot say it as a bake say it as the length of the last phase, or as what comes after it. */
    private static boolean isWatched(RolloutPhase last, Timeline timeline) {
        List<TimeSpan> phases = timeline.phases();
        boolean isSaidOfTheLast = !phases.isEmpty() && isWatched(phases.get(phases.size() - 1));
        return isPositive(timeline.bake().length()) || isPositive(last.soak()) || isSaidOfTheLast;
    }

    private static boolean isWatched(TimeSpan last) {
        return isPositive(last.length()) || Prose.watches(last.note());
    }

    private static boolean isPositive(Optional<Duration> length) {
        return length.filter(FindingText::isPositive).isPresent();
    }

    /** The contract has no place for a bake. */
    private static FindingSeverity severity(LintedPlan plan, TimeSpan bake) {
        return plan.isDerived() || bake.length().isPresent() ? FindingSeverity.WARNING : FindingSeverity.INFO;
    }

    private static String stated(TimeSpan bake) {
        return bake.length().isPresent() || bake.note().isBlank() ? "" : " (the bake is '" + bake.note() + "')";
    }
}
