package io.github.rolloutplanner.internal.validation;

import io.github.rolloutplanner.internal.evidence.Readings;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Slo;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.List;

/** Finds everything that is wrong with what is said of a metric's single observations, and of those that may be bad. */
final class MetricFactsCheck {
    private static final Duration LONGEST_DELAY = Duration.ofDays(365);

    private final String path;
    private final Metric metric;
    private final ProblemList problems = new ProblemList();

    MetricFactsCheck(String path, Metric metric) {
        this.path = path;
        this.metric = metric;
    }

    List<Problem> problems() {
        if (metric.standardDeviation().isPresent()) {
            standardDeviation(metric.standardDeviation().getAsDouble());
        }
        problems.addAll(new BaselineCheck(path + ".baselineSource", metric).problems());
        exposureUnit();
        if (metric.intraclassCorrelation().isPresent()) {
            intraclassCorrelation(metric.intraclassCorrelation().getAsDouble());
        }
        delay(".ripening", "be complete", metric.ripening());
        if (metric.arrival().isPresent()) {
            delay(".arrival", "arrive", metric.arrival().get());
        }
        if (metric.statedPercentile().isPresent()) {
            percentile(metric.statedPercentile().get());
        }
        if (metric.slo().isPresent()) {
            slo(metric.slo().get());
        }
        return problems.all();
    }

    private void standardDeviation(double deviation) {
        if (metric.kind() != MetricKind.MEAN) {
            problems.add(
                    path + ".standardDeviation",
                    described() + ", of which a standard deviation of " + deviation + " says nothing.",
                    "Leave it out; only a mean needs one.");
        } else if (!(deviation >= MetricCheck.SMALLEST && deviation <= MetricCheck.LARGEST)) {
            problems.add(
                    path + ".standardDeviation",
                    "Single observations of '" + metric.name() + "' cannot scatter by " + deviation + ".",
                    "Give a standard deviation above zero in the unit of the baseline, or leave it out.");
        }
    }

    private void exposureUnit() {
        if (Readings.are(metric) && metric.exposureUnit() != ExposureUnit.REQUEST) {
            problems.add(
                    path + ".exposureUnit",
                    described() + ", which is read of a resource and counts no users.",
                    "Leave it out, or make it another kind of metric.");
        }
        if (metric.exposureUnit() == ExposureUnit.REQUEST_BY_USER && metric.kind() == MetricKind.COUNT) {
            problems.add(
                    path + ".exposureUnit",
                    described() + ", which has no requests to sum up user by user.",
                    "Leave it out, or make it a rate of requests.");
        }
    }

    private void intraclassCorrelation(double correlation) {
        if (Readings.are(metric)) {
            problems.add(
                    path + ".intraclassCorrelation",
                    described() + ", which no user makes requests of, so that a correlation of " + correlation
                            + " within users says nothing.",
                    "Leave it out.");
        } else if (metric.exposureUnit() == ExposureUnit.USER) {
            problems.add(
                    path + ".intraclassCorrelation",
                    "'" + metric.name() + "' counts users, each of them once, so that a correlation of " + correlation
                            + " within users says nothing.",
                    "Leave it out; only requests of one user depend on each other.");
        } else if (!(correlation >= 0 && correlation <= 1)) {
            problems.add(
                    path + ".intraclassCorrelation",
                    "Requests of one user of '" + metric.name() + "' cannot correlate by " + correlation + ".",
                    "Give an intraclass correlation from 0 to 1, such as 0.03, or leave it out.");
        }
    }

    private void delay(String field, String what, Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST_DELAY) > 0) {
            problems.add(
                    path + field,
                    "Observations of '" + metric.name() + "' cannot " + what + " after " + Wording.of(time) + ".",
                    "Give a time from zero to 365 days.");
        }
    }

    private void percentile(Percentage percentile) {
        if (metric.kind() != MetricKind.QUANTILE) {
            problems.add(
                    path + ".percentile",
                    described() + " and has no percentile at " + percentile + ".",
                    "Leave it out; only a quantile has one.");
        } else if (percentile.value() <= 0 || percentile.value() >= 100) {
            problems.add(
                    path + ".percentile",
                    "'" + metric.name() + "' cannot be the percentile at " + percentile + ".",
                    "Give one strictly between 0% and 100%, such as 95%.");
        }
    }

    private void slo(Slo promise) {
        double today = metric.baseline().value();
        if (!MetricCheck.isRateInPercent(metric)) {
            problems.add(
                    path + ".slo",
                    described() + " in '" + metric.baseline().unit()
                            + "', of which no percentage can be promised to be good.",
                    "Give the service level to a rate in percent, or leave it out.");
        } else if (today >= 0 && today <= 100) {
            budget(promise, today);
        }
    }

    private void budget(Slo promise, double today) {
        boolean countsBad = metric.healthy() == Threshold.Relation.BELOW;
        Percentage fails = Percentage.percent(countsBad ? today : 100 - today);
        Percentage mayFail = Percentage.percent(100 - promise.objective().value());
        if (fails.compareTo(mayFail) >= 0) {
            problems.add(
                    path + ".slo",
                    "'" + metric.name() + "' is at " + metric.baseline() + ", so that " + fails
                            + " fail today, but a service level of " + promise.objective() + " lets only " + mayFail
                            + " fail: its error budget is spent before the start.",
                    "Give the objective that was promised, or leave it out.");
        }
    }

    private String described() {
        return "'" + metric.name() + "' is a " + Wording.of(metric.kind());
    }
}
