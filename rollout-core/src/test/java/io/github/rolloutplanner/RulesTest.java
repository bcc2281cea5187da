package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.reason.Rule;
import org.junit.jupiter.api.Test;

/** Rules of reasons and rules of the linter share one space of ids. */
class RulesTest {

    @Test
    void haveIdsOfTheirOwn() {
        assertThat(RolloutPlanner.rules()).extracting(Rule::id).doesNotHaveDuplicates();
    }

    @Test
    void areSpelledAlike() {
        assertThat(RolloutPlanner.rules())
                .extracting(Rule::id)
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*"));
    }

    @Test
    void meanOneSentence() {
        assertThat(RolloutPlanner.rules())
                .extracting(Rule::meaning)
                .doesNotHaveDuplicates()
                .allMatch(meaning -> meaning.matches("[A-Z0-9][^|\\n]*[^ .]\\.") && !meaning.contains(". "));
    }
}
