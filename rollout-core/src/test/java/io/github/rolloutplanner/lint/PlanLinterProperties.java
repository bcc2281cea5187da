package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PlanLinterProperties {
    private static final List<String> RULES =
            PlanLinter.rules().stream().map(LintRule::id).toList();

    @Property(tries = 2000)
    void anyPlanCanBeLinted(@ForAll long seed) {
        RolloutPlan plan = new OddPlans(seed).plan();

        List<Finding> findings = PlanLinter.lint(plan);

        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.message()).isNotBlank();
            assertThat(finding.advice()).isNotBlank();
            assertThat(finding.toString()).doesNotContain("\n", "Optional", "null", "{", "[ ");
        });
    }

    @Property(tries = 500)
    void findingsComeInTheOrderOfTheRules(@ForAll long seed) {
        List<Integer> places = PlanLinter.lint(new OddPlans(seed).plan()).stream()
                .map(finding -> RULES.indexOf(finding.rule()))
                .toList();

        assertThat(places).isSorted().doesNotContain(-1);
    }

    @Property(tries = 500)
    void thePlanAloneDecides(@ForAll long seed) {
        assertThat(PlanLinter.lint(new OddPlans(seed).plan())).isEqualTo(PlanLinter.lint(new OddPlans(seed).plan()));
    }
}
