package io.github.rolloutplanner.internal.validation;

import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.evidence.AcceptableLevel;
import io.github.rolloutplanner.internal.evidence.Readings;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.List;

/** Finds everything that is wrong with what is said of how well a baseline is known. */
final class BaselineCheck {
    private static final long MOST_OBSERVATIONS = 1_000_000_000_000_000L;

    private final String path;
    private final Metric metric;
    private final ProblemList problems = new ProblemList();

    BaselineCheck(String path, Metric metric) {
        this.path = path;
        this.metric = metric;
    }

    List<Problem> problems() {
        if (metric.baselineSource() instanceof Baseline.Within within) {
            within(within);
        } else if (metric.baselineSource() instanceof Baseline.Measured measured) {
            observations(measured.observations());
            window(measured.window());
        } else if (metric.baselineSource() instanceof Baseline.Exact) {
            exact();
        }
        return problems.all();
    }

    private void within(Baseline.Within within) {
        double part = within.part().value();
        if (part <= 0 || part >= 100) {
            problems.add(
                    path + ".part",
                    "The baseline of '" + metric.name() + "' cannot be off by " + within.part() + " of itself.",
                    "Give a part of it above 0% and below 100%, or Baseline.exact() where it is known exactly.");
        }
    }

    private void observations(long observations) {
        long least = metric.kind() == MetricKind.COUNT ? 0 : 1;
        if (observations < least || observations > MOST_OBSERVATIONS) {
            problems.add(
                    path + ".observations",
                    "The baseline of '" + metric.name() + "' cannot rest on " + observations + " observations.",
                    "Give how many there were, from " + least + " to 10^15.");
        }
        if (Readings.are(metric)) {
            problems.add(
                    path + ".observations",
                    observations + " readings of '" + metric.name()
                            + "' depend on each other, so that their number says" + " nothing of how far it is off.",
                    "Say how far its readings swing with Baseline.within(..).");
        }
        if (metric.kind() == MetricKind.MEAN && metric.standardDeviation().isEmpty()) {
            problems.add(
                    path + ".observations",
                    "How far " + observations + " observations of '" + metric.name()
                            + "' are off depends on how they scatter, which is unknown.",
                    "Give it with withStandardDeviation(..), or say how far the baseline may be off with Baseline.within(..).");
        }
    }

    private void window(Duration window) {
        if (window.isZero() || window.isNegative() || window.compareTo(TimeBound.TEN_YEARS) > 0) {
            problems.add(
                    path + ".window",
                    "The baseline of '" + metric.name() + "' cannot have been measured for " + Wording.of(window) + ".",
                    "Give a time above zero and up to 3650 days, better whole weeks.");
        }
    }

    private void exact() {
        if (AcceptableLevel.isAtZero(metric)) {
            problems.add(
                    path,
                    "The baseline of '" + metric.name() + "' is " + metric.baseline()
                            + ", which no metric is known to be exactly.",
                    "Give Baseline.measured(..) with the observations that showed it, or leave it out.");
        }
    }
}
