package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes true in a flag or delivery system what must be live in a rollout ({@link RunningRollout#live()}). Setting the same twice
 * changes nothing, and what was there before does not matter.
 *
 * @since 0.1.0
 */
public interface Actuator {

    /**
     * Brings the system to what must be live.
     *
     * @param rollout the rollout as it is now
     * @throws Exception if the system cannot be brought there: it is tried again
     */
    void apply(RunningRollout rollout) throws Exception;

    /**
     * Reads back what the system shows.
     *
     * @param rollout the rollout as it is now
     * @return whether that is what must be live
     * @throws Exception if the system cannot be read
     */
    Shown readBack(RunningRollout rollout) throws Exception;

    /**
     * Whether it sets something that each program has for itself, such as flags in its memory, instead of a system that all programs share.
     * What a program has for itself is brought at each tick to what the store says, whoever decided it, and is not taken for changed
     * by a person where it shows something else.
     *
     * @return false by default
     */
    default boolean isOfThisProgram() {
        return false;
    }

    /**
     * An actuator that hands each state of the rollout to a callback, such as one that sets a value that the program itself reads. It
     * cannot be read back, so it is called at each tick, in each program.
     *
     * @param setter brings the system to what must be live, however often it is called
     * @return the actuator
     */
    static Actuator calling(Consumer<RunningRollout> setter) {
        return new CallingActuator(requireNonNull(setter, "setter"));
    }

    /**
     * Several systems as one: a flag in two of them, or a flag and the traffic weights before it. They are set in the order given, and
     * each of them is, also where one before it fails: a rollback has to reach the second system while the first is down.
     *
     * <p>What one of them throws is thrown. Where several fail, it is a {@link SourceException} that names each failure, with the first
     * as its cause and the others suppressed. Read back, they are {@link Shown#LIVE} if all of them are, and {@link Shown#OTHER} if one
     * is. With one among them that is of this program, all are: then a shared one that a person changed is set again, too.
     *
     * @param actuators the systems, at least one, in the order in which they are set
     * @return the actuator
     * @throws RolloutException.InvalidValue if there is none
     */
    static Actuator all(List<? extends Actuator> actuators) {
        List<Actuator> each = Elements.listOf(actuators, "actuators");
        if (each.isEmpty()) {
            throw new RolloutException.InvalidValue("No actuator sets anything. Give at least one.");
        }
        return new CombinedActuator(each);
    }

    /**
     * What a system shows.
     *
     * @since 0.1.0
     */
    enum Shown {
        /** What must be live. */
        LIVE,
        /** Something else. */
        OTHER,
        /** It cannot be read back: it is set at each tick. */
        UNKNOWN
    }
}
