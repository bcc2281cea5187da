package io.github.rolloutplanner.internal.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Error rate, error Rate, true",
        "Error rate, API error rate, true",
        "API error rate, Error rate, true",
        "error_rate, API error rate, true",
        "Error rate, Crash rate, false",
        "Error rate, Error rate of the API, false",
        "mirror rate, error rate, false",
        "'', Error rate, false",
        "'', '', false"
    })
    void aNameMayLackItsFirstWords(String one, String other, boolean alike) {
        assertThat(MetricNames.areAlike(MetricNames.words(one), MetricNames.words(other)))
                .isEqualTo(alike);
        assertThat(MetricNames.areAlike(MetricNames.words(other), MetricNames.words(one)))
                .isEqualTo(alike);
    }

    @Test
    void whatLooksAlikeIsOneName() {
        assertThat(MetricNames.key(" Cafe\u0301 orders")).isEqualTo(MetricNames.key("caf\u00e9 orders"));
        assertThat(MetricNames.words("Cafe\u0301 orders")).containsExactly("caf\u00e9", "orders");
        assertThat(MetricNames.key("cafe orders")).isNotEqualTo(MetricNames.key("caf\u00e9 orders"));
    }
}
