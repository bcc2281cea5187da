package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.RolloutException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A message that is ready to be sent when its moment comes.
 *
 * @param moment when it is sent
 * @param phase the number of the phase that begins; only of {@link Moment#FIRST_EXPOSURE} and {@link Moment#PROMOTION}
 * @param recipient who gets it
 * @param channel where, if the change names a place for it
 * @param text what it says, and why it is sent
 * @since 0.1.0
 */
public record Message(Moment moment, OptionalInt phase, Recipient recipient, Optional<String> channel, Statement text) {

    public Message {
        requireNonNull(moment, "moment");
        requireNonNull(phase, "phase");
        requireNonNull(recipient, "recipient");
        requireNonNull(channel, "channel");
        requireNonNull(text, "text");
        if (phase.isPresent() != moment.beginsPhase()) {
            throw new RolloutException.InvalidValue(
                    phase.isPresent()
                            ? "A message of " + moment + " is of no phase. Leave out phase " + phase.getAsInt() + "."
                            : "A message of " + moment + " is of a phase. Give its number.");
        }
    }

    /**
     * When a message is sent.
     *
     * @since 0.1.0
     */
    public enum Moment {
        /** Before the first phase: those who must prepare know in time. */
        BEFORE_START,
        /** When the first users are exposed: the first phase above 0% begins. */
        FIRST_EXPOSURE,
        /** When a later phase begins. */
        PROMOTION,
        /** When the change is rolled back, or stopped where that is impossible. */
        ROLLBACK,
        /** When the bake is over. */
        COMPLETION;

        /**
         * Returns whether a phase begins at this moment.
         *
         * @return true for those of which a message has a phase
         */
        public boolean beginsPhase() {
            return this == FIRST_EXPOSURE || this == PROMOTION;
        }
    }

    /**
     * Who gets a message.
     *
     * @since 0.1.0
     */
    public enum Recipient {
        /** Those who answer the questions of users. */
        SUPPORT,
        /** Those inside the organisation who depend on the change or answer for it. */
        STAKEHOLDERS,
        /** The users. What they read has no internal detail. */
        CUSTOMERS
    }
}
