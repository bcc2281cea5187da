package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

/** The specification's own example contradicts itself; each contradiction is found, and nothing else. */
class SpecificationExampleTest {

    @Test
    void hasTheseContradictions() {
        assertThat(PlanLinter.lint(SpecificationExample.PLAN))
                .extracting(Finding::rule, Finding::path)
                .containsExactly(
                        tuple("criteria.clear", "phases[0].goLiveCriteria[0]"),
                        tuple("criteria.clear", "phases[1].goLiveCriteria[2]"),
                        tuple("criteria.clear", "phases[2].goLiveCriteria[1]"),
                        tuple("criteria.clear", "phases[2].goLiveCriteria[2]"),
                        tuple("criteria.clear", "phases[3].goLiveCriteria[0]"),
                        tuple("phases.jump", "phases[3].percentage"),
                        tuple("timeline.bake", "timeline.bake"),
                        tuple("criteria.never-evaluated", "rollback.automaticTriggers[1]"),
                        tuple("criteria.never-evaluated", "rollback.automaticTriggers[2]"),
                        tuple("criteria.never-evaluated", "rollback.automaticTriggers[3]"),
                        tuple("success.measurable", "successCriteria[2]"),
                        tuple("success.measurable", "successCriteria[5]"),
                        tuple("flags.early-segment", "flags[0].rules[1]"),
                        tuple("metrics.other-name", "phases[1].goLiveCriteria[0]"),
                        tuple("limits.baseline-unknown", "phases[1].goLiveCriteria[1]"),
                        tuple("limits.trigger-looser-than-gate", "rollback.automaticTriggers[0]"),
                        tuple("limits.trigger-looser-than-gate", "rollback.automaticTriggers[2]"),
                        tuple("limits.far-from-baseline", "phases[1].goLiveCriteria[0]"),
                        tuple("limits.far-from-baseline", "phases[2].goLiveCriteria[0]"),
                        tuple("limits.far-from-baseline", "rollback.automaticTriggers[0]"),
                        tuple("limits.far-from-baseline", "successCriteria[3]"),
                        tuple("experiment.sample-size", "experiment.sampleSizePerGroup"),
                        tuple("text.not-understood", "phases[0].goLiveCriteria[1]"),
                        tuple("text.not-understood", "successCriteria[1]"));
    }
}
