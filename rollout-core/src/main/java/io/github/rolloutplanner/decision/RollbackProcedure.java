package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.Communication;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to do to roll a change back from where it is, in order.
 *
 * @param pace at once or step by step
 * @param within the time that the plan promises for it, if it names one
 * @param steps the percentages to go down by, last to be exposed first; no user gets the change on the way down
 * @param manualSteps what people do, in order
 * @param data how stored data are brought back
 * @param pointOfNoReturn what does not come back, if anything does not
 * @param communication who hears of it, with what to say
 * @since 0.1.0
 */
public record RollbackProcedure(
        Pace pace,
        Optional<Duration> within,
        List<Step> steps,
        List<ManualStep> manualSteps,
        DataRollback data,
        Optional<String> pointOfNoReturn,
        Communication communication) {

    public RollbackProcedure {
        requireNonNull(pace, "pace");
        requireNonNull(within, "within");
        steps = Elements.listOf(steps, "steps");
        manualSteps = Elements.listOf(manualSteps, "manualSteps");
        requireNonNull(data, "data");
        requireNonNull(pointOfNoReturn, "pointOfNoReturn");
        requireNonNull(communication, "communication");
    }

    static RollbackProcedure from(RolloutPlan plan, int phase, Pace pace, Duration at, List<Cause> causes) {
        return new ProcedureDerivation(plan, phase, pace, at, causes).procedure();
    }

    /**
     * One step of a rollback: who keeps the change, and who loses it.
     *
     * @param percentage the part of the population that still has the change afterwards
     * @param kept who they are, in words; "none" at the end
     * @param leaving who loses the change by this step, in words
     * @since 0.1.0
     */
    public record Step(Percentage percentage, String kept, String leaving) {

        public Step {
            requireNonNull(percentage, "percentage");
            requireNonNull(kept, "kept");
            requireNonNull(leaving, "leaving");
        }
    }

    /**
     * How fast a change is rolled back.
     *
     * @since 0.1.0
     */
    public enum Pace {
        /** From all users at once, as a detected regression wants it. */
        IMMEDIATE,
        /** By the percentages of its way up, where no guardrail is broken: who came last goes first, first adopters go last. */
        GRADUAL
    }
}
