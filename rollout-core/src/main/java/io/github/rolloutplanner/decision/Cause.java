package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.reason.Reason;

/**
 * What rolls a change back.
 *
 * @since 0.1.0
 */
public sealed interface Cause permits Cause.Detected, Cause.Unknown, Cause.Ordered {

    /**
     * What happened, with the numbers.
     *
     * @return the reason
     */
    Reason reason();

    /**
     * Harm that was detected.
     *
     * @param metric the metric that showed it
     * @param limit what was broken, in words
     * @param detection the detection
     * @since 0.1.0
     */
    record Detected(String metric, String limit, Detection detection) implements Cause {
        @Override
        public Reason reason() {
            return CauseText.of(this);
        }
    }

    /**
     * A gate that rolls back as long as it knows nothing.
     *
     * @param look the look
     * @param gate where the gate stands
     * @since 0.1.0
     */
    record Unknown(Look look, GateStatus gate) implements Cause {
        @Override
        public Reason reason() {
            return CauseText.of(this);
        }
    }

    /**
     * Somebody who wanted it back.
     *
     * @param order who and why
     * @since 0.1.0
     */
    record Ordered(Transition order) implements Cause {
        @Override
        public Reason reason() {
            return CauseText.of(this);
        }
    }
}
