package io.github.rolloutplanner.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTextTest {
    /** From sections 9 to 11 of Semantic Versioning 2.0.0, and what comes before and after. */
    private static final List<String> IN_ORDER = List.of(
            "0.0.0",
            "0.9.10",
            "1.0.0-0",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "2.0.0",
            "2.1.0",
            "2.1.1",
            "2.10.0",
            "10.0.0",
            "99999999999999999999.0.0");

    @Test
    void haveTheOrderOfTheSpecification() {
        for (int left = 0; left < IN_ORDER.size(); left++) {
            for (int right = 0; right < IN_ORDER.size(); right++) {
                assertThat(Integer.signum(VersionText.compare(IN_ORDER.get(left), IN_ORDER.get(right))))
                        .as("%s and %s", IN_ORDER.get(left), IN_ORDER.get(right))
                        .isEqualTo(Integer.compare(left, right));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"9, 9.0.0", "9.1, 9.1.0", "9.1.0+a, 9.1.0+b-c", "09.01.0, 9.1.0", "9-rc, 9.0.0-rc"})
    void areTheSame(String left, String right) {
        assertThat(VersionText.compare(left, right)).isZero();
        assertThat(VersionText.compare(right, left)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "9.",
                ".9",
                "9..1",
                "9.1.0.4",
                "v9.1.0",
                "9.1.0-",
                "9.1.0+",
                "9.1.0-a..b",
                "9.1.0-ä",
                "-1"
            })
    void areNone(String text) {
        assertThat(VersionText.isVersion(text)).isFalse();
    }

    @Test
    void areWholeWithThreeParts() {
        assertThat(IN_ORDER).allMatch(VersionText::isWhole);
        assertThat(List.of("9", "9.1", "9.1-rc.1"))
                .allMatch(VersionText::isVersion)
                .noneMatch(VersionText::isWhole);
    }
}
