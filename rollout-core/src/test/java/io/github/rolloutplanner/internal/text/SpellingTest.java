package io.github.rolloutplanner.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> KNOWN = List.of("ring", "canary", "percentage", "ab-test", "immediate");

    @ParameterizedTest
    @CsvSource({
        "cannary, canary",
        "canry, canary",
        "cabary, canary",
        "acnary, canary",
        "percent, percentage",
        "rings, ring",
        "Ring, ring",
        "abtest, ab-test"
    })
    void findsTheNearestName(String typed, String meant) {
        assertThat(Spelling.nearest(typed, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"region-by-region", "blue-green", "x", "''"})
    void doesNotGuessWhatIsLikeNone(String typed) {
        assertThat(Spelling.nearest(typed, KNOWN)).isEmpty();
    }

    @Test
    void takesTheFirstOfTheAlphabetWhereTwoAreAsNear() {
        assertThat(Spelling.nearest("bat", List.of("rat", "cat"))).contains("cat");
        assertThat(Spelling.nearest("bat", List.of())).isEmpty();
    }
}
