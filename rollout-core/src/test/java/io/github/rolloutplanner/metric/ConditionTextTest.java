package io.github.rolloutplanner.metric;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.rolloutplanner.metric.Condition.OnMetric;
import io.github.rolloutplanner.metric.Condition.Stated;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTextTest {
    private static final OnMetric ERRORS = new OnMetric("Error rate", Threshold.below(Quantity.of(percent(1))));

    @Test
    void isWrittenAsWhatMustHold() {
        assertThat(ERRORS).hasToString("Error rate < 1%");
    }

    @Test
    void isWrittenAsWhatHappens() {
        OnMetric breach = new OnMetric("Error rate", ERRORS.threshold().breach());
        assertThat(breach.asEvent()).isEqualTo("Error rate exceeds 1%");
        OnMetric drop = new OnMetric("Sales", Threshold.below(Level.timesBaseline(0.5)));
        assertThat(drop.asEvent()).isEqualTo("Sales falls below 0.5x baseline");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Error rate < 1% | Error rate | < 1%",
                "Error rate <= 1% | Error rate | < 1%",
                "Error rate ≤ 1% | Error rate | < 1%",
                "Error rate below 1% | Error rate | < 1%",
                "User engagement falls below 4.0 min/session | User engagement | < 4.0 min/session",
                "Crash rate exceeds 2% | Crash rate | > 2%",
                "Latency exceeds 3x baseline | Latency | > 3x baseline",
                "User reports exceed 10/hour | User reports | > 10/hour",
                "Latency ABOVE 2 s | Latency | > 2s",
                "Sales ≥ 90 % | Sales | > 90%"
            })
    void isReadHoweverPeopleWriteIt(String text, String metric, String threshold) {
        assertThat(new Stated(text).measured()).hasValueSatisfying(read -> {
            assertThat(read.metric()).isEqualTo(metric);
            assertThat(read.threshold()).hasToString(threshold);
        });
    }

    @Test
    void ofAnIncreaseLimitsTheChange() {
        assertThat(new Stated("Latency increase < 10%").measured())
                .contains(new OnMetric("Latency", Threshold.below(Level.changeOf(percent(10)))));
    }

    @Test
    void ofADecreaseLimitsItFromTheOtherSide() {
        assertThat(new Stated("Sales decrease < 5%").measured())
                .contains(new OnMetric("Sales", Threshold.above(Level.changeOf(percent(-5)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No critical errors logged",
                "< 5%",
                "Latency < soon",
                "",
                "Errors <",
                "Team approval",
                "Errors\nrate < 5%",
                "Errors < 5%\nor so"
            })
    void isNotReadIntoOtherWords(String text) {
        assertThat(new Stated(text).measured()).isEmpty();
        assertThat(new Stated(text)).hasToString(text);
    }

    /** Each comparison of a text could be the one that is meant; the last one is, however many there are. */
    @Test
    void isReadSoonHoweverLong() {
        String text = "a<".repeat(200_000) + "\nx";

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> new Stated(text).measured()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Requests above 1s", "Percentage of pages < 2s", "Sessions below 10 s", "Orders > 100 EUR"})
    void isReadBackWhereTheNameOfTheMetricComparesToo(String metric) {
        OnMetric condition = new OnMetric(metric, Threshold.below(Quantity.of(percent(5))));
        assertThat(new Stated(condition.toString()).measured()).contains(condition);
    }

    @Test
    void ofAnApprovalSaysWhoAndWhat() {
        assertThat(new Condition.Approval(Optional.of("Team Pay"), "all refunds arrived"))
                .hasToString("Team Pay confirms: all refunds arrived")
                .satisfies(approval -> assertThat(approval.measured()).isEmpty());
        assertThat(new Condition.Approval(Optional.empty(), "all refunds arrived"))
                .hasToString("The rollout owner confirms: all refunds arrived");
    }

    @Test
    void ofAnApprovalIsReadBack() {
        for (Optional<String> approver : List.of(Optional.of("Team Pay"), Optional.<String>empty())) {
            Condition approval = new Condition.Approval(approver, "all refunds arrived");
            assertThat(Condition.parse(approval.toString())).isEqualTo(approval);
        }
    }

    @Test
    void ofAnApprovalIsAssignedByNameWhateverTheName() {
        assertThat(new Condition.Approval(Optional.of("The rollout owner"), "no error").isAssigned())
                .isTrue();
        assertThat(new Condition.Approval(Optional.of(" "), "no error").isAssigned())
                .isFalse();
        assertThat(new Condition.Approval(Optional.empty(), "no error").isAssigned())
                .isFalse();
    }
}
