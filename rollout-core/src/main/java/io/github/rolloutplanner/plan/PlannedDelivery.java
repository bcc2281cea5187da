package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;

/**
 * How a plan delivers its change.
 *
 * @param carrier what carries the percentage of the phases
 * @param ahead what goes out to all users ahead of it, without effect
 * @param unit what the percentage counts, in the singular, such as "user" or "host"
 * @param reasons why it is that delivery
 * @since 0.1.0
 */
public record PlannedDelivery(Delivery carrier, List<Delivery> ahead, String unit, List<Reason> reasons) {

    public PlannedDelivery {
        requireNonNull(carrier, "carrier");
        ahead = Elements.listOf(ahead, "ahead");
        requireNonNull(unit, "unit");
        reasons = Elements.listOf(reasons, "reasons");
    }

    /**
     * Returns whether a router draws anew for each request which version answers it, so that one user may meet both.
     *
     * @return whether the carrier is {@link Delivery#deployment()}
     */
    public boolean drawsEachRequest() {
        return carrier.equals(Delivery.deployment());
    }
}
