package io.github.rolloutplanner.change;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LadderTest {
    private static final Step LAST = Step.last("All");

    private static List<String> problems(Step... steps) {
        return Ladder.of(steps).problems("ladder").stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void isSoundWhenItClimbsToEverybody() {
        assertThat(problems(Step.of("Team", 0, ofDays(1)), Step.of("Half", 50, ofDays(2)), LAST))
                .isEmpty();
        assertThat(problems(LAST)).isEmpty();
    }

    @Test
    void mayStayAtAShare() {
        assertThat(problems(Step.of("Night", 10, ofDays(1)), Step.of("Day", 10, ofDays(1)), LAST))
                .isEmpty();
    }

    @Test
    void needsSteps() {
        assertThat(problems()).containsExactly("ladder: No steps. Give at least the last one, at 100%.");
    }

    @Test
    void needsNamesOfTheirOwn() {
        assertThat(problems(Step.of(" ", 1, ofDays(1)), Step.of("All", 2, ofDays(1)), LAST))
                .containsExactly(
                        "ladder[0].name: The name ' ' is blank. Give the step a name.",
                        "ladder[2].name: Two steps are called 'All'. Give each step a name of its own.");
    }

    @Test
    void needsPercentagesFromNothingToEverybody() {
        assertThat(problems(Step.of("Less", -1, ofDays(1)), Step.of("More", 101, ofDays(1)), LAST))
                .containsExactly(
                        "ladder[0].percentage: Step 'Less' exposes -1%. Give a percentage from 0% to 100%.",
                        "ladder[1].percentage: Step 'More' exposes 101%. Give a percentage from 0% to 100%.",
                        "ladder[2].percentage: Step 'All' exposes 100%, less than 'More' (101%)."
                                + " Swap the two steps, or raise it to at least 101%.");
    }

    @Test
    void neverFalls() {
        assertThat(problems(Step.of("Canary", 25, ofDays(1)), Step.of("Expansion", 10, ofDays(1)), LAST))
                .containsExactly("ladder[1].percentage: Step 'Expansion' exposes 10%, less than 'Canary' (25%)."
                        + " Swap the two steps, or raise it to at least 25%.");
    }

    @Test
    void endsAtEverybody() {
        assertThat(problems(new Step("Most", Percentage.percent(90), Optional.empty())))
                .containsExactly(
                        "ladder[0].percentage: The last step 'Most' exposes only 90%. End the ladder at 100%.");
    }

    @Test
    void soaksOnEachStepButTheLast() {
        Step none = new Step("None", Percentage.percent(1), Optional.empty());
        Step negative = Step.of("Negative", 3, Duration.ofHours(-1));
        assertThat(problems(none, Step.of("Zero", 2, ZERO), negative, Step.of("End", 100, ofDays(1))))
                .containsExactly(
                        "ladder[0].soak: Step 'None' has no soak. Say how long to stay before the next step.",
                        "ladder[1].soak: Step 'Zero' soaks for 0 seconds. Give a length of time above zero.",
                        "ladder[2].soak: Step 'Negative' soaks for -1 hour. Give a length of time above zero.",
                        "ladder[3].soak: The last step 'End' has a soak of 1 day. Leave it out: nothing comes after it.");
    }
}
