package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.plan.RolloutPlan;

/**
 * A spelling mistake in an error message of Uptime Kuma is corrected.
 *
 * <p>Learn from it to ask first whether a rollout is needed at all. The answer is the plan's assessment: it says no, by
 * which rules, and still plans something sensible, all users at once and a few hours of watching.
 *
 * <p>Source: <a href="https://github.com/louislam/uptime-kuma/commit/2f08213d636a40d6e11474c28766eb8de4631c54">Uptime
 * Kuma, commit 2f08213</a>.
 */
public final class ErrorMessageTypo {

    private ErrorMessageTypo() {}

    static RolloutPlan plan() {
        return RolloutPlanner.forChange("Spelling in the resolver's error message")
                .ui("One word of an error message is spelt correctly")
                .touching(Trait.VISUAL_ONLY, Trait.BUG_FIX)
                .plan();
    }

    /**
     * Prints whether a rollout is needed, and why.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        Assessment assessment = plan().assessment().orElseThrow();
        System.out.println("Rollout: " + assessment.need());
        System.out.print(Summary.sentences(assessment.needReasons()));
    }
}
