package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.examples.TrafficPlans.ERRORS;

import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.rehearsal.Effect;
import io.github.rolloutplanner.rehearsal.Rehearsal;
import io.github.rolloutplanner.rehearsal.Scenario;
import java.time.Duration;
import java.util.Locale;

/**
 * What doubled errors cost that begin in the middle of a phase, beside doubled errors from its start. The cost is the errors that
 * would not have happened, and so the requests exposed since the onset.
 *
 * @param midPhase the median cost where they begin on day 7 of 14
 * @param fromTheStart the median cost where they begin with the phase
 */
record LateOnset(double midPhase, double fromTheStart) {
    /** So few that it takes a day: a look every hour then adds little. */
    private static final long REQUESTS_PER_DAY = 240_000;

    private static final double MOST = 3;
    private static final double MEDIAN = 0.5;

    static LateOnset measure(int runs, long seed) {
        return new LateOnset(
                cost(Effect.times(2).from(Duration.ofDays(7)), runs, seed), cost(Effect.times(2), runs, seed));
    }

    private static double cost(Effect effect, int runs, long seed) {
        RolloutPlan plan = TrafficPlans.twoWeeksAt10Percent(REQUESTS_PER_DAY, TrafficPlans.errors());
        return Rehearsal.of(plan)
                .against(Scenario.harmless().withEffect(ERRORS, effect))
                .runs(runs)
                .seed(seed)
                .play()
                .cost(ERRORS, MEDIAN);
    }

    boolean holds() {
        return midPhase <= MOST * fromTheStart;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Errors x2 from day 7 of 14 at 10%% cost %.0f errors in the median, from the start %.0f: %.1f times, at most 3%s",
                midPhase,
                fromTheStart,
                midPhase / fromTheStart,
                holds() ? "" : " FAILS");
    }
}
