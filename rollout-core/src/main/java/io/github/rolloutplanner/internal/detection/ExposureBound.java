package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.TransitionLog;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How many users may be exposed. The population of a plan is an estimate, and a day has its hours: so it takes more than
 * twice the plan of all days that have begun.
 *
 * @param state the sizes of the groups
 * @param log the way that the rollout went
 */
record ExposureBound(MetricState state, TransitionLog log) {
    static final double TIMES = 2;
    private static final double WORSE = 1.5;
    private static final double SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();

    /** How many users the plan exposes in a phase, as far as it was observed. */
    OptionalDouble planned(int phase) {
        Duration known = state.record().dataUntil().orElse(log.since(phase));
        return planned(
                phase,
                log.endOf(phase).filter(left -> left.compareTo(known) < 0).orElse(known));
    }

    /** How many users the plan exposes in a phase until a time. */
    OptionalDouble planned(int phase, Duration until) {
        OptionalDouble perDay = state.model().groups().get(phase - 1).exposedPerDay();
        double days = Math.max(1, Math.ceil(until.minus(log.since(phase)).toSeconds() / SECONDS_OF_A_DAY));
        return perDay.isEmpty() ? perDay : OptionalDouble.of(perDay.getAsDouble() * days);
    }

    /** How many times the plan is clearly more than what an earlier phase had. */
    double beyond(int phase) {
        double shown = state.record().totalOf(phase).treated().observations()
                / planned(phase).orElse(1);
        return Math.max(TIMES, WORSE * shown);
    }
}
