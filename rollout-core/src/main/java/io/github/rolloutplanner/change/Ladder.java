package io.github.rolloutplanner.change;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps from the first percentage to 100%.
 *
 * @param steps the steps, first to last
 * @since 0.1.0
 */
public record Ladder(List<Step> steps) {

    public Ladder {
        steps = Elements.listOf(steps, "steps");
    }

    /**
     * A ladder of the given steps.
     *
     * @param steps the steps, first to last
     * @return the ladder
     */
    public static Ladder of(Step... steps) {
        return new Ladder(Elements.listOf(steps, "steps"));
    }

    /**
     * What is wrong with the ladder: a step without a name or with the name of another, a percentage that is none or that
     * falls, a last percentage below 100%, a soak that is missing, not positive, beyond ten years, or on the last step.
     *
     * @param path where the ladder stands, for the problems' paths
     * @return the problems, empty for a sound ladder
     */
    public List<Problem> problems(String path) {
        requireNonNull(path, "path");
        if (steps.isEmpty()) {
            return List.of(new Problem(path, "No steps.", "Give at least the last one, at 100%."));
        }
        List<Problem> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int at = 0; at < steps.size(); at++) {
            String where = path + "[" + at + "]";
            checkName(where, steps.get(at), names, problems);
            checkPercentage(where, at, problems);
            checkSoak(where, at, problems);
        }
        return problems;
    }

    private static void checkName(String where, Step step, Set<String> names, List<Problem> problems) {
        Optional<TextBound.Fault> fault = TextBound.NAME.fault(step.name());
        if (fault.isPresent()) {
            problems.add(new Problem(
                    where + ".name", fault.get().found(), fault.get().advice()));
        } else if (step.name().isBlank()) {
            problems.add(
                    new Problem(where + ".name", "The name '" + step.name() + "' is blank.", "Give the step a name."));
        } else if (!names.add(step.name())) {
            problems.add(new Problem(
                    where + ".name",
                    "Two steps are called '" + step.name() + "'.",
                    "Give each step a name of its own."));
        }
    }

    private void checkPercentage(String where, int at, List<Problem> problems) {
        Step step = steps.get(at);
        if (!step.percentage().isPercentage()) {
            problems.add(new Problem(
                    where + ".percentage",
                    "Step '" + step.name() + "' exposes " + step.percentage() + ".",
                    "Give a percentage from 0% to 100%."));
        } else if (at > 0 && step.percentage().compareTo(steps.get(at - 1).percentage()) < 0) {
            Step before = steps.get(at - 1);
            problems.add(new Problem(
                    where + ".percentage",
                    "Step '" + step.name() + "' exposes " + step.percentage() + ", less than '" + before.name() + "' ("
                            + before.percentage() + ").",
                    "Swap the two steps, or raise it to at least " + before.percentage() + "."));
        }
        if (isLast(at) && step.percentage().compareTo(Percentage.ONE_HUNDRED) < 0) {
            problems.add(new Problem(
                    where + ".percentage",
                    "The last step '" + step.name() + "' exposes only " + step.percentage() + ".",
                    "End the ladder at 100%."));
        }
    }

    private void checkSoak(String where, int at, List<Problem> problems) {
        Step step = steps.get(at);
        String soak = where + ".soak";
        if (isLast(at)) {
            if (step.soak().isPresent()) {
                problems.add(new Problem(
                        soak,
                        "The last step '" + step.name() + "' has a soak of "
                                + Wording.of(step.soak().get()) + ".",
                        "Leave it out: nothing comes after it."));
            }
        } else if (step.soak().isEmpty()) {
            problems.add(new Problem(
                    soak, "Step '" + step.name() + "' has no soak.", "Say how long to stay before the next step."));
        } else if (isNotPositive(step.soak().get())) {
            problems.add(new Problem(
                    soak,
                    "Step '" + step.name() + "' soaks for "
                            + Wording.of(step.soak().get()) + ".",
                    "Give a length of time above zero."));
        } else if (step.soak().get().compareTo(TimeBound.TEN_YEARS) > 0) {
            problems.add(new Problem(
                    soak,
                    "Step '" + step.name() + "' soaks for "
                            + Wording.of(step.soak().get()) + ".",
                    "Give at most " + Wording.of(TimeBound.TEN_YEARS) + "."));
        }
    }

    private boolean isLast(int at) {
        return at == steps.size() - 1;
    }

    private static boolean isNotPositive(Duration length) {
        return length.isZero() || length.isNegative();
    }
}
