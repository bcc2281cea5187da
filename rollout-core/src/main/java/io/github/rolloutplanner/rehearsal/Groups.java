package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.decision.ControlGroup;
import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.util.List;
import java.util.Optional;

/**
 * The groups of a phase, as parts of all users.
 *
 * @param treatments those who have the change, by the treatment that they have
 * @param treated all of them together
 * @param control those who are compared with them; 0 without a control group
 * @param isRing whether those who have the change are users of rings, beside whom all others are known
 */
record Groups(List<Treatment> treatments, double treated, double control, boolean isRing) {

    Groups(double treated, double control) {
        this(treated, control, false);
    }

    private Groups(double treated, double control, boolean isRing) {
        this(List.of(new Treatment(Optional.empty(), treated)), treated, control, isRing);
    }

    /** Those of the phase that a rollout has reached. */
    static Groups now(RunningRollout rollout, Circumstances circumstances) {
        return of(rollout, rollout.phase(), circumstances).among(treatments(rollout), rollout);
    }

    /** The treatments of which observations are asked for, each by itself; none where all who have the change have the same. */
    static List<String> treatments(RunningRollout rollout) {
        return rollout.feeds(rollout.since()).stream()
                .map(Feed::treatment)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** As the plan has it: beside a random percentage, as many others as there are, up to a group of one size. */
    static Groups of(RunningRollout rollout, RolloutPhase phase, Circumstances circumstances) {
        double treated = phase.percentage().fraction();
        if (isRing(phase)) {
            return new Groups(treated, circumstances.othersBefore().isPresent() ? 1 - treated : 0, true);
        }
        boolean hasControl = circumstances.controlGroup()
                && phase.audience() instanceof Audience.RandomPercentage
                && treated > 0
                && treated < 1;
        if (!hasControl) {
            return new Groups(treated, 0);
        }
        Optional<ControlGroup> group = rollout.policy().controlGroup();
        Optional<Double> split = group.isPresent()
                ? Optional.empty()
                : rollout.plan()
                        .experiment()
                        .filter(test -> isOf(phase, test))
                        .map(test -> test.split().get(0).fraction());
        ControlGroup others = group.orElse(ControlGroup.equalSize());
        return new Groups(treated, split.orElseGet(() -> treated * others.perExposed(phase.percentage())));
    }

    private static boolean isRing(RolloutPhase phase) {
        boolean areMembers =
                phase.audience() instanceof Audience.RingMembers || phase.audience() instanceof Audience.Internal;
        return areMembers
                && phase.percentage().fraction() > 0
                && phase.percentage().fraction() < 1;
    }

    private static boolean isOf(RolloutPhase phase, Experiment test) {
        return phase.purpose() == PhasePurpose.EXPERIMENT && !test.split().isEmpty();
    }

    /** The same users, by treatment: several share them by the split of the experiment, which also says how many others there are. */
    private Groups among(List<String> names, RunningRollout rollout) {
        if (names.isEmpty()) {
            return this;
        }
        if (names.size() == 1) {
            return new Groups(List.of(new Treatment(Optional.of(names.get(0)), treated)), treated, control, isRing);
        }
        Experiment test = rollout.plan().experiment().orElseThrow();
        double perTreated = treated / test.treated().fraction();
        List<Treatment> each = names.stream()
                .map(name -> new Treatment(
                        Optional.of(name), perTreated * percentage(test, name).fraction()))
                .toList();
        boolean isBySplit = isSplit() && rollout.policy().controlGroup().isEmpty();
        double bySplit = Math.min(perTreated * test.split().get(0).fraction(), 1 - treated);
        return new Groups(each, treated, isBySplit ? bySplit : control, isRing);
    }

    private static Percentage percentage(Experiment test, String treatment) {
        return test.split().get(1 + test.treatments().indexOf(treatment));
    }

    boolean hasControl() {
        return control > 0;
    }

    /** Whether chance made the groups, so that their sizes say something. */
    boolean isSplit() {
        return hasControl() && !isRing;
    }

    /** How many users have a treatment: all who have the change, where they have the same. */
    double having(String treatment) {
        return treatments.stream()
                .filter(group -> group.has(treatment))
                .mapToDouble(Treatment::share)
                .sum();
    }

    /**
     * Those who have one treatment.
     *
     * @param name which one, where it is observed by itself
     * @param share the part of all users
     */
    record Treatment(Optional<String> name, double share) {

        boolean has(String treatment) {
            return name.isEmpty() || name.get().equals(treatment);
        }

        /** An observation, as one of these users. */
        Observation observed(Observation observation) {
            return name.map(observation::ofTreatment).orElse(observation);
        }
    }
}
