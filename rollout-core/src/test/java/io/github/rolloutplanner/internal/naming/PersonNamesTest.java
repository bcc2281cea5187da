package io.github.rolloutplanner.internal.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Ann Lee, ann  lee",
        "'Ann', ' Ann\u00a0'",
        "Ann Lee, Ann\u00a0Lee",
        "Jos\u00e9, Jose\u0301",
        "STRASSE, stra\u00dfe"
    })
    void areTheSameHoweverTheyAreSpelled(String one, String other) {
        assertThat(PersonNames.areSame(one, other)).isTrue();
    }

    @Test
    void areOthersWhereALetterDiffers() {
        assertThat(PersonNames.areSame("Ann", "Anne")).isFalse();
        assertThat(PersonNames.contains(List.of("Ann Lee", "Bo"), "AnnLee")).isFalse();
        assertThat(PersonNames.contains(List.of(), "Ann")).isFalse();
    }
}
