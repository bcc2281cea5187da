package io.github.rolloutplanner.internal.planning.delivery;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.rules.DeliveryRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The delivery that carries the percentage of a rollout.
 *
 * @param delivery the delivery
 * @param others what goes out ahead of it, without effect
 * @param unit what its percentage counts, in the singular
 * @param reasons why it is that one
 */
public record Carrier(Delivery delivery, List<Delivery> others, String unit, List<Reason> reasons) {
    /** What a change is or touches, and how that is delivered; the first that holds. */
    private static final List<Map.Entry<Trait, Delivery>> BY_TRAIT = List.of(
            Map.entry(Trait.KERNEL_OR_AGENT, Delivery.fleet()),
            Map.entry(Trait.DATA_MIGRATION, Delivery.dataMigration()),
            Map.entry(Trait.GLOBAL_CONFIG, Delivery.configurationPush()),
            Map.entry(Trait.CONFIGURATION, Delivery.configurationPush()));

    /** What is counted where the population speaks of users. */
    private static final Map<Delivery.Kind, String> UNITS = Map.of(
            Delivery.Kind.CONFIGURATION_PUSH, "host",
            Delivery.Kind.FLEET, "host",
            Delivery.Kind.INFRASTRUCTURE, "cell",
            Delivery.Kind.LIBRARY, "dependent");

    /** What goes out tenant by tenant where there are some. */
    private static final Set<Delivery.Kind> SPLITS_TENANTS =
            EnumSet.of(Delivery.Kind.FEATURE_FLAG, Delivery.Kind.DEPLOYMENT);

    /** What can be had by fewer again. */
    private static final Set<Delivery.Kind> LOWERED =
            EnumSet.of(Delivery.Kind.FEATURE_FLAG, Delivery.Kind.DEPLOYMENT, Delivery.Kind.CONFIGURATION_PUSH);

    /** What stays with those who have installed it. */
    private static final Set<Delivery.Kind> KEPT = EnumSet.of(Delivery.Kind.APP_STORE, Delivery.Kind.LIBRARY);

    /**
     * The carrier of a change: what the caller says, else what the facts say, else a flag where phases are needed.
     *
     * @param needsPhases whether the change goes out step by step
     */
    public static Carrier of(Change change, boolean needsPhases) {
        if (!change.deliveries().isEmpty()) {
            return given(change);
        }
        if (!needsPhases) {
            return carrier(Delivery.replacement(), change, DeliveryRows.REGULAR.reason());
        }
        Optional<Map.Entry<Trait, Delivery>> trait = sayingTrait(change);
        Optional<String> named = change.flagKey().or(() -> change.tooling().flagSystem());
        if (named.isPresent() && !trait.map(Map.Entry::getKey).equals(Optional.of(Trait.KERNEL_OR_AGENT))) {
            return carrier(Delivery.featureFlag(), change, DeliveryRows.FLAG_NAMED.reason(fact("named", named)));
        }
        return trait.isPresent() ? byTrait(trait.get(), change) : assumed(change);
    }

    private static Carrier assumed(Change change) {
        return carrier(Delivery.featureFlag(), change, DeliveryRows.ASSUMED.reason());
    }

    private static Carrier given(Change change) {
        List<Delivery> all = new ArrayList<>(change.deliveries());
        all.sort(Comparator.comparing(Delivery::kind));
        Delivery first = all.get(0);
        List<Delivery> others = List.copyOf(all.subList(1, all.size()));
        List<Reason> reasons = new ArrayList<>();
        reasons.add(DeliveryRows.GIVEN.reason(fact("delivery", first.kind().phrase())));
        if (!others.isEmpty()) {
            reasons.add(DeliveryRows.CARRIES.reason(
                    fact("delivery", first.kind().phrase()),
                    fact(
                            "others",
                            others.stream().map(other -> other.kind().phrase()).toList()),
                    fact("count", others.size()),
                    fact("users", change.units())));
        }
        return new Carrier(first, others, unit(first, change), reasons);
    }

