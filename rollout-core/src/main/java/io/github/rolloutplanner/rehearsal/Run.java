package io.github.rolloutplanner.rehearsal;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.Cause;
import io.github.rolloutplanner.decision.ExperimentReadOut;
import io.github.rolloutplanner.decision.Wait;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one run of a rehearsal went.
 *
 * @param plan what was played
 * @param number which run, the first one is 0; with the seed it tells the run
 * @param ending how it ended
 * @param shipped the treatment that went on after the experiment of the plan, as the experiment describes it; empty where none did
 * @param began when the phase began in which it ended
 * @param length when it ended
 * @param planned how long the phases of the plan are, with the bake
 * @param exposed how many distinct users have had the change
 * @param costs by metric, the bad events above what would have happened without the change, and of a mean the sum of what its
 *     numbers were worse
 * @param firstCall when a person was called for something else than an approval, if one was
 * @since 0.1.0
 */
public record Run(
        RolloutPlan plan,
        int number,
        Ending ending,
        Optional<String> shipped,
        Duration began,
        Duration length,
        Duration planned,
        long exposed,
        Map<String, Double> costs,
        Optional<Duration> firstCall) {

    public Run {
        requireNonNull(plan, "plan");
        requireNonNull(ending, "ending");
        requireNonNull(shipped, "shipped");
        requireNonNull(began, "began");
        requireNonNull(length, "length");
        requireNonNull(planned, "planned");
        costs = Map.copyOf(requireNonNull(costs, "costs"));
        requireNonNull(firstCall, "firstCall");
    }

    /**
     * Whether the change reached 100% in the end.
     *
     * @return true if the rollout completed
     */
    public boolean isCompleted() {
        return ending instanceof Ending.Completed;
    }

    /**
     * Whether it completed in about the time that was planned.
     *
     * @param late how much later is still in time
     * @return true if the rollout completed not much later than planned
     */
    public boolean isCompletedWithin(Duration late) {
        requireNonNull(late, "late");
        return isCompleted() && length.compareTo(planned.plus(late)) <= 0;
    }

    /**
     * Whether the change was rolled back.
     *
     * @return true if it was, in any phase
     */
    public boolean isRolledBack() {
        return ending instanceof Ending.RolledBack;
    }

    /**
     * Whether the change was rolled back early enough.
     *
     * @param phase the name of the last phase that is early enough
     * @return true if it was, in this phase or before
     * @throws RolloutException.InvalidValue if the plan has no such phase
     */
    public boolean isRolledBackBy(String phase) {
        int last = number(phase);
        return isRolledBack() && ending.phase().number() <= last;
    }

    /**
     * Whether the change was rolled back soon after a phase began, whenever that was.
     *
     * @param phase the name of the phase
     * @param time how long after its beginning is soon enough
     * @return true if it was, in this phase
     * @throws RolloutException.InvalidValue if the plan has no such phase
     */
    public boolean isRolledBackWithin(String phase, Duration time) {
        requireNonNull(time, "time");
        int where = number(phase);
        return isRolledBack()
                && ending.phase().number() == where
                && length.minus(began).compareTo(time) <= 0;
    }

    /**
     * Whether the experiment of the plan shipped its treatment, or one of several. It may have been rolled back later.
     *
     * @return true if a treatment went on after the experiment
     */
    public boolean isShipped() {
        return shipped.isPresent();
    }

    /**
     * Whether the experiment of the plan shipped a treatment.
     *
     * @param treatment the treatment, as the experiment describes it
     * @return true if it went on after the experiment
     * @throws RolloutException.InvalidValue if the plan has no experiment with such a treatment
     */
    public boolean isShipped(String treatment) {
        requireNonNull(treatment, "treatment");
        List<String> treatments = plan.experiment().map(Experiment::treatments).orElse(List.of());
        if (!treatments.contains(treatment)) {
            throw new RolloutException.InvalidValue("The plan has no treatment '" + treatment + "'. "
                    + (treatments.isEmpty() ? "It has no experiment." : "Give one of " + names(treatments) + "."));
        }
        return shipped.filter(treatment::equals).isPresent();
    }

    private int number(String phase) {
        requireNonNull(phase, "phase");
        return plan.phases().stream()
                .filter(of -> of.name().equals(phase))
                .mapToInt(RolloutPhase::number)
                .findFirst()
                .orElseThrow(() -> new RolloutException.InvalidValue("The plan has no phase '" + phase + "'. It has "
                        + Wording.and(
                                plan.phases().stream().map(RolloutPhase::name).toList()) + "."));
    }

    /**
     * What it did to a metric.
     *
     * @param metric the name of the metric
     * @return the bad events above what would have happened without the change; of a mean the sum of what its numbers were
     *     worse
     * @throws RolloutException.InvalidValue if no metric of this name was observed
     */
    public double cost(String metric) {
        Double cost = costs.get(requireNonNull(metric, "metric"));
        if (cost == null) {
            throw new RolloutException.InvalidValue("No metric '" + metric + "' was observed. "
                    + (costs.isEmpty()
                            ? "None was."
                            : "Give one of "
                                    + names(costs.keySet().stream().sorted().toList()) + "."));
        }
        return cost;
    }

    private static String names(List<String> names) {
        return Wording.and(names.stream().map(name -> "'" + name + "'").toList());
    }

    @Override
    public String toString() {
        return "run " + number + ": " + ending.getClass().getSimpleName() + " in '"
                + ending.phase().name() + "' after " + Wording.of(length) + ", " + Wording.of(exposed) + " exposed";
    }

    /**
     * How a rehearsed rollout ended.
     *
     * @since 0.1.0
     */
    public sealed interface Ending permits Ending.Completed, Ending.RolledBack, Ending.NotShipped, Ending.Held {

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
                causes = Elements.listOf(causes, "causes");
            }

            /**
             * Which metrics showed a regression.
             *
             * @return their names, of several treatments with the treatment; empty where no metric was the cause
             */
            public List<String> metrics() {
                return causes.stream()
                        .filter(Cause.Detected.class::isInstance)
                        .map(cause -> ((Cause.Detected) cause).name())
                        .distinct()
                        .toList();
            }
        }

        /**
         * The experiment was ended, because its read-out recommended to ship nothing.
         *
         * @param phase that of the experiment
         * @param readOut what it showed, and why that is not to be shipped
         * @since 0.1.0
         */
        record NotShipped(RolloutPhase phase, ExperimentReadOut readOut) implements Ending {
            public NotShipped {
                requireNonNull(phase, "phase");
                requireNonNull(readOut, "readOut");
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
                waits = Elements.listOf(waits, "waits");
            }
        }
    }
}
