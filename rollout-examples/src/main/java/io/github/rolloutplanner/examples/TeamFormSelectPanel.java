package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.snippet.FlagPattern;
import io.github.rolloutplanner.snippet.SnippetStyle;

/**
 * GitHub shows an experimental selection panel in the form of a team, behind a feature flag.
 *
 * <p>Learn from it to design the flag with the plan: who gets the change first, which attribute decides who is in a percentage,
 * what stays behind the other branch, and the code for it. In the real rollout the flag reached customers by mistake, and
 * forms seemed to save but did not; so the guardrail here counts groups that are linked, not errors that are shown.
 *
 * <p>Source: <a href="https://slok.github.io/stactus-showcase/simple/github/history/5">GitHub's status history</a>.
 * Assumed: the attributes, and that 92% of saved forms link their group.
 */
public final class TeamFormSelectPanel {

    private TeamFormSelectPanel() {}

    static RolloutPlan plan() {
        return RolloutPlanner.forChange("Selection panel in the team form")
                .newFeature()
                .ui("A new selection panel when a team is created or edited")
                .behavioral("A team is linked to an external group through the panel")
                .touching(Trait.WORKFLOW_CHANGE, Trait.AUTHENTICATION)
                .withFallback("the form with the old selection list")
                .flagKey("team-form-select-panel")
                .bucketBy("organization.id")
                .internalUsers(TargetingCondition.endsWith("user.email", "@github.com"))
                .betaUsers(TargetingCondition.is("organization.tier", "beta"))
                .guardrail(Metric.conversion("Saved forms that link their group", percent(92))
                        .mustStayAbove(percent(90)))
                .tooling(Tooling.builder()
                        .flagSystem("the flag service of the site")
                        .snippetStyle(SnippetStyle.JAVA)
                        .build())
                .plan();
    }

    /**
     * Prints the flag and the code that asks it.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        RolloutPlan plan = plan();
        for (FeatureFlag flag : plan.flags()) {
            System.out.println(flag.type() + " flag " + flag.key() + ", by "
                    + flag.bucketBy().orElse("none"));
            flag.rules().forEach(rule -> System.out.println("  " + line(rule)));
        }
        plan.snippets().stream()
                .filter(snippet -> snippet.pattern() == FlagPattern.TARGETING)
                .forEach(snippet -> System.out.print(snippet.code()));
    }

    private static String line(TargetingRule rule) {
        return rule.segment() + ": " + rule.condition().map(Object::toString).orElse("as the flag system knows them");
    }
}
