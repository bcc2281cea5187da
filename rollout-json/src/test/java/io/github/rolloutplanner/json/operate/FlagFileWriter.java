package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.export.flagd.FlagdExporter;
import io.github.rolloutplanner.operate.Actuator;
import io.github.rolloutplanner.operate.SourceException;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.nio.file.Path;
import java.time.Duration;

/** A program that writes two states of a rollout by turns, until it is stopped, or is refused. */
final class FlagFileWriter {
    private static final RolloutPlan PLAN =
            RolloutPlanner.forChange("New search").behavioral("Ranked anew").plan();

    private FlagFileWriter() {}

    static RunningRollout started() {
        return RunningRollout.start(PLAN);
    }

    static RunningRollout rolledBack() {
        return started().rollBack(Duration.ofHours(1), "Ada", "Errors");
    }

    /** The arguments: the file. What refuses it is printed. */
    public static void main(String[] arguments) throws Exception {
        Actuator actuator = FlagFileActuator.of(Path.of(arguments[0]), new FlagdExporter());
        System.out.println("begun");
        try {
            while (true) {
                actuator.apply(started());
                actuator.apply(rolledBack());
            }
        } catch (SourceException refusal) {
            System.out.println(refusal.getMessage());
        }
    }
}
