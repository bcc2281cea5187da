package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.ValueArbitraries.listsOf;
import static io.github.rolloutplanner.json.ValueArbitraries.maybe;
import static io.github.rolloutplanner.json.ValueArbitraries.reasons;
import static io.github.rolloutplanner.json.ValueArbitraries.texts;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.plan.PlannedDelivery;
import java.time.Duration;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Deliveries of every kind. */
final class DeliveryArbitraries {
    private DeliveryArbitraries() {}

    static Arbitrary<PlannedDelivery> planned() {
        return Combinators.combine(deliveries(), listsOf(deliveries()), texts(), reasons())
                .as(PlannedDelivery::new);
    }

    static Arbitrary<Delivery> deliveries() {
        Arbitrary<Duration> times = Arbitraries.longs().between(1, 1_000_000).map(Duration::ofSeconds);
        Arbitrary<OptionalLong> hosts = maybe(Arbitraries.longs().between(1, 1_000_000_000_000L))
                .map(size -> size.map(OptionalLong::of).orElse(OptionalLong.empty()));
        return Arbitraries.oneOf(
                Arbitraries.just(Delivery.featureFlag()),
                Arbitraries.of(Delivery.Deployment.Switch.class).map(Delivery.Deployment::new),
                Arbitraries.of(true, false).map(Delivery.ConfigurationPush::new),
                Arbitraries.of(Delivery.Store.class).map(Delivery.AppStore::new),
                Combinators.combine(hosts, maybe(times)).as(Delivery.Fleet::new),
                listsOf(texts()).map(Delivery.Infrastructure::new),
                maybe(times).map(Delivery.DataMigration::new),
                maybe(times).map(Delivery.Library::new));
    }
}
