package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.WrittenLength.LENGTH;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.policy.DeliveryPolicy;

/** What is assumed of deliveries, as far as it differs from the standard. */
final class WrittenDeliveries extends PolicyCodec<DeliveryPolicy> {
    WrittenDeliveries(DeliveryPolicy base) {
        super("deliveries", base);
        setEach(
                "rollback_times",
                MapCodec.of(Delivery.Kind.class, LENGTH),
                DeliveryPolicy::rollbackTimes,
                DeliveryPolicy::withRollbackTime,
                "How long a rollback of a delivery takes until it has reached all that it can reach.");
        set(
                "notice",
                LENGTH,
                DeliveryPolicy::notice,
                DeliveryPolicy::withNotice,
                "How long before a removal those who depend on it hear of it.");
        set(
                "backfill",
                LENGTH,
                DeliveryPolicy::backfill,
                DeliveryPolicy::withBackfill,
                "How long the backfill of a data migration takes.");
    }
}
