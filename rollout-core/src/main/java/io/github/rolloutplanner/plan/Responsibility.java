package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;

/**
 * What a role has to do in a rollout, and who fills it.
 *
 * @param role the role
 * @param needed how many different persons or teams it takes; from 1 to 10
 * @param names who fills it, those who are asked first in front; fewer than needed as long as it is open
 * @param duty what they do
 * @since 0.1.0
 */
public record Responsibility(Role role, int needed, List<String> names, Statement duty) {

    private static final int MOST = 10;

    public Responsibility {
        requireNonNull(role, "role");
        names = Elements.listOf(names, "names");
        requireNonNull(duty, "duty");
        if (needed < 1 || needed > MOST) {
            throw new RolloutException.InvalidValue("A role for " + needed
                    + " people is out of range. Give the number that it takes, from 1 to " + MOST + ".");
        }
    }

    /**
     * Returns how many people are still to be named.
     *
     * @return zero where the role is filled
     */
    public int open() {
        return Math.max(0, needed - names.size());
    }

    /**
     * The part that a person or team has in a rollout.
     *
     * @since 0.1.0
     */
    public enum Role {
        /** Answers for the change. */
        OWNER,
        /** Signs off where the plan asks for an approval. */
        APPROVER,
        /** Answers the alerts. */
        ON_CALL,
        /** Sends the messages to support, stakeholders and customers. */
        COMMUNICATION_OWNER,
        /** May roll back without asking. */
        KILL_SWITCH_HOLDER
    }
}
