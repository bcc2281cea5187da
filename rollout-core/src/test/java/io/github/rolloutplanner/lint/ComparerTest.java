package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.reason.Rule;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparerTest {
    private final Report report = new Report(Finding.Severity.ERROR);
    private final Comparer comparer = new Comparer(report, Rule.of("rule", "Meaning."));

    /** In other words: nine digits are the same. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "-5, 5, false",
        "0, 1e-300, false",
        "1e12, 1000000000999, true",
        "1e12, 1000000001001, false",
        "1e-12, 1.000000000999e-12, true",
        "1e-12, 1.000000001001e-12, false",
        "-1e12, -1000000000999, true",
        "-1e12, -1000000001001, false"
    })
    void numbersMayDifferAsComputationsDo(double found, double expected, boolean agrees) {
        comparer.near("path", "rate", "here", OptionalDouble.of(found), "there", expected);

        assertThat(report.byPath().isEmpty()).isEqualTo(agrees);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5, true",
        "5, 6, true",
        "6, 5, true",
        "5, 7, false",
        "7, 5, false",
        "9223372036854775807, -9223372036854775808, false"
    })
    void countsMayDifferByOne(long found, long expected, boolean agrees) {
        comparer.near("path", "users", "here", found, "there", expected);

        assertThat(report.byPath().isEmpty()).isEqualTo(agrees);
    }

    @Test
    void whatIsNotStatedDoesNotDiffer() {
        comparer.near("path", "rate", "here", OptionalDouble.empty(), "there", 5);

        assertThat(report.byPath()).isEmpty();
    }
}
