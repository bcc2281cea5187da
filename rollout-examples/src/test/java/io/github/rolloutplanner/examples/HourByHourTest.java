package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the person on call reads is what happened, and no more than that. */
class HourByHourTest {
    private static final int WIDTH = 120;
    private static final int LOOKS_OF_THE_FIRST = 40 + 24 + 3 * 48 + 49;

    private final String printed = Console.printedBy(() -> HourByHour.main(new String[0]));
    private final List<String> stories = List.of(printed.split("\n\n"));

    @Test
    void printsTheSameEveryTime() {
        Golden.check("hour-by-hour.txt", printed);
    }

    @Test
    void fitsAConsole() {
        assertThat(printed.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
    }

    @Test
    void theHarmlessOneArrivesInQuiet() {
        assertThat(stories.get(0))
                .contains(">> Wed 02:00    1% ADVANCE to Pilot (5%)", ">> Fri 03:00  100% COMPLETE")
                .doesNotContain("<<");
        assertThat(stories.get(0).lines().filter(line -> line.startsWith("!!")))
                .as("only the last word is a person's")
                .singleElement()
                .asString()
                .startsWith("!! Fri 02:00  100% no end in sight:  sign-off");
        assertThat(stories.get(0).lines().filter(line -> line.contains(" next ")))
                .hasSizeLessThan(LOOKS_OF_THE_FIRST / 5);
    }

    @Test
    void theHarmfulOneIsTakenBackInOrder() {
        assertThat(stories.get(1)).contains("of 44").doesNotContain("!!");
        assertThat(stories.get(1).substring(stories.get(1).indexOf("<<")))
                .containsSubsequence(
                        "5% ROLL BACK within 15 minutes",
                        "Errors is detected to be worse than in the control group",
                        "1. Percentage: 0%",
                        "2. Do: Set flag ranking-by-relevance to off",
                        "Data: ",
                        "Inside: ",
                        "Outside: ");
    }

    @Test
    void silenceCallsAPersonOnceItsGraceIsOver() {
        assertThat(stories.get(2))
                .containsSubsequence(
                        "   Wed 04:00    5% until Fri 19:32+: p95 silent",
                        "!! Wed 05:00",
                        "CALL A PERSON: p95 brings nothing since Wed 03:00 (503 from the metrics store)",
                        "!! Wed 08:00",
                        "   Wed 09:00",
                        ">> Thu 02:00    5% ADVANCE to 10%")
                .containsOnlyOnce("CALL A PERSON");
    }

    @Test
    void errorsThatMeetFewUsersTakeALongerPhase() {
        assertThat(stories.get(3))
                .contains("soak 1/72h", ">> Thu 09:00    1% ADVANCE to Pilot (5%)")
                .doesNotContain("<<", "!!");
    }

    @Test
    void errorsThatComeLateAreNoSilenceAndNoRegression() {
        assertThat(stories.get(4))
                .containsSubsequence("Errors 0.00% vs 0.00%", ">> Wed 02:00    1% ADVANCE to Pilot (5%)")
                .doesNotContain("<<", "!!");
    }

    @Test
    void anIncidentThatNoControlGroupShowsIsNotTheChangesDoing() {
        assertThat(stories.get(5))
                .containsSubsequence("Thu 03:00  100%", "Errors 0.28%, evidence 0.1 of 44", "COMPLETE")
                .doesNotContain("<<", " vs ");
    }
}
