package io.github.rolloutplanner.metric;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;

/**
 * What follows from each thing that a gate can say, no data included.
 *
 * @param onBreach when the breach is significant
 * @param onInconclusive when the time is up and neither a regression nor its absence is shown; where this, missing data and a
 *     failing source are all ignored, as soon as the phase has lasted as long as planned
 * @param onNoData when no observations come
 * @param onSourceFailure when the source of the metric cannot be read
 * @param grace how long data may be missing or a source fail before a person is called
 * @since 0.1.0
 */
public record GateHandling(
        Response onBreach, Response onInconclusive, Response onNoData, Response onSourceFailure, Duration grace) {

    /**
     * Refuses missing parts.
     *
     * @throws RolloutException.InvalidValue if the grace is negative
     */
    public GateHandling {
        requireNonNull(onBreach, "onBreach");
        requireNonNull(onInconclusive, "onInconclusive");
        requireNonNull(onNoData, "onNoData");
        requireNonNull(onSourceFailure, "onSourceFailure");
        TimeBound.require(grace, "grace");
        if (grace.isNegative()) {
            throw new RolloutException.InvalidValue(
                    "A grace of " + Wording.of(grace) + " is over before it starts. Give zero or more.");
        }
    }

    /**
     * The usual handling of a role.
     *
     * @param role what the gate is for
     * @param grace how long data may be missing before a person is called
     * @return a significant breach rolls a guardrail back and holds at a signal; whatever is not known holds and calls a person
     */
    public static GateHandling of(GateRole role, Duration grace) {
        return switch (requireNonNull(role, "role")) {
            case GUARDRAIL -> unknownEscalates(Response.ROLL_BACK, grace);
            case SIGNAL, SUCCESS -> unknownEscalates(Response.HOLD, grace);
            case OBSERVE -> new GateHandling(Response.IGNORE, Response.IGNORE, Response.IGNORE, Response.IGNORE, grace);
        };
    }

    private static GateHandling unknownEscalates(Response onBreach, Duration grace) {
        return new GateHandling(onBreach, Response.ESCALATE, Response.ESCALATE, Response.ESCALATE, grace);
    }
}
