package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateComposition;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.RolloutPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What decides while a rollout runs stands in the detailed form alone, also where nobody changed it. */
class DetailedPhaseTest {
    private static final String EVERYTHING = RolloutJson.writeDetailed(Plans.everything());

    @Test
    void whatNobodyChangedIsWritten() {
        assertThat(EVERYTHING)
                .contains("\"margin\": 0,", "\"kind\": \"statistical\"", "\"must_pass\": \"all\"", "\"critical\": []");
    }

    @Test
    void whatSomebodyChangedIsReadBack() {
        RolloutPhase phase = RolloutJson.read(EVERYTHING).phases().get(1);

        assertThat(phase.composition()).isEqualTo(GateComposition.atLeast(1).withCritical("Error rate", "Payments"));
        assertThat(phase.goLiveCriteria()).extracting(Gate::margin).contains(Percentage.percent(2.5));
        assertThat(phase.goLiveCriteria())
                .extracting(Gate::tolerance)
                .containsExactly(Tolerance.consecutive(3), Tolerance.total(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"margin\": 2.5 | \"margin\": 100 | gates/0/margin: Found the number 100. Expected a number from 0 to 99.999999 with at most 6 decimals.",
                "\"margin\": 2.5 | \"margin\": -1 | gates/0/margin: Found the number -1. Expected a number from 0 to 99.999999 with at most 6 decimals.",
                "\"breaches\": 3 | \"breaches\": 0 | gates/0/tolerance/breaches: Found the number 0. Expected a whole number from 1 to 2147483647.",
                "\"must_pass\": 1 | \"must_pass\": 0 | composition/must_pass: Found the number 0. Expected \"all\" or a whole number from 1 to 2147483647.",
                "\"must_pass\": 1 | \"must_pass\": \"any\" | composition/must_pass: Found the text \"any\". Expected \"all\" or a whole number from 1 to 2147483647.",
                "\"Payments\" | \"Error rate\" | composition: Found a value that is refused. The metric 'Error rate' is critical twice. Name it once.",
            })
    void whatDecidesNothingIsRefused(String target, String replacement, String problem) {
        assertThat(EVERYTHING).contains(target);
        assertThat(Caught.reading(EVERYTHING.replaceFirst(target, replacement)))
                .hasMessage("The document is no rollout plan: 1 problem.\n/phases/1/" + problem);
    }

    @Test
    void theContractHasNoPlaceForIt() {
        assertThat(RolloutJson.write(Plans.everything()))
                .doesNotContain("margin", "tolerance", "composition", "percentile", "kind");
    }
}
