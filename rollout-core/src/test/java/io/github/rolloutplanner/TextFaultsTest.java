package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFaultsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wait for 1 phases",
                "Wait for 1 minutes",
                "Watch 12,500 user a day",
                "Watch 0 company",
                "Watch 25,583 companys",
                "Wait for PT5M",
                "Wait for PT-1S",
                "Wait for  it",
                "Wait , then go",
                "Wait ( at most 5 minutes)",
                "Wait; ; go",
                "Wait()",
                "Wait for null",
                "Wait for {soak}",
                "wait for it",
                "Ask, The owner knows",
                "Turn 'flag 'a' of it' off"
            })
    void findsWhatIsWrong(String text) {
        assertThat(TextFaults.ofStatement(text)).isNotEmpty();
        assertThat(TextFaults.ofReason(text + ".")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wait for 1 minute 30 seconds",
                "Watch 101 users, 1 box and 2.5 hours",
                "Members of beta (user.tier == 'beta') or internal (user.mail in ['a', 'b'])",
                "Review these: Errors < 1%; The owner confirms it",
                "The owner's flag"
            })
    void findsNothingWhereNothingIs(String text) {
        assertThat(TextFaults.ofStatement(text)).isEmpty();
        assertThat(TextFaults.ofReason(text + ".")).isEmpty();
    }

    @Test
    void sentencesEndWithAFullStopAndLinesWithout() {
        assertThat(TextFaults.ofStatement("Wait.")).containsExactly("a full stop: Wait.");
        assertThat(TextFaults.ofReason("It waits")).containsExactly("no full stop: It waits");
    }
}
