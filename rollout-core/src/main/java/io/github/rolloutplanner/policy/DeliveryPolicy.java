package io.github.rolloutplanner.policy;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.immutables.value.Value;

/**
 * What is assumed of a delivery where neither the change nor its tooling says it.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class DeliveryPolicy permits ImmutableDeliveryPolicy {

    DeliveryPolicy() {}

    /**
     * Returns how long a rollback takes from its start until it has reached all that it can reach. Of a feature flag it is
     * {@link EvidencePolicy#flagDelay()}.
     *
     * @return by default 10 minutes for a deployment, a configuration push and the reads of a migration, an hour for
     *     infrastructure, 8 hours for a fleet, a day for a library, 3 days for the review and installation of a fixed app
     */
    public abstract Map<Delivery.Kind, Duration> rollbackTimes();

    /**
     * Returns how long before a removal those who depend on it hear of it.
     *
     * @return defaults to 90 days
     */
    @Value.Default
    public Duration notice() {
        return Duration.ofDays(90);
    }

    /**
     * Returns how long the backfill of a data migration takes.
     *
     * @return defaults to a day
     */
    @Value.Default
    public Duration backfill() {
        return Duration.ofDays(1);
    }

    /**
     * Returns the standard policy.
     *
     * @return every default
     */
    public static DeliveryPolicy standard() {
        Map<Delivery.Kind, Duration> times = new EnumMap<>(Delivery.Kind.class);
        times.put(Delivery.Kind.DATA_MIGRATION, Duration.ofMinutes(10));
        times.put(Delivery.Kind.DEPLOYMENT, Duration.ofMinutes(10));
        times.put(Delivery.Kind.CONFIGURATION_PUSH, Duration.ofMinutes(10));
        times.put(Delivery.Kind.INFRASTRUCTURE, Duration.ofHours(1));
        times.put(Delivery.Kind.FLEET, Duration.ofHours(8));
        times.put(Delivery.Kind.LIBRARY, Duration.ofDays(1));
        times.put(Delivery.Kind.APP_STORE, Duration.ofDays(3));
        return ImmutableDeliveryPolicy.builder().putAllRollbackTimes(times).build();
    }

    /**
     * This policy with another time for the rollbacks of a delivery.
     *
     * @param kind the kind of delivery, other than a feature flag
     * @param time until a rollback has reached all that it can reach; above zero, up to ten years
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if the time is out of range, or the kind is a feature flag
     */
    public DeliveryPolicy withRollbackTime(Delivery.Kind kind, Duration time) {
        Map<Delivery.Kind, Duration> times = new EnumMap<>(Delivery.Kind.class);
        times.putAll(rollbackTimes());
        times.put(requireNonNull(kind, "kind"), requireNonNull(time, "time"));
        return ((ImmutableDeliveryPolicy) this).withRollbackTimes(times);
    }

    /**
     * This policy with another notice.
     *
     * @param time how long before a removal those who depend on it hear of it; above zero, up to ten years
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if the time is out of range
     */
    public abstract DeliveryPolicy withNotice(Duration time);

    /**
     * This policy with another time for backfills.
     *
     * @param time how long the backfill of a data migration takes; above zero, up to ten years
     * @return a policy that differs in this
     * @throws RolloutException.InvalidValue if the time is out of range
     */
    public abstract DeliveryPolicy withBackfill(Duration time);

    @Value.Check
    void check() {
        if (rollbackTimes().containsKey(Delivery.Kind.FEATURE_FLAG)) {
            throw new RolloutException.InvalidValue(
                    "The delay of a feature flag is one of the evidence: give EvidencePolicy.withFlagDelay(..).");
        }
        rollbackTimes().forEach((kind, time) -> require("A rollback time", time, " for " + kind.phrase()));
        require("A notice", notice(), "");
        require("A backfill", backfill(), "");
    }

    private static void require(String what, Duration time, String of) {
        if (time.isZero() || time.isNegative() || time.compareTo(TimeBound.TEN_YEARS) > 0) {
            throw new RolloutException.InvalidValue(what + " of " + Wording.of(time) + of
                    + " is out of range. Give a length of time above zero, up to ten years.");
        }
    }
}
