package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The specification's own example contradicts itself; each contradiction is found, and nothing else. */
class SpecificationExampleTest {
    private static final List<Finding> FOUND = PlanLinter.lint(SpecificationExample.PLAN);

    @Test
    void theRollbackOnErrorsIsLooserThanTheGate() {
        assertThat(FOUND)
                .contains(new Finding(
                        "limits.trigger-looser-than-gate",
                        FindingSeverity.WARNING,
                        "rollback.automaticTriggers[0]",
                        "The rollback trigger 'Error rate exceeds 5%' is 5.44 times as far from the baseline (0.1%) as the"
                                + " loosest gate 'Error rate < 1%' (phases[1].goLiveCriteria[0]): between 1% and 5%, harm"
                                + " neither passes nor rolls back.",
                        "Set the trigger at 1.9% or less, or say what happens in between."));
    }

    @Test
    void theRollbackOnLatencyIsLooserThanTheGate() {
        assertThat(FOUND)
                .contains(new Finding(
                        "limits.trigger-looser-than-gate",
                        FindingSeverity.WARNING,
                        "rollback.automaticTriggers[2]",
                        "The rollback trigger 'Latency exceeds 3x baseline' is 20 times as far from the baseline as the"
                                + " loosest gate 'Latency increase < 10%' (phases[1].goLiveCriteria[1]): between 1.1x"
                                + " baseline and 3x baseline, harm neither passes nor rolls back.",
                        "Set the trigger at 1.2x baseline or less, or say what happens in between."));
    }

    @Test
    void theLimitsOnErrorsAreFarFromTheBaseline() {
        assertThat(messagesOf("limits.far-from-baseline"))
                .containsExactly(
                        "The gate 'Error rate < 1%' is 10 times the baseline of 'API error rate' (0.1%).",
                        "The gate 'Error rate < 0.5%' is 5 times the baseline of 'API error rate' (0.1%).",
                        "The rollback trigger 'Error rate exceeds 5%' is 50 times the baseline of 'API error rate' (0.1%).",
                        "The success criterion 'Error rate < 0.5%' is 5 times the baseline of 'API error rate' (0.1%).");
    }

    @Test
    void theSampleIsTooSmall() {
        assertThat(FOUND)
                .contains(new Finding(
                        "experiment.sample-size",
                        FindingSeverity.WARNING,
                        "experiment.sampleSizePerGroup",
                        "A sample of 1,000 per group shows a change of +10% only from a base rate of 61% or more, and the"
                                + " base rate is not known; one of 10% needs 14,751 per group (confidence 0.95, power 0.8).",
                        "Plan for 14,751 per group, or measure the base rate first, or look for a larger effect."));
    }

    @Test
    void someCriteriaAreOnlyWords() {
        assertThat(FOUND)
                .filteredOn(finding -> finding.rule().equals("criteria.clear"))
                .extracting(Finding::path)
                .containsExactly(
                        "phases[0].goLiveCriteria[0]",
                        "phases[1].goLiveCriteria[2]",
                        "phases[2].goLiveCriteria[1]",
                        "phases[2].goLiveCriteria[2]",
                        "phases[3].goLiveCriteria[0]");
    }

    @Test
    void someComparisonsAreNotUnderstood() {
        assertThat(messagesOf("text.not-understood"))
                .containsExactly(
                        "'Performance metrics within baseline' was not understood, so nothing is checked by it.",
                        "'Performance metrics within 10% of baseline' was not understood, so nothing is checked by it.");
    }

    @Test
    void theLastStepIsTooSteep() {
        assertThat(FOUND)
                .contains(new Finding(
                        "phases.jump",
                        FindingSeverity.WARNING,
                        "phases[3].percentage",
                        "Phase 'Full Rollout' raises the percentage from 25% to 100%, 4 times that of 'Gradual Expansion', and is"
                                + " new to 75% of all users: a harm too rare for 'Gradual Expansion' to show meets 3 new users"
                                + " for each that it met there.",
                        "Add a phase at 50% in between: a step to more than 2 times the percentage should be new to at most 50% of"
                                + " all."));
    }

    @Test
    void nobodyWatchesAtTheEnd() {
        assertThat(FOUND)
                .contains(new Finding(
                        "timeline.bake",
                        FindingSeverity.INFO,
                        "timeline.bake",
                        "Nobody watches after the last phase 'Full Rollout' has reached 100%, though most users first meet"
                                + " the change there.",
                        "Say how long to watch before the way back is taken away, such as 1 day."));
    }

    @Test
    void nobodyKnowsTheLatencyOfToday() {
        assertThat(messagesOf("limits.baseline-unknown"))
                .containsExactly(
                        "The gate 'Latency increase < 10%' reads 'Latency', which monitoring does not know: without"
                                + " what it shows today, nobody can tell harm from what is usual.");
    }

    @Test
    void whatTheContractHasNoPlaceForIsSaidOnce() {
        assertThat(FOUND)
                .filteredOn(finding -> finding.rule().equals("criteria.no-data"))
                .containsExactly(new Finding(
                        "criteria.no-data",
                        FindingSeverity.INFO,
                        "phases",
                        "The plan does not say what follows when no data come for 'API error rate' and 'Latency'.",
                        "Agree that no data are never good news: hold, and after a while call a person."));
    }

    @Test
    void nothingElseIsFound() {
        assertThat(FOUND)
                .extracting(Finding::rule)
                .containsOnly(
                        "criteria.clear",
                        "phases.jump",
                        "timeline.bake",
                        "criteria.no-data",
                        "limits.baseline-unknown",
                        "limits.trigger-looser-than-gate",
                        "limits.far-from-baseline",
                        "experiment.sample-size",
                        "text.not-understood");
    }

    private static List<String> messagesOf(String rule) {
        return FOUND.stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::message)
                .toList();
    }
}
