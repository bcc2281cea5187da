package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.reason.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds means that are in another unit than the baseline of their metric: a hundred times as large or as small, and known
 * well enough to say so, since a few large purchases among many visits may be anything. A control group is never so far
 * off. Exposed users may be, in the bad direction: that is the worst regression, which has to be judged, so they are refused
 * in the good direction alone.
 *
 * @param model the metric
 */
record UnitCheck(MetricModel model) {
    private static final double FAR = 100;
    /** A mean is known when its standard error is no more than this part of it. */
    private static final double KNOWN = 0.2;

    private static final long LEAST = 30;

    List<Problem> problems(Observation.Measured observation) {
        Optional<Quantity> baseline = model.baseline();
        Optional<MetricScale> scale = model.judge().map(Judge::scale).filter(of -> of.isOfNumbers() || isPart(of));
        return baseline.isPresent() && scale.isPresent()
                ? problems(observation, baseline.get(), scale.get().rises())
                : List.of();
    }

    private List<Problem> problems(Observation.Measured observation, Quantity baseline, boolean rises) {
        List<Problem> problems = new ArrayList<>();
        Optional<Sample.Moments> control = observation.control().flatMap(UnitCheck::moments);
        boolean isControlFar =
                control.filter(group -> isFar(group, baseline.value())).isPresent();
        if (isControlFar) {
            problems.add(problem("control", control.get(), baseline));
        }
        Optional<Sample.Moments> treated = moments(observation.treated());
        double expected = control.filter(group -> !isControlFar && isKnown(group))
                .map(Sample.Moments::mean)
                .orElse(baseline.value());
        treated.filter(group -> isFar(group, expected) && (isControlFar || (group.mean() < expected) == rises))
                .ifPresent(group -> problems.add(problem("treated", group, baseline)));
        return problems;
    }

    /** A queue may be all but empty for an hour; a part of a resource that is a hundredth of the usual one is no percentage. */
    private boolean isPart(MetricScale scale) {
        return scale.isReading()
                && model.baseline().filter(today -> today.unit().equals("%")).isPresent();
    }

    private static Optional<Sample.Moments> moments(Sample sample) {
        if (sample instanceof Sample.NumbersByUser) {
            return Optional.of(ofUsers(GroupTotals.of(sample)));
        }
        if (sample instanceof Sample.AdjustedMoments adjusted) {
            return Optional.of(adjusted.numbers());
        }
        return sample instanceof Sample.Moments moments ? Optional.of(moments) : Optional.empty();
    }

    /** As many independent numbers as there are users, with a mean that is known as well. */
    private static Sample.Moments ofUsers(GroupTotals group) {
        long users = group.byUser().users();
        return users < 2
                ? new Sample.Moments(users, group.mean(), 0)
                : new Sample.Moments(
                        users, group.mean(), UserClusters.numbers(group).ratio().unitVariance());
    }

    private boolean isFar(Sample.Moments group, double expected) {
        return expected > 0 && isKnown(group) && Math.max(group.mean() / expected, expected / group.mean()) >= FAR;
    }

    /** Nothing is nothing in any unit. */
    private boolean isKnown(Sample.Moments group) {
        return group.mean() > 0
                && group.count() >= (model.areReadings() ? 1 : LEAST)
                && Math.sqrt(group.variance() / group.count()) <= KNOWN * group.mean();
    }

    private Problem problem(String group, Sample.Moments moments, Quantity baseline) {
        double ratio = moments.mean() / baseline.value();
        String factor = ratio < 1
                ? Wording.rounded(Math.min(1 / ratio, Double.MAX_VALUE)) + " times as small as"
                : Wording.rounded(ratio) + " times as large as";
        return new Problem(
                group + (isByUser() ? ".sum" : ".mean"),
                Wording.rounded(moments.mean()) + " is " + factor + " the baseline of " + baseline
                        + ", which looks like another unit.",
                "Give it in " + (baseline.unit().isEmpty() ? "the unit of the baseline" : baseline.unit())
                        + ". Where it is true, decide by hand.");
    }

    private boolean isByUser() {
        return model.isByUser();
    }
}
