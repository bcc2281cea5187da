package io.github.rolloutplanner.rehearsal;

import static io.github.rolloutplanner.rehearsal.RehearsedPlans.ERRORS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Windows that are told wrongly at first, and corrected some hours later. */
class CorrectedDataTest {
    private static final int RUNS = 20;
    private static final Duration LATER = Duration.ofHours(8);
    private static final Scenario HARMLESS = Scenario.harmless();
    private static final Scenario HARMFUL = HARMLESS.withEffect(ERRORS, Effect.times(3));

    private static Scenario told(Scenario scenario, double factor) {
        return scenario.withCorrectedData(ERRORS, TimeWindow.ofHours(0, 8), factor, LATER);
    }

    private static RehearsalReport play(Scenario scenario) {
        return Rehearsal.of(RehearsedPlans.checkout())
                .against(scenario)
                .runs(RUNS)
                .seed(11)
                .play();
    }

    @Test
    void aHarmlessChangeCompletesAlthoughItWasToldToBeBetterOrForAnHourWorse() {
        Scenario worse = HARMLESS.withCorrectedData(ERRORS, TimeWindow.ofHours(12, 13), 2, LATER);

        assertThat(play(told(HARMLESS, 0)).runs(Run::isCompleted)).isGreaterThanOrEqualTo(RUNS - 1);
        assertThat(play(worse).runs(Run::isCompleted)).isGreaterThanOrEqualTo(RUNS - 1);
    }

    @Test
    void aTotalFailureThatWasNoneIsRolledBackBeforeItIsCorrected() {
        RehearsalReport report = play(told(HARMLESS, 1_000));

        assertThat(report.runs(Run::isRolledBack)).isEqualTo(RUNS);
        assertThat(report.length(1)).isLessThan(LATER);
    }

    /** Eight hours without any error hide eight with three times as many. */
    @Test
    void aRegressionThatWasToldAsAnImprovementIsFoundAtOnceWhenItIsCorrected() {
        RehearsalReport hidden = play(told(HARMFUL, 0));

        assertThat(play(HARMFUL).length(0.9)).isLessThan(LATER);
        assertThat(hidden.runs(run -> run.length().compareTo(LATER) <= 0)).isZero();
        assertThat(hidden.runs(run -> run.isRolledBack() && run.length().compareTo(LATER.multipliedBy(2)) <= 0))
                .isGreaterThanOrEqualTo(RUNS - 1);
    }
}
