package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The observations of one metric that a percentage of the traffic brings. */
final class ExpectedSample {
    private static final int HOURS_PER_DAY = 24;

    private final Traffic traffic;
    private final Metric metric;
    private final double percentage;
    private final Duration delay;

    /**
     * @param delay how long after the start of an exposure its observations are there
     */
    ExpectedSample(Traffic traffic, Metric metric, double percentage, Duration delay) {
        this.traffic = traffic;
        this.metric = metric;
        this.percentage = percentage;
        this.delay = delay;
    }

    Duration delay() {
        return delay;
    }

    /** What one observation is called. */
    String unit() {
        if (metric.kind() == MetricKind.COUNT) {
            return "expected event";
        }
        if (metric.exposureUnit() == ExposureUnit.USER) {
            return traffic.unit();
        }
        return traffic.knowsRequests() ? "request" : "daily " + traffic.unit();
    }

    /** The observations of exposed users that are there after a length of time. */
    double in(Duration length) {
        return length.compareTo(delay) > 0 ? during(length.minus(delay)) : 0;
    }

    /** The observations of exposed users in a length of time, whenever they are there. */
    double during(Duration length) {
        return percentage * fullTrafficIn(length);
    }

    private double fullTrafficIn(Duration length) {
        return metric.kind() == MetricKind.COUNT
                ? CountRate.perHour(metric.baseline()).orElse(0) * HOURS_PER_DAY * traffic.days(length)
                : traffic.observations(metric.exposureUnit(), length);
    }

    /** The whole hours after which a number of observations has come, or the longest where it ends within an hour. */
    Optional<Duration> hoursUntil(double needed, Duration longest) {
        return until(needed, longest, longest.toHours(), ChronoUnit.HOURS);
    }

    /** The whole minutes after which a number of observations has come, or the longest where it ends within a minute. */
    Optional<Duration> minutesUntil(double needed, Duration longest) {
        return until(needed, longest, longest.toMinutes(), ChronoUnit.MINUTES);
    }

    private Optional<Duration> until(double needed, Duration longest, long most, ChronoUnit unit) {
        if (in(longest) < needed) {
            return Optional.empty();
        }
        long tooFew = 0;
        long enough = most + 1;
        while (enough - tooFew > 1) {
            long middle = (tooFew + enough) / 2;
            if (in(Duration.of(middle, unit)) >= needed) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return Optional.of(enough > most ? longest : Duration.of(enough, unit));
    }
}
