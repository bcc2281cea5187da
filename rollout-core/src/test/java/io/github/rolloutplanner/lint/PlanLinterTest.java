package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanLinterTest {

    static List<RuleCase> cases() {
        return Stream.of(
                        ValidationCases.ALL,
                        FlagCases.ALL,
                        TimelineCases.ALL,
                        PhaseCases.ALL,
                        GateCases.ALL,
                        LimitCases.ALL,
                        ExperimentCases.ALL)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void aSoundPlanIsClean() {
        assertThat(PlanLinter.lint(Plans.SOUND)).isEmpty();
    }

    @Test
    void theSoundPlanOfAnotherProgramIsClean() {
        assertThat(PlanLinter.lint(Plans.foreign())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBrokenRuleIsFound(RuleCase broken) {
        assertThat(PlanLinter.lint(broken.broken()))
                .filteredOn(finding -> finding.rule().equals(broken.rule()))
                .containsExactly(broken.found());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theMendedPlanIsClean(RuleCase broken) {
        assertThat(PlanLinter.lint(broken.mended()))
                .filteredOn(finding -> !broken.besides().contains(finding.rule()))
                .isEmpty();
    }

    @Test
    void everyRuleHasACase() {
        List<String> withCase = cases().stream().map(RuleCase::rule).distinct().toList();

        assertThat(PlanLinter.rules())
                .extracting(LintRule::id)
                .filteredOn(id -> !id.equals(LintPolicy.UNUSED))
                .allMatch(withCase::contains, "has a plan that breaks it in one of the lists of cases");
    }

    @Test
    void everyRuleHasAnIdOfItsOwnAndAMeaning() {
        assertThat(PlanLinter.rules()).extracting(LintRule::id).doesNotHaveDuplicates();
        assertThat(PlanLinter.rules())
                .allSatisfy(rule -> assertThat(rule.meaning()).matches("[A-Z].*\\."));
    }

    @Test
    void noFindingIsWorseThanItsRule() {
        for (RuleCase broken : cases()) {
            LintRule rule = PlanLinter.rules().stream()
                    .filter(known -> known.id().equals(broken.rule()))
                    .findFirst()
                    .orElseThrow();
            assertThat(broken.found().severity()).as(broken.toString()).isGreaterThanOrEqualTo(rule.severity());
        }
    }

    @Test
    void refusesNoPlan() {
        assertThatNullPointerException().isThrownBy(() -> PlanLinter.lint(null)).withMessage("plan");
    }
}
