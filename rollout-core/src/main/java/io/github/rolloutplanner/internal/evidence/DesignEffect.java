package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import java.time.Duration;

/** How many times the variance of independent requests those of a time have, since each user makes many (Kish 1965). */
public final class DesignEffect {
    private DesignEffect() {}

    /** 1 + (m - 1) ρ, with m requests of a user in that time; 1 for users, and where the correlation is not stated. */
    public static double of(Metric metric, Traffic traffic, Duration length) {
        double correlation = metric.intraclassCorrelation().orElse(0);
        boolean areCounted = metric.exposureUnit() != ExposureUnit.USER && traffic.knowsRequests();
        if (!areCounted || correlation == 0) {
            return 1;
        }
        double users = traffic.users(length);
        double requests = traffic.observations(ExposureUnit.REQUEST, length);
        return users == 0 ? 1 : of(requests / users, correlation);
    }

    /** 1 + (m - 1) ρ, where a user makes at least one request. */
    public static double of(double requestsOfUser, double correlation) {
        return 1 + Math.max(0, requestsOfUser - 1) * correlation;
    }
}
