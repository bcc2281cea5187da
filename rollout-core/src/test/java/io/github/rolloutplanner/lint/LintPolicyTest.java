package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Rule;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LintPolicyTest {
    private static final RolloutPlan JUMPING = Plans.withPercentages(0, 1, 60, 100);
    private static final RolloutPlan JUMPING_TWICE = Plans.withPercentages(0, 1, 20, 100);

    @Test
    void withoutAPolicyEverythingIsFound() {
        LintReport report = PlanLinter.report(JUMPING, LintPolicy.standard());

        assertThat(report.findings()).isNotEmpty().isEqualTo(PlanLinter.lint(JUMPING));
        assertThat(report.suppressed()).isEmpty();
    }

    @Test
    void whatIsSuppressedIsNotLost() {
        LintPolicy policy = LintPolicy.standard().suppressing("phases.jump", "The third phase is our own company.");

        LintReport report = PlanLinter.report(JUMPING, policy);

        assertThat(report.findings()).isEmpty();
        assertThat(report.suppressed())
                .containsExactly(new LintReport.Suppressed(
                        PlanLinter.lint(JUMPING).get(0), "The third phase is our own company."));
    }

    @Test
    void aPathKeepsTheOtherFindings() {
        LintPolicy policy = LintPolicy.standard().suppressing("phases.jump", "phases[2]", "They asked for it.");

        LintReport report = PlanLinter.report(JUMPING_TWICE, policy);

        assertThat(report.findings()).extracting(Finding::path).containsExactly("phases[3].percentage");
        assertThat(report.suppressed())
                .extracting(suppressed -> suppressed.finding().path())
                .containsExactly("phases[2].percentage");
    }

    @Test
    void aPathMeansAPartAndNotItsFirstLetters() {
        Suppression first = new Suppression("rule", "phases[1]", "reason");

        assertThat(List.of("phases[1]", "phases[1].percentage", "phases[1].goLiveCriteria[0]"))
                .allMatch(path -> first.covers(breachAt(path)));
        assertThat(List.of("phases", "phases[10]", "phases[2].percentage", "rollback"))
                .noneMatch(path -> first.covers(breachAt(path)));
        assertThat(new Suppression("rule", "phases", "reason").covers(breachAt("phases[3].percentage")))
                .isTrue();
        assertThat(new Suppression("rule", "rollback.with", "reason").covers(breachAt("rollback.within")))
                .isFalse();
    }

    @Test
    void theFirstSuppressionSaysWhy() {
        LintPolicy policy = LintPolicy.standard()
                .suppressing("phases.jump", "phases[2]", "They asked for it.")
                .suppressing("phases.jump", "We like it steep.");

        assertThat(PlanLinter.report(JUMPING_TWICE, policy).suppressed())
                .extracting(LintReport.Suppressed::reason)
                .containsExactly("They asked for it.", "We like it steep.");
        assertThat(PlanLinter.report(JUMPING_TWICE, policy).findings()).isEmpty();
    }

    /** Of each rule a hundred are listed, whether they are suppressed or not; the rest is counted. */
    @Test
    void ofAllThatIsSuppressedAHundredAreListed() {
        LintPolicy policy = LintPolicy.standard()
                .suppressing("rollback.actionable", "rollback.manualSteps[100]", "We know the last by heart.")
                .suppressing("rollback.actionable", "We know them by heart.");

        LintReport report = PlanLinter.report(blankSteps(101), policy);

        assertThat(report.findings()).isEmpty();
        assertThat(report.suppressed()).hasSize(101).last().satisfies(rest -> {
            assertThat(rest.finding().rule()).isEqualTo("lint.more");
            assertThat(rest.finding().path()).isEqualTo("rollback.manualSteps[100]");
            assertThat(rest.reason()).isEqualTo("We know the last by heart.");
        });
        assertThat(PlanLinter.report(blankSteps(100), policy.suppressing("lint.unused-suppression", "A test."))
                        .suppressed())
                .extracting(suppressed -> suppressed.finding().rule())
                .containsOnly("rollback.actionable", "lint.unused-suppression");
    }

    private static RolloutPlan blankSteps(int count) {
        return Plans.SOUND.withRollback(Plans.SOUND
                .rollback()
                .withManualSteps(
                        Collections.nCopies(count, ManualStep.stated(" ")).toArray(ManualStep[]::new)));
    }

    @Test
    void whatSuppressesNothingIsFound() {
        LintPolicy policy = LintPolicy.standard()
                .suppressing("phases.jump", "We like it steep.")
                .suppressing("timeline.bake", "timeline", "Somebody always watches.");

        assertThat(PlanLinter.report(JUMPING, policy).findings())
                .containsExactly(new Finding(
                        "lint.unused-suppression",
                        Finding.Severity.INFO,
                        "suppressions[1]",
                        "The policy suppresses timeline.bake at timeline, but no such finding exists."
                                + " Stated reason: Somebody always watches.",
                        "Remove the suppression, so that it does not hide later findings."));
    }

    @Test
    void whatSuppressesNothingCanBeSuppressed() {
        LintPolicy policy = LintPolicy.standard()
                .suppressing("timeline.bake", "Somebody always watches.")
                .suppressing("lint.unused-suppression", "One policy serves all our plans.");

        LintReport report = PlanLinter.report(Plans.SOUND, policy);

        assertThat(report.findings()).isEmpty();
        assertThat(report.suppressed()).singleElement().satisfies(suppressed -> {
            assertThat(suppressed.finding().path()).isEqualTo("suppressions[0]");
            assertThat(suppressed.reason()).isEqualTo("One policy serves all our plans.");
        });
        assertThat(PlanLinter.rules()).extracting(LintRule::id).endsWith("lint.unused-suppression");
    }

    @Test
    void refusesTheSameTwice() {
        LintPolicy policy = LintPolicy.standard().suppressing("phases.jump", "phases[2]", "They asked for it.");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.suppressing("phases.jump", "phases[2]", "We like it steep."))
                .withMessage("'phases.jump' at phases[2] is suppressed twice, for the reasons 'They asked for it.' and"
                        + " 'We like it steep.'. Keep one of them.");
        assertThat(policy.suppressing("phases.jump", "phases[3]", "They asked for it, too."))
                .isNotNull();
    }

    @Test
    void aPolicyIsNeverChanged() {
        LintPolicy policy = LintPolicy.standard();
        policy.suppressing("phases.jump", "We like it steep.");

        assertThat(PlanLinter.report(JUMPING, policy).suppressed()).isEmpty();
    }

    @Test
    void refusesARuleThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LintPolicy.standard().suppressing("phases.jumps", "We like it steep."))
                .withMessageStartingWith(
                        "No rule has the id 'phases.jumps'. Known: criteria.approver, criteria.clear, ");
    }

    @Test
    void refusesAReasonThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LintPolicy.standard().suppressing("phases.jump", " "))
                .withMessage(
                        "'phases.jump' is suppressed for the reason ' '. Say why it is no problem here, so that others can"
                                + " judge whether that still holds.");
    }

    @Test
    void refusesAPathThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LintPolicy.standard().suppressing("phases.jump", "", "We like it steep."))
                .withMessage(
                        "'phases.jump' is suppressed at '', which is no part of a plan. Give one such as 'phases[1]', or"
                                + " leave the path out.");
    }

    @Test
    void refusesNothing() {
        assertThatNullPointerException()
                .isThrownBy(() -> PlanLinter.report(JUMPING, null))
                .withMessage("policy");
        assertThatNullPointerException()
                .isThrownBy(() -> LintPolicy.standard().suppressing(null, "reason"))
                .withMessage("rule");
        assertThatNullPointerException()
                .isThrownBy(() -> LintPolicy.standard().suppressing("phases.jump", null))
                .withMessage("reason");
    }

    @Test
    void readsAsOneLine() {
        LintReport.Suppressed suppressed = new LintReport.Suppressed(at("phases[1]"), "We like it\nsteep.");

        assertThat(suppressed).hasToString("INFO phases[1]: Message. Advice. [rule] Suppressed: We like it steep.");
    }

    @Test
    void aPolicySaysWhatItSuppresses() {
        assertThat(LintPolicy.standard()
                        .suppressing("phases.jump", "phases[2]", "We like it steep.")
                        .toString())
                .contains("phases.jump", "phases[2]", "We like it steep.");
    }

    private static Breach breachAt(String path) {
        return new Breach(Finding.Severity.INFO, path, Rule.of("rule", "Meaning."), List.of());
    }

    private static Finding at(String path) {
        return new Finding("rule", Finding.Severity.INFO, path, "Message.", "Advice.");
    }
}
