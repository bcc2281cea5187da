package io.github.rolloutplanner.change;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The people around a change, besides its owner. Who is not named stays open in the plan, as a role to fill before the start.
 *
 * @since 0.1.0
 */
@Value.Immutable
public sealed interface People permits ImmutablePeople {

    /**
     * Who signs off where a plan asks for an approval.
     *
     * @return persons or teams, those who are asked first in front; the owner signs off too where they are fewer than the policy asks for
     */
    List<String> approvers();

    /**
     * Who answers the alerts.
     *
     * @return a person, team or rota, such as "payments on-call"
     */
    Optional<String> onCall();

    /**
     * Who sends the messages to support, stakeholders and customers.
     *
     * @return a person or team; where there is none, the owner sends them
     */
    Optional<String> communicationOwner();

    /**
     * Who may roll the change back without asking.
     *
     * @return persons or teams; where there are none, the on-call may
     */
    List<String> killSwitchHolders();

    /**
     * Returns what is known where no role is filled.
     *
     * @return people with every role open
     */
    static People unknown() {
        return builder().build();
    }

    /**
     * Starts to say who fills which role.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link People}. */
    final class Builder extends ImmutablePeople.Builder {
        Builder() {}
    }
}
