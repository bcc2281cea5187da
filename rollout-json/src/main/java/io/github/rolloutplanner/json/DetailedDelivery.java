package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.optionalLong;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.POSITIVE;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.plan.PlannedDelivery;
import java.time.Duration;

/** How a change reaches its users, in the detailed form. */
final class DetailedDelivery {
    static final UnionCodec<Delivery> DELIVERY = of(DURATION);

    static final Codec<PlannedDelivery> PLANNED = object(
            "planned_delivery",
            required("carrier", DELIVERY, PlannedDelivery::carrier)
                    .described("What carries the percentage of the phases."),
            required("ahead", new ListCodec<>(DELIVERY), PlannedDelivery::ahead)
                    .described("What goes out to all ahead of it, without effect."),
            required("unit", NAME, PlannedDelivery::unit).described("What the percentage counts, in the singular."),
            required("reasons", REASONS, PlannedDelivery::reasons),
            PlannedDelivery::new);

    private DetailedDelivery() {}

    /** Deliveries, with lengths of time as a codec writes them. */
    static UnionCodec<Delivery> of(Codec<Duration> length) {
        return new UnionCodec<>(
                "delivery",
                object("delivery_feature_flag", Delivery.Flag::new).kind("feature_flag", Delivery.Flag.class),
                object(
                                "delivery_deployment",
                                required(
                                        "by",
                                        WordCodec.lowerCase(Delivery.Deployment.Switch.class),
                                        Delivery.Deployment::by),
                                Delivery.Deployment::new)
                        .kind("deployment", Delivery.Deployment.class),
                object(
                                "delivery_configuration_push",
                                required("staged", BOOLEAN, Delivery.ConfigurationPush::isStaged),
                                Delivery.ConfigurationPush::new)
                        .kind("configuration_push", Delivery.ConfigurationPush.class),
                object(
                                "delivery_app_store",
                                required("store", WordCodec.lowerCase(Delivery.Store.class), Delivery.AppStore::store),
                                Delivery.AppStore::new)
                        .kind("app_store", Delivery.AppStore.class),
                object(
                                "delivery_fleet",
                                optionalLong("hosts", POSITIVE, Delivery.Fleet::size),
                                optional("longest_offline", length, Delivery.Fleet::longestOffline),
                                Delivery.Fleet::new)
                        .kind("fleet", Delivery.Fleet.class),
                object(
                                "delivery_infrastructure",
                                required("cells", ListCodec.inline(NAME), Delivery.Infrastructure::cells),
                                Delivery.Infrastructure::new)
                        .kind("infrastructure", Delivery.Infrastructure.class),
                object(
                                "delivery_data_migration",
                                optional("backfill", length, Delivery.DataMigration::backfill),
                                Delivery.DataMigration::new)
                        .kind("data_migration", Delivery.DataMigration.class),
                object("delivery_library", optional("notice", length, Delivery.Library::notice), Delivery.Library::new)
                        .kind("library", Delivery.Library.class));
    }
}
