package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import java.time.Duration;

/**
 * The independent observations that all traffic brings of the metric of a hypothesis, in its own unit: users as they grow, or
 * requests day by day for what they are worth beside others of one user. Their data are read when they have ripened, whenever
 * that is.
 *
 * @param metric the metric
 * @param traffic the traffic of the experiment
 */
public record ExperimentSample(Metric metric, Traffic traffic) {

    /** Whether users are counted: also where their requests come summed up and no correlation says what these are worth. */
    public static boolean countsUsers(Metric metric) {
        return metric.exposureUnit() == ExposureUnit.USER
                || (metric.exposureUnit() == ExposureUnit.REQUEST_BY_USER
                        && metric.intraclassCorrelation().isEmpty());
    }

    /** How many there are after a length of time. */
    public double in(Duration length) {
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

    /** How many users come a day, or requests; of these, one of each user where they are not known. */
    public long daily() {
        return Math.round(countsUsers(metric) ? traffic.usersPerDay() : traffic.perDay());
    }

    /** The whole days after which so many are there; 3650 where they are more than ten years. */
    public int daysUntil(double needed) {
        return Traffic.daysUntil(needed, days -> in(Duration.ofDays(days)));
    }
}
