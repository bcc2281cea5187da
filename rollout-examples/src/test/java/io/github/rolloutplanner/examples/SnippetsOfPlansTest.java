package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.snippet.FlagPattern;
import io.github.rolloutplanner.snippet.SnippetStyle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The code that plans bring along, pattern by pattern and system by system. */
class SnippetsOfPlansTest {

    @Test
    @Tag("spec:pattern.boolean")
    void switchForAllUsers() {
        RolloutPlan plan = RolloutPlanner.forChange("Quick search")
                .touching(Trait.WORKFLOW_CHANGE)
                .using("immediate")
                .plan();

        assertThat(code(plan, FlagPattern.BOOLEAN)).contains("featureFlags.isEnabled('quick-search')", "} else {");
    }

    @Test
    @Tag("spec:pattern.percentage")
    void percentageOfUsers() {
        assertThat(code(AutomaticTypes.plan(), FlagPattern.PERCENTAGE))
                .contains("featureFlags.isEnabled('automatic-type-files', user?.id)");
    }

    @Test
    @Tag("spec:pattern.multivariate")
    void variantsOfAnExperiment() {
        assertThat(code(SignUpPage.plan(percent(5)), FlagPattern.MULTIVARIATE))
                .contains("featureFlags.getVariant(", "'the-page-as-it-is'", "'family-picture-and-learn-more'");
    }

    @Test
    @Tag("spec:pattern.targeting")
    void rulesBeforeThePercentage() {
        String code = code(TeamFormSelectPanel.plan(), FlagPattern.TARGETING);

        assertThat(code).containsSubsequence("\"@github.com\"", "\"beta\"", "client.getBooleanValue(KEY");
    }

    @Test
    @Tag("spec:stack.vue")
    void composableForVue() {
        assertThat(code(quickSearch(SnippetStyle.VUE), FlagPattern.PERCENTAGE))
                .contains("from 'vue'", "computed(", "export function use");
    }

    @Test
    @Tag("spec:stack.astro")
    void middlewareForAstro() {
        assertThat(code(quickSearch(SnippetStyle.ASTRO), FlagPattern.PERCENTAGE))
                .contains("astro:middleware", "onRequest");
    }

    private static RolloutPlan quickSearch(SnippetStyle style) {
        return RolloutPlanner.forChange("Quick search")
                .touching(Trait.WORKFLOW_CHANGE)
                .tooling(Tooling.builder().snippetStyle(style).build())
                .plan();
    }

    private static String code(RolloutPlan plan, FlagPattern pattern) {
        return plan.snippets().stream()
                .filter(snippet -> snippet.pattern() == pattern)
                .findFirst()
                .orElseThrow()
                .code();
    }
}
