package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.internal.rules.LintPlanRows;
import java.util.List;
import java.util.stream.Collectors;
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
                        ExperimentCases.ALL,
                        AgreementCases.ALL,
                        ForeignPlanCases.ALL)
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

    @Test
    void whatAPlanHasNoPlaceForIsNotMissed() {
        assertThat(PlanLinter.lint(GateCases.silentAndForeign())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aBrokenRuleIsFound(RuleCase broken) {
        assertThat(broken.found())
                .extracting(Finding::severity, Finding::path)
                .containsExactly(tuple(broken.severity(), broken.path()));
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
                .filteredOn(id -> !id.equals(LintPlanRows.UNUSED_SUPPRESSION.id()))
                .allMatch(withCase::contains, "has a plan that breaks it in one of the lists of cases");
    }

    @Test
    void eachWordingIsTheReviewedOne() {
        String lines = cases().stream()
                .flatMap(broken -> broken.found().stream())
                .map(finding -> finding + "\n")
                .collect(Collectors.joining());

        Golden.check("findings.txt", lines);
    }

    @Test
    void noFindingIsWorseThanItsRule() {
        for (RuleCase broken : cases()) {
            LintRule rule = PlanLinter.rules().stream()
                    .filter(known -> known.id().equals(broken.rule()))
                    .findFirst()
                    .orElseThrow();
            assertThat(broken.severity()).as(broken.toString()).isGreaterThanOrEqualTo(rule.severity());
        }
    }

    @Test
    void refusesNoPlan() {
        assertThatNullPointerException().isThrownBy(() -> PlanLinter.lint(null)).withMessage("plan");
    }
}
