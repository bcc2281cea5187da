package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The rollback.
 *
 * @since 0.1.0
 */
@Value.Immutable
public sealed interface RollbackPlan permits ImmutableRollbackPlan {

    /**
     * What rolls the change back automatically.
     *
     * @return the triggers
     */
    List<RollbackTrigger> automaticTriggers();

    /**
     * What a person does, in order.
     *
     * @return the steps, without numbers
     */
    List<ManualStep> manualSteps();

    /**
     * The time within which all of it is done.
     *
     * @return the bound
     */
    TimeSpan within();

    /**
     * How long detecting a plain regression and rolling it back take.
     *
     * @return the time; empty in an external plan
     */
    Optional<ReactionTime> reaction();

    /**
     * How stored data are rolled back.
     *
     * @return whether it must be, and how
     */
    DataRollback data();

    /**
     * Who hears of it, and where.
     *
     * @return inside and outside
     */
    Communication communication();

    /**
     * Why this bound.
     *
     * @return the reasons; empty in an external plan
     */
    List<Reason> reasons();

    /**
     * This plan with other steps.
     *
     * @param steps what a person does, in order
     * @return a plan that differs in this
     */
    RollbackPlan withManualSteps(ManualStep... steps);

    /**
     * This plan with other triggers.
     *
     * @param triggers what rolls the change back
     * @return a plan that differs in this
     */
    RollbackPlan withAutomaticTriggers(RollbackTrigger... triggers);

    /**
     * This plan with another bound.
     *
     * @param bound the time within which all of it is done
     * @return a plan that differs in this
     */
    RollbackPlan withWithin(TimeSpan bound);

    /**
     * This plan with another rollback of data.
     *
     * @param data whether it must be, and how
     * @return a plan that differs in this
     */
    RollbackPlan withData(DataRollback data);

    /**
     * This plan with another time to react.
     *
     * @param reaction how long detecting a plain regression and rolling it back take
     * @return a plan that differs in this
     */
    RollbackPlan withReaction(ReactionTime reaction);

    /**
     * Starts a rollback plan.
     *
     * @return a builder; bound, data and communication are required
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link RollbackPlan}. */
    final class Builder extends ImmutableRollbackPlan.Builder {
        Builder() {}
    }
}
