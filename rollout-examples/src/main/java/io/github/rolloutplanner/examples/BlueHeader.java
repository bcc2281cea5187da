package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.plan.RolloutPlan;

/**
 * The header of all British government services turns from black to blue and grows by ten pixels.
 *
 * <p>Learn from it who has the last word. The rules skip a change of looks, even in every service. A caller who knows
 * better, here because each service updates at its own pace, names a floor for the risk and a strategy; the plan follows,
 * and keeps the rules' own verdict beside the caller's.
 *
 * <p>Source: <a href="https://www.yellopolitics.com/p/his-majestys-government-website-has">Yello on the new brand of
 * GOV.UK</a>.
 */
public final class BlueHeader {

    private BlueHeader() {}

    static RolloutPlan byTheRules() {
        return RolloutPlanner.forChange("Blue header")
                .ui("The header is blue, ten pixels higher, and the logo's dot is turquoise")
                .touching(Trait.VISUAL_ONLY, Trait.MULTI_TENANT)
                .plan();
    }

    static RolloutPlan byTheCaller() {
        return RolloutPlanner.forChange("Blue header")
                .ui("The header is blue, ten pixels higher, and the logo's dot is turquoise")
                .touching(Trait.VISUAL_ONLY, Trait.MULTI_TENANT)
                .riskAtLeast(RiskLevel.MEDIUM)
                .using("percentage")
                .plan();
    }

    /**
     * Prints both plans, and how the second came to its risk.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        System.out.print(Summary.of(byTheRules()));
        RolloutPlan plan = byTheCaller();
        System.out.print(Summary.of(plan));
        System.out.print(
                Summary.sentences(plan.assessment().map(Assessment::riskReasons).orElseThrow()));
    }
}
