package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.internal.text.Counted;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.StrategyName;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Compares what a plan says as a whole: risk, strategy, population, delivery, urgency. */
final class PlanComparison {
    private static final Facet<RolloutPlan, RiskLevel> RISK = Facet.of(
            Kind.RISK, "risk", "the risk", (RolloutPlan plan) -> Optional.of(plan.risk()), Leaning.moreIsRiskier());

    private static final List<Facet<RolloutPlan, ?>> FACETS = List.of(
            Facet.of(
                            Kind.NAME,
                            "feature",
                            "the change",
                            (RolloutPlan plan) -> Optional.of(plan.feature()),
                            Leaning.<String>none())
                    .shownAs(Part::named),
            people("usersPerDay", "users a day", people -> OptionalLong.of(people.usersPerDay())),
            people("requestsPerDay", "requests a day", Population::requestsPerDay),
            people("tenants", "tenants", Population::tenants),
            Facet.of(
                    Kind.POPULATION,
                    "population.unit",
                    "the unit of the population",
                    (RolloutPlan plan) -> plan.population().map(Population::unit),
                    Leaning.none()),
            Facet.of(
                            Kind.DELIVERY,
                            "delivery.carrier",
                            "the delivery",
                            (RolloutPlan plan) -> plan.delivery()
                                    .map(delivery -> delivery.carrier().kind()),
                            Leaning.none())
                    .shownAs(kind -> kind.phrase()),
            Facet.of(
                    Kind.URGENCY,
                    "urgency.deadline",
                    "the deadline",
                    (RolloutPlan plan) -> plan.urgency().flatMap(PlannedUrgency::deadline),
                    Leaning.moreIsSafer()),
            Facet.of(
                            Kind.URGENCY,
                            "urgency",
                            "the pace",
                            (RolloutPlan plan) -> Optional.of(plan.urgency()
                                    .filter(PlannedUrgency::isShortened)
                                    .isPresent()),
                            Leaning.<Boolean>moreIsRiskier())
                    .shownAs(isShortened -> isShortened ? "expedited" : "the usual one")
                    .beyondContract(),
            Facet.of(
                    Kind.PREPARATION,
                    "timeline.preparation",
                    "the preparation",
                    (RolloutPlan plan) -> plan.timeline().preparation().length(),
                    Leaning.none()));

    private PlanComparison() {}

    private static Facet<RolloutPlan, Long> people(
            String path, String subject, Function<Population, OptionalLong> number) {
        return Facet.of(
                Kind.POPULATION,
                "population." + path,
                subject,
                plan -> plan.population().flatMap(people -> known(number.apply(people))),
                Leaning.none());
    }

    private static Optional<Long> known(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    static void compare(Part<RolloutPlan> before, Part<RolloutPlan> after, Found found) {
        risk(before, after, found);
        strategy(before.value().strategy(), after.value().strategy(), found);
        Facet.compareAll(FACETS, before, after, found);
        rings(before.value(), after.value(), found);
    }

    private static void risk(Part<RolloutPlan> before, Part<RolloutPlan> after, Found found) {
        if (RISK.differs(before.value(), after.value())) {
            RiskLevel was = before.value().risk();
            RiskLevel is = after.value().risk();
            found.change(Kind.RISK, RISK.leaning().of(Optional.of(was), Optional.of(is)))
                    .before(RISK.path(), Optional.of(RISK.words().apply(was)), reasons(before.value()))
                    .after(RISK.path(), Optional.of(RISK.words().apply(is)), reasons(after.value()))
                    .says(RISK.subject());
        }
    }

    private static List<Reason> reasons(RolloutPlan plan) {
        return plan.assessment().map(Assessment::riskReasons).orElse(List.of());
    }

    private static void strategy(StrategyName before, StrategyName after, Found found) {
        if (!isSame(before, after)) {
            found.change(Kind.STRATEGY, Direction.NEUTRAL)
                    .before("strategy", Optional.of(before.label()), before.reasons())
                    .after("strategy", Optional.of(after.label()), after.reasons())
                    .says("the strategy");
        }
    }

    /** A label is a text, so that an id decides where both plans have one. */
    static boolean isSame(StrategyName one, StrategyName other) {
        boolean haveIds = one.id().isPresent() && other.id().isPresent();
        return haveIds ? one.id().equals(other.id()) : one.label().equals(other.label());
    }

    private static void rings(RolloutPlan before, RolloutPlan after, Found found) {
        Pairs<Ring> rings = Pairs.of(rings(before), rings(after)).by(Ring::name);
        Facet<Ring, Long> size =
                Facet.of(Kind.POPULATION, "size", "ring %", (Ring ring) -> Optional.of(ring.size()), Leaning.none());
        Facet<Ring, ?> condition = Facet.of(
                Kind.POPULATION, "recognisedBy", "how ring % is recognised", Ring::recognisedBy, Leaning.none());
        rings.both().forEach(pair -> Facet.compareAll(List.of(size, condition), pair.before(), pair.after(), found));
        rings.added()
                .forEach(ring -> found.added(
                        Kind.POPULATION, Direction.NEUTRAL, ring, "Ring " + ring.name(), members(ring, after)));
        rings.removed()
                .forEach(ring -> found.removed(
                        Kind.POPULATION, Direction.NEUTRAL, ring, "Ring " + ring.name(), members(ring, before)));
    }

    private static List<Part<Ring>> rings(RolloutPlan plan) {
        return Part.each(
                "population.rings",
                plan.population().map(Population::rings).orElse(List.of()),
                ring -> Part.named(ring.name()));
    }

    private static String members(Part<Ring> ring, RolloutPlan plan) {
        String unit = plan.population().map(Population::unit).orElse("user");
        return new Counted(ring.value().size(), Part.named(unit)).toString();
    }
}
