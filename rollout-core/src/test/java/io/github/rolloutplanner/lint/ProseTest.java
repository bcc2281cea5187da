package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProseTest {

    @ParameterizedTest
    @CsvSource({
        "Random 5% of users, true",
        "5% of users,        true",
        "all but 5% of them, false",
        "Beta testers,       false",
    })
    void usersAreDrawnByChanceOrByWhatTheyAre(String text, boolean isByChance) {
        assertThat(Prose.drawsByChance(text)).isEqualTo(isByChance);
    }
}
