package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds what is wrong with a time before the rollout, but for the numbers of its samples.
 *
 * @param before what is said of it
 * @param model the metric, if the plan has it
 */
record BeforeCheck(Observation.Before before, Optional<MetricModel> model) {
    private static final double FAR = 100;

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        window().ifPresent(problems::add);
        model.flatMap(this::phase).ifPresent(problems::add);
        empty("treated", before.treated()).ifPresent(problems::add);
        empty("others", before.others()).ifPresent(problems::add);
        unit().ifPresent(problems::add);
        return problems;
    }

    private Optional<Problem> window() {
        TimeWindow window = before.window();
        if (window.start().compareTo(TransitionLog.EARLIEST) < 0
                || window.start().compareTo(window.end()) >= 0) {
            return problem(
                    "window",
                    window + " is no stretch of time before the rollout.",
                    "Give the start first, at most 10 years before the rollout, then a later end.");
        }
        return window.end().compareTo(Duration.ZERO) > 0
                ? problem(
                        "window",
                        "it ends after the start of the rollout, when users may have had the change.",
                        "Give whole weeks before it, such as TimeWindow.ofHours(-336, 0).")
                : Optional.empty();
    }

    private Optional<Problem> phase(MetricModel metric) {
        List<Integer> possible = new ArrayList<>();
        for (int phase = 1; phase <= metric.gates().size(); phase++) {
            if (metric.isBesideBaseline(phase)) {
                possible.add(phase);
            }
        }
        return possible.contains(before.phase())
                ? Optional.empty()
                : problem(
                        "phase",
                        "phase " + before.phase() + " does not compare '" + metric.name() + "' with its baseline.",
                        possible.isEmpty()
                                ? "Leave it out: no phase does."
                                : "Give phase "
                                        + possible.stream().map(String::valueOf).collect(Collectors.joining(" or "))
                                        + ", or leave it out.");
    }

    /** Both would be judged by a ratio that no users have. */
    private Optional<Problem> unit() {
        return before.treated() instanceof Sample.Moments treated
                        && before.others() instanceof Sample.Moments others
                        && Math.min(treated.mean(), others.mean()) > 0
                        && Math.max(treated.mean() / others.mean(), others.mean() / treated.mean()) >= FAR
                ? problem(
                        "treated.mean",
                        Wording.rounded(treated.mean()) + " beside " + Wording.rounded(others.mean())
                                + " of all others looks like another unit.",
                        "Give both in the unit of the baseline.")
                : Optional.empty();
    }

    private static Optional<Problem> empty(String group, Sample sample) {
        return GroupTotals.of(sample).isEmpty()
                ? problem(group, "it has no observations.", "Leave it out where nothing is known from before.")
                : Optional.empty();
    }

    private static Optional<Problem> problem(String path, String found, String advice) {
        return Optional.of(new Problem(path, found, advice));
    }
}
