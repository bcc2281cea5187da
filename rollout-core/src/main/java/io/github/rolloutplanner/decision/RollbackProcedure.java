package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

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
        RollbackPace pace,
        Optional<Duration> within,
        List<RollbackStep> steps,
        List<ManualStep> manualSteps,
        DataRollback data,
        Optional<String> pointOfNoReturn,
        Communication communication) {

    public RollbackProcedure {
        requireNonNull(pace, "pace");
        requireNonNull(within, "within");
        steps = List.copyOf(requireNonNull(steps, "steps"));
        manualSteps = List.copyOf(requireNonNull(manualSteps, "manualSteps"));
        requireNonNull(data, "data");
        requireNonNull(pointOfNoReturn, "pointOfNoReturn");
        requireNonNull(communication, "communication");
    }

    static RollbackProcedure from(RolloutPlan plan, int phase, RollbackPace pace, Duration at, List<Cause> causes) {
        return new ProcedureDerivation(plan, phase, pace, at, causes).procedure();
    }
}
