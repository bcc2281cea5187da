package io.github.rolloutplanner.internal.planning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys are sound, and what becomes of a name, at both ends of each range of letters. */
class FlagKeyTest {
    @Test
    void isSoundOfLettersDigitsDotsUnderscoresAndHyphens() {
        assertThat(FlagKey.isSound("azAZ09._-")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "{", "@", "[", "/", ":", ",", " ", "é"})
    void isNotSoundWithAnythingElse(String letter) {
        assertThat(FlagKey.isSound("a" + letter + "z")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"azAZ09, azaz09", "a`b{c@d[e/f:g, a-b-c-d-e-f-g", "éà, ea", "\u007fé, e"})
    void isMadeOfTheLettersAndDigitsOfAName(String name, String key) {
        assertThat(FlagKey.slug(name)).isEqualTo(key);
    }
}
