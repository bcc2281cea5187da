package io.github.rolloutplanner.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.reason.Rule;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void eachRuleHasAnIdOfItsOwn() {
        assertThat(Catalogue.rules()).extracting(Rule::id).doesNotHaveDuplicates();
    }

    @Test
    void eachRuleSaysWhatItMeansInOneSentence() {
        assertThat(Catalogue.rules()).extracting(Rule::meaning).allMatch(meaning -> meaning.matches("[A-Z].*\\."));
    }
}
