package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text takes long, or much memory, or the stack. */
class BoundsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private String example;

    @BeforeEach
    void read() throws IOException {
        example = Golden.resource("specification-example.json");
    }

    private static String messageOf(String document) {
        return assertTimeoutPreemptively(SOON, () -> Caught.reading(document).getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999",
                "1e-999999",
                "1e99999999999999999999",
                "-1E+2147483647",
                "1e2147483648",
                "0e999999999",
                "1e400"
            })
    void anAbsurdExponentIsRefused(String number) {
        assertThat(messageOf(example.replace("\"percentage\": 25,", "\"percentage\": " + number + ",")))
                .endsWith("/rollout_phases/2/percentage: Found the number " + number
                        + ". Expected a number from 0 to 100 with at most 6 decimals.");
    }

    @Test
    void absurdlyManyDigitsAreRefused() {
        String digits = "9".repeat(1_000_000);

        assertThat(messageOf(example.replace("\"percentage\": 25,", "\"percentage\": 0." + digits + ",")))
                .endsWith("Found the number 0." + "9".repeat(58)
                        + "... of 1,000,002 characters. Expected a number from 0 to 100 with at most 6 decimals.");
    }

    @Test
    void aDeepDocumentIsRefused() {
        assertThat(messageOf("[".repeat(1_000_000)))
                .contains("/0".repeat(64) + ": Found more than 64 levels. Expected fewer: a plan never needs as many.");
    }

    @Test
    void aDeepObjectIsRefused() {
        assertThat(messageOf("{\"a\":".repeat(100_000))).contains("Found more than 64 levels.");
    }

    @Test
    void aLongTextIsRefused() {
        assertThat(messageOf(" ".repeat(4 * 1024 * 1024) + example))
                .contains("Whole document: Found 4,199,")
                .endsWith(" characters. Expected at most 4,194,304.");
    }

    /** Memory is needed for values; a rollout of many metrics has long ones. */
    @ParameterizedTest
    @ValueSource(strings = {"0,", "[],", "{},", "\"\","})
    void aDocumentOfTooManyValuesIsRefused(String value) {
        String values = value.repeat(NodeReader.LONGEST_MEMORY / value.length() - 20);

        JsonContractException refused = assertThrows(
                JsonContractException.class, () -> RunningRolloutJson.read("{\"plan\":[" + values + "0]}"));

        assertThat(refused.getMessage()).contains("Found more than 2,097,152 values.");
    }

    @Test
    void endlessProblemsAreCounted() {
        JsonContractException thrown = assertTimeoutPreemptively(
                SOON, () -> Caught.reading("{\"user_facing_changes\": [" + "1,".repeat(999_999) + "1]}"));

        assertThat(thrown.problems()).hasSize(100);
        assertThat(thrown).hasMessageStartingWith("The document is no rollout plan: 1,000,013 problems.");
        assertThat(thrown).hasMessageEndingWith("\nAnd 999,913 more.");
    }

    @Test
    void endlessUnknownKeysAreRefused() {
        StringBuilder document = new StringBuilder("{\"timeline\": {");
        for (int number = 0; number < 100_000; number++) {
            document.append("\"phase_").append(number).append("x\": \"\",");
        }
        for (int number = 0; number < 100_000; number++) {
            document.append("\"phase_").append(number).append("\": \"\",");
        }
        String keys = document.append("\"z\": \"\"}}").toString();

        assertThat(messageOf(keys)).contains("/timeline/phase_0x: The key is unknown.");
        assertThat(messageOf(
                        keys.replace("\"timeline\": {", "\"timeline\": {}, ").replace("\"}}", "\"}")))
                .contains("/phase_0x: The key is unknown.");
    }
}
