package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import java.time.Duration;

/**
 * The independent observations that all traffic brings of the metric of an experiment, in its own unit: users as they grow, requests
 * day by day for what they are worth beside others of one user, or expected events. Their data are read when they have ripened,
 * whenever that is.
 *
 * @param metric the metric
 * @param traffic the traffic of the experiment
 */
public record ExperimentSample(Metric metric, Traffic traffic) {

    /** Whether users are counted: also where their requests come summed up and no correlation says what these are worth. */
    public static boolean countsUsers(Metric metric) {
        boolean isUnknown = metric.exposureUnit() == ExposureUnit.REQUEST_BY_USER
                && metric.intraclassCorrelation().isEmpty();
        return metric.kind() != MetricKind.COUNT && (metric.exposureUnit() == ExposureUnit.USER || isUnknown);
    }

    /** What is counted, in a population of such units. */
    public static String unit(Metric metric, String user) {
        if (metric.kind() == MetricKind.COUNT) {
            return "expected events";
        }
        return countsUsers(metric) ? Wording.plural(user) : "requests";
    }

    /** How many there are after a length of time. */
    public double in(Duration length) {
        if (metric.kind() == MetricKind.COUNT) {
            return new ExpectedSample(traffic, metric, 1, Duration.ZERO).in(length);
        }
        return countsUsers(metric)
                ? traffic.users(length)
                : traffic.observations(metric.exposureUnit(), length) / designEffect(length);
    }

    /**
     * The part of what a length of time shows that is there after some of it. Requests are weighed as those of the whole length are,
     * where no users show how much they depend on each other.
     */
    public double information(Duration soFar, Duration length) {
        return metric.exposureUnit() == ExposureUnit.REQUEST
                ? traffic.observations(ExposureUnit.REQUEST, soFar) / traffic.observations(ExposureUnit.REQUEST, length)
                : in(soFar) / in(length);
    }

    /** How many requests are worth one that is independent. */
    public double designEffect(Duration length) {
        return DesignEffect.of(metric, traffic, length);
    }

    /** How many users come a day, requests or events; of requests, one of each user where they are not known. */
    public long daily() {
        if (metric.kind() == MetricKind.COUNT) {
            return Math.round(in(Duration.ofDays(1)));
        }
        return Math.round(countsUsers(metric) ? traffic.usersPerDay() : traffic.perDay());
    }

    /** The whole days after which so many are there; 3650 where they are more than ten years. */
    public int daysUntil(double needed) {
        return Traffic.daysUntil(needed, days -> in(Duration.ofDays(days)));
    }
}
