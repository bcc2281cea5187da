package io.github.rolloutplanner.reason;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleTest {

    @Test
    void knowsTheFactsThatItsSentencesTell() {
        Rule rule = Rule.of("risk.cache", "Caches outlive a rollback.")
                .says("{^cache} serves stale pages[ for {lifetime}]")
                .advises("Purge {cache} in {minutes} {minutes:minute|minutes}")
                .because("{^cache} keeps copies for {users}.");
        assertThat(rule.slots()).containsExactly("cache", "lifetime", "minutes", "users");
    }

    @Test
    void tellsNothingBeforeItHasSentences() {
        assertThat(Rule.of("risk.cache", "Caches outlive a rollback.").slots()).isEmpty();
    }
}
