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
     * An actuator that hands each state of the rollout to a callback, such as one that sets a value that the program itself reads. It
     * cannot be read back, so it is called each time.
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
     * is.
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
        /** It cannot be read back: it is set each time. */
        UNKNOWN
    }
}
