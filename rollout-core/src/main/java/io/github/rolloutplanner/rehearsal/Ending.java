package io.github.rolloutplanner.rehearsal;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.Cause;
import io.github.rolloutplanner.decision.Wait;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.util.List;

/**
 * How a rehearsed rollout ended.
 *
 * @since 0.1.0
 */
public sealed interface Ending permits Ending.Completed, Ending.RolledBack, Ending.Held {

    /**
     * Where it ended.
     *
     * @return the phase
     */
    RolloutPhase phase();

    /**
     * The change is at 100%, and its bake ended.
     *
     * @param phase the last phase
     * @since 0.1.0
     */
    record Completed(RolloutPhase phase) implements Ending {
        public Completed {
            requireNonNull(phase, "phase");
        }
    }

    /**
     * The change was rolled back.
     *
     * @param phase where
     * @param causes why
     * @since 0.1.0
     */
    record RolledBack(RolloutPhase phase, List<Cause> causes) implements Ending {
        public RolledBack {
            requireNonNull(phase, "phase");
            causes = List.copyOf(requireNonNull(causes, "causes"));
        }

        /**
         * Which metrics showed a regression.
         *
         * @return their names; empty where no metric was the cause
         */
        public List<String> metrics() {
            return causes.stream()
                    .filter(Cause.Detected.class::isInstance)
                    .map(cause -> ((Cause.Detected) cause).metric())
                    .distinct()
                    .toList();
        }
    }

    /**
     * The time of the rehearsal was up before the rollout came to an end.
     *
     * @param phase where
     * @param waits what for
     * @since 0.1.0
     */
    record Held(RolloutPhase phase, List<Wait> waits) implements Ending {
        public Held {
            requireNonNull(phase, "phase");
            waits = List.copyOf(requireNonNull(waits, "waits"));
        }
    }
}
