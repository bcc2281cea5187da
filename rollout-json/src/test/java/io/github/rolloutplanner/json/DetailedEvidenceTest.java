package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan can see stands in the detailed form alone, to the bit. */
class DetailedEvidenceTest {

    private static RolloutPlan withRareEvents(double rareEvents) {
        EvidenceBasis basis = new EvidenceBasis(
                0.05,
                1,
                TestDesign.FIXED_HORIZON,
                0.8,
                0.5,
                5,
                rareEvents,
                Percentage.percent(20),
                Duration.ofHours(3),
                0.1,
                Duration.ZERO);
        RolloutPlan least = Plans.least();
        return RolloutPlan.builder()
                .feature(least.feature())
                .risk(least.risk())
                .strategy(least.strategy())
                .monitoring(least.monitoring())
                .rollback(least.rollback())
                .timeline(least.timeline())
                .exposure(new ExposureLedger(basis, List.of()))
                .build();
    }

    @ParameterizedTest
    @CsvSource({"2e23, 2.0E23", "8.41e21, 8.41E21", "0.30000000000000004, 0.30000000000000004", "5, 5", "-0.0, -0.0"})
    void aDoubleIsWrittenAlikeOnEveryJdk(double rareEvents, String spelled) {
        assertThat(RolloutJson.writeDetailed(withRareEvents(rareEvents))).contains("\"rare_events\": " + spelled + ",");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
    void whatIsNoAmountIsRefused(double rareEvents) {
        RolloutPlan plan = withRareEvents(rareEvents);

        assertThatExceptionOfType(JsonContractException.class)
                .isThrownBy(() -> RolloutJson.writeDetailed(plan))
                .withMessageContaining("\n/exposure/basis/rare_events: Found ")
                .withMessageEndingWith(" Expected a number of 0 or more.");
    }

    /** What a double cannot hold is the bound that such a number passes. */
    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1e999999999"})
    void anAmountThatIsTooLargeIsToldHowMuchIsRead(String amount) {
        String document = RolloutJson.writeDetailed(withRareEvents(5));

        assertThat(Caught.reading(document.replace("\"rare_events\": 5", "\"rare_events\": " + amount)))
                .hasMessageContaining("\n/exposure/basis/rare_events: Found the number " + amount
                        + ". Expected a number from 0 to 1.7976931348623157E308.");
    }

    @Test
    void aGraceThatIsOverBeforeItStartsIsRefused() {
        String document = RolloutJson.writeDetailed(Plans.everything());

        assertThat(Caught.reading(document.replace("\"grace\": \"PT1H\"", "\"grace\": \"PT-1H\"")))
                .hasMessage("The document is no rollout plan: 1 problem.\n"
                        + "/phases/1/gates/0/handling: Found a value that is refused."
                        + " A grace of -1 hour is over before it starts. Give zero or more.");
    }

    @Test
    void theContractHasNoPlaceForIt() {
        assertThat(RolloutJson.write(Plans.everything()))
                .doesNotContain("evidence", "exposure", "handling", "reaction", "users_per_week");
    }
}
