package io.github.rolloutplanner.examples;

import static java.time.Duration.ofDays;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.plan.RolloutPlan;

/**
 * Kiwix 3.4.0, a reader for offline content, goes through the seven days of an app store's phased release.
 *
 * <p>Learn from it to bring a ladder of your own, where an app store releases it and fixes the steps. Everything
 * else still follows from the facts: a volunteers' project with little telemetry has no metric to close a phase with, so
 * each phase waits for a person, and the linter says what that costs.
 *
 * <p>Sources: <a href="https://github.com/kiwix/apple/issues/759">Kiwix, issue 759</a>, and <a
 * href="https://developer.apple.com/help/app-store-connect/update-your-app/release-a-version-update-in-phases">Apple on
 * phased releases</a>.
 */
public final class OfflineReaderRelease {

    private OfflineReaderRelease() {}

    static RolloutPlan plan() {
        return RolloutPlanner.forChange("Kiwix 3.4.0")
                .newFeature()
                .behavioral("A new version of the reader with new functions")
                .touching(Trait.BUG_FIX)
                .owner("The release manager")
                .ladder(
                        Step.of("Day 1", 1, ofDays(1)),
                        Step.of("Day 2", 2, ofDays(1)),
                        Step.of("Day 3", 5, ofDays(1)),
                        Step.of("Day 4", 10, ofDays(1)),
                        Step.of("Day 5", 20, ofDays(1)),
                        Step.of("Day 6", 50, ofDays(1)),
                        Step.last("Day 7"))
                .plan();
    }

    /**
     * Prints the plan, and what the linter says of it.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        RolloutPlan plan = plan();
        System.out.print(Summary.of(plan));
        PlanLinter.lint(plan).forEach(System.out::println);
    }
}
