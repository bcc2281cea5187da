package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of plans of the contract that people and other programs write: each is found, where it stands, and alone. */
class ForeignFaultsTest {
    private static final String CHECKOUT = ContractDocuments.checkout();

    private static String edited(String pattern, String replacement) {
        assertThat(CHECKOUT).containsPattern(pattern);
        return CHECKOUT.replaceAll(pattern, Matcher.quoteReplacement(replacement));
    }

    private static List<Finding> newFindings(String document) {
        List<Finding> known = PlanLinter.lint(RolloutJson.read(CHECKOUT));
        return PlanLinter.lint(RolloutJson.read(document)).stream()
                .filter(finding -> !known.contains(finding))
                .toList();
    }

    private static void finds(String document, String rule, String path) {
        assertThat(newFindings(document))
                .extracting(Finding::rule, Finding::severity, Finding::path)
                .containsExactly(tuple(rule, Finding.Severity.WARNING, path));
    }

    @Test
    void gatesThatLoosenAsThePercentageGrows() {
        String document = CHECKOUT.replace("error rate < 0.417%", "error rate < 0.25%")
                .replace("error rate < 0.37%", "error rate < 0.35%")
                .replaceFirst("error rate < 0.305%", "error rate < 0.43%");

        finds(document, "limits.gates-loosen", "phases[2].goLiveCriteria[0]");
        assertThat(newFindings(document).get(0).advice())
                .isEqualTo(
                        "Plan again, or give the loosest limit to the smallest percentage: 0.43% in Beta, 0.35% in Early Adopters and"
                                + " 0.25% in All.");
    }

    @Test
    void aGateAt100PercentMayLeaveRoomForATypedBaseline() {
        String document = CHECKOUT.replace("error rate < 0.37%", "error rate < 0.29%");

        assertThat(newFindings(document)).isEmpty();
    }

    @Test
    void aPlanWithoutATrigger() {
        finds(
                edited("\"automatic_triggers\": [^\\]]*\\]", "\"automatic_triggers\": []"),
                "rollback.no-trigger",
                "rollback.automaticTriggers");
    }

    @Test
    void aPlanWithoutAnAlert() {
        finds(edited("\"alerts\": [^\\]]*\\]", "\"alerts\": []"), "monitoring.no-alert", "monitoring.alerts");
    }

    @Test
    void aRollbackInWhichNothingIsDone() {
        finds(withSteps("1. Think"), "rollback.actionable", "rollback.manualSteps");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. Flip feature flag to false",
                "1. kubectl rollout undo deployment/checkout",
                "1. Redeploy 4.2",
                "1. Schalte das Flag aus",
                "1. 関闭功能开关"
            })
    void aStepThatPeopleCanCarryOut(String step) {
        assertThat(newFindings(withSteps(step))).isEmpty();
    }

    private static String withSteps(String step) {
        return edited("\"manual_rollback_steps\": [^\\]]*\\]", "\"manual_rollback_steps\": [\"" + step + "\"]");
    }

    @Test
    void aSuccessThatNothingShows() {
        finds(withSuccess("It works"), "success.measurable", "successCriteria[0]");
        assertThat(newFindings(withSuccess("No critical bugs reported"))).isEmpty();
    }

    private static String withSuccess(String criterion) {
        return edited("\"success_criteria\": [^\\]]*\\]", "\"success_criteria\": [\"" + criterion + "\"]");
    }

    @Test
    void aTargetGroupOfAnotherPercentage() {
        finds(withGroup("Random 40% of users"), "phases.target-group", "phases[1].audience");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Random 5% of users",
                "5.0 % of all customers",
                "40% of the beta testers",
                "Beta users",
                "Top 40%"
            })
    void aTargetGroupThatMayHaveThePercentage(String group) {
        assertThat(newFindings(withGroup(group))).isEmpty();
    }

    private static String withGroup(String group) {
        return CHECKOUT.replace("Ring Beta (5% of all users)", group);
    }

    @Test
    void aRollbackThatTakesDays() {
        finds(edited("< 5 minutes", "< 2 days"), "rollback.longer-than-policy", "rollback.within");
        finds(edited("< 5 minutes", "< 6 minutes"), "rollback.longer-than-policy", "rollback.within");
    }

    @Test
    void anExperimentAsSureAsACoin() {
        assertThat(newFindings(withConfidence("0.5")))
                .extracting(Finding::rule, Finding::path)
                .contains(tuple("experiment.confidence", "experiment.confidence"));
        assertThat(newFindings(withConfidence("0.9")))
                .extracting(Finding::rule)
                .doesNotContain("experiment.confidence");
    }

    private static String withConfidence(String confidence) {
        return edited("\"ab_testing\": \\{[^}]*\\}", """
                "ab_testing": {"enabled": true, "variant_a": "three steps", "variant_b": "one page",
                    "split_percentage": [50, 50], "hypothesis": "One page will increase Conversion by 10%%",
                    "metrics": ["Conversion"], "sample_size_needed": 60000, "duration_days": 14,
                    "statistical_significance": %s}""".formatted(confidence));
    }

    /** What is set between the two values is beyond the baseline, and neither alerts before the gates nor after the rollback. */
    @Test
    void oneAdviceForAThresholdBelowTheBaseline() {
        String document = edited("\"threshold\": \"0.448%\"", "\"threshold\": \"0.05%\"");

        assertThat(newFindings(document))
                .extracting(Finding::advice)
                .containsExactly("Set the threshold above 0.2%, no tighter than the gate at 0.417%, no looser than the"
                        + " rollback trigger at 0.5%.");
        assertThat(newFindings(document.replace("\"0.05%\"", "\"0.417%\""))).isEmpty();
        assertThat(newFindings(document.replace("\"0.05%\"", "\"0.5%\""))).isEmpty();
    }

    @Test
    void aGroupThatIsTargetedBeforeItsPhase() {
        finds(edited("\"beta_users\": false", "\"beta_users\": true"), "flags.early-segment", "flags[0].rules[1]");
    }
}