    /** The caller's own steps and an experiment are for users; what cannot be undone has no store to go back to. */
    private static Optional<Map.Entry<Trait, Delivery>> sayingTrait(Change change) {
        boolean cannotMigrate = change.ladder().isPresent() || change.is(Trait.IRREVERSIBLE);
        return BY_TRAIT.stream()
                .filter(row -> change.is(row.getKey()) && change.experiment().isEmpty())
                .filter(row -> row.getKey() != Trait.DATA_MIGRATION || !cannotMigrate)
                .findFirst();
    }

    private static Carrier byTrait(Map.Entry<Trait, Delivery> row, Change change) {
        Delivery delivery = row.getValue();
        return carrier(
                delivery,
                change,
                DeliveryRows.TRAIT.reason(
                        fact("change", row.getKey().phrase()),
                        fact("delivery", delivery.kind().phrase())));
    }

    private static Carrier carrier(Delivery delivery, Change change, Reason reason) {
        return new Carrier(delivery, List.of(), unit(delivery, change), List.of(reason));
    }

    private static String unit(Delivery delivery, Change change) {
        if (delivery instanceof Delivery.DataMigration) {
            return MigrationSteps.READ;
        }
        if (SPLITS_TENANTS.contains(delivery.kind()) && delivery.exposesAnyPercentage()) {
            return change.counted();
        }
        boolean countsUsers = change.population().map(Population::countsUsers).orElse(true);
        return countsUsers ? UNITS.getOrDefault(delivery.kind(), change.unit()) : change.unit();
    }

    /** Whether a flag decides who is exposed. */
    public boolean byFlag() {
        return delivery instanceof Delivery.Flag;
    }

    /** Whether the percentage can be lowered step by step, so that who had the change loses it. */
    public boolean canLower() {
        return LOWERED.contains(delivery.kind()) && delivery.exposesAnyPercentage();
    }

    /** Whether a rollback gives the previous behavior back to those who have the change. */
    public boolean canTakeAway() {
        return !KEPT.contains(delivery.kind());
    }

    /** Whether others decide how long its preparation takes, as a store does by its review. */
    public boolean isPreparedByOthers() {
        return delivery instanceof Delivery.AppStore;
    }

    /** How long a phase may last at most, where the delivery says so. */
    public Optional<Duration> longestSoak() {
        return delivery instanceof Delivery.AppStore release
                        && !release.store().steps().isEmpty()
                ? Optional.of(DeliverySteps.LONGEST_STORE_STEP)
                : Optional.empty();
    }

    /** What the percentage counts, in the plural. */
    public String units() {
        return Wording.plural(unit);
    }

    /** How long it can take until those in a phase have the change. */
    public Duration arrival(Change change) {
        return byFlag() ? change.tooling().flagDelay().orElse(Duration.ZERO) : Duration.ZERO;
    }

    /** The change with the population that its delivery has: a fleet does not grow, and is one where none was given. */
    public Change applied(Change change) {
        if (!(delivery instanceof Delivery.Fleet fleet)) {
            return change;
        }
        Optional<Population> known = change.population();
        if (known.isEmpty() && fleet.size().isPresent()) {
            return change.withPopulation(
                    fixed(Population.ofUsersPerDay(fleet.size().getAsLong()).withUnit(unit)));
        }
        boolean isCounted = known.isPresent() && !known.get().countsUsers();
        return isCounted ? change.withPopulation(fixed(known.get())) : change;
    }

    /** The same hosts come back every day. */
    private static Population fixed(Population fleet) {
        long hosts = fleet.usersPerDay();
        Population weekly = fleet.usersPerWeek().isPresent() ? fleet : fleet.withUsersPerWeek(hosts);
        return weekly.usersPerMonth().isPresent()
                ? weekly
                : weekly.withUsersPerMonth(weekly.usersPerWeek().orElse(hosts));
    }

    /** What one of the things is called that the percentage is a part of, where they are counted. */
    String thing(Change change) {
        return delivery.size().isPresent() ? unit : change.counted();
    }

    /** How many things the percentage is a part of, where they are few enough to be counted. */
    OptionalLong size(Change change) {
        return delivery.size().isPresent() || change.population().isEmpty()
                ? delivery.size()
                : change.population().get().tenants();
    }
}
