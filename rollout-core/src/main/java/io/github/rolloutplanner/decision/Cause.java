package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.reason.Reason;

/**
 * What takes a change back.
 *
 * @since 0.1.0
 */
public sealed interface Cause permits Cause.Proven, Cause.Unknown, Cause.Ordered {

    /**
     * What happened, with the numbers.
     *
     * @return the reason
     */
    Reason reason();

    /**
     * Harm that was proven.
     *
     * @param metric the metric that showed it
     * @param limit what was broken, in words
     * @param proof the proof
     * @since 0.1.0
     */
    record Proven(String metric, String limit, Detection proof) implements Cause {
        @Override
        public Reason reason() {
            return CauseText.of(this);
        }
    }

    /**
     * A gate that wants the change back as long as it does not know.
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
