package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.decision.ExperimentReadOut.Group;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.detection.UserClusters;
import io.github.rolloutplanner.internal.rules.ReadOutRows;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.SampleRatioEProcess;
import io.github.rolloutplanner.internal.statistics.SampleRatioTest;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The sizes of all groups of an experiment beside each other.
 *
 * @param sizes the users of each group, control first; none where they are not counted, or not for all groups alike
 * @param split their planned percentages
 */
record GroupSizes(List<Group> sizes, List<Percentage> split) {
    private static final long NOT_COUNTED = -1;

    /** By the counts of assignments, else by the metric of the hypothesis where it counts users. */
    static GroupSizes of(PlanView view, MetricStates metrics, RolloutPhase phase) {
        Experiment test = view.plan().experiment().orElseThrow();
        List<Group> counted = counted(Observation.ASSIGNMENT_COUNTS, view, metrics, phase);
        if (counted.isEmpty() && !test.metrics().isEmpty()) {
            counted = counted(test.metrics().get(0), view, metrics, phase);
        }
        return new GroupSizes(counted, test.split());
    }

    /** Where the treatments were not observed to the same time, their groups cannot be compared. */
    private static List<Group> counted(String metric, PlanView view, MetricStates metrics, RolloutPhase phase) {
        Experiment test = view.plan().experiment().orElseThrow();
        List<Group> groups = new ArrayList<>();
        Set<Long> controls = new HashSet<>();
        for (MetricModel model : view.treatments().modelsOf(metric, metrics)) {
            PhaseBucket sum = metrics.of(model.name()).assigned(phase.number());
            boolean isWatched = model.controlPerTreated(phase.number()) > 0;
            controls.add(isWatched ? sum.control().map(UserClusters::assigned).orElse(NOT_COUNTED) : NOT_COUNTED);
            groups.add(new Group(model.treatment().orElseGet(test::treatment), UserClusters.assigned(sum.treated())));
        }
        if (controls.size() != 1 || controls.contains(NOT_COUNTED)) {
            return List.of();
        }
        groups.add(0, new Group(test.control(), controls.iterator().next()));
        return groups;
    }

    /** The p-value of the chi-square test of all sizes together. */
    OptionalDouble pValue() {
        return sizes.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        SampleRatioTest.ofWeights(weights()).test(counts()).pValue());
    }

    /** Whether a group has no users, although users were counted. */
    boolean leaveOneEmpty() {
        return sizes.stream().anyMatch(group -> group.size() == 0);
    }

    /** A mismatch at a level that holds however often it is looked at. */
    Optional<Reason> mismatch(double level) {
        boolean isMismatch = !sizes.isEmpty()
                && SampleRatioEProcess.ofWeights(weights()).evidence(counts()).rejects(level);
        return isMismatch ? Optional.of(mismatch(new PValue(pValue().orElseThrow()))) : Optional.empty();
    }

    private Reason mismatch(PValue p) {
        return ReadOutRows.SPLIT_OF_ALL.reason(fact("sizes", sizes), fact("split", split), p.shown(), p.below());
    }

    private double[] weights() {
        return split.stream().mapToDouble(Percentage::fraction).toArray();
    }

    private long[] counts() {
        return sizes.stream().mapToLong(Group::size).toArray();
    }
}
