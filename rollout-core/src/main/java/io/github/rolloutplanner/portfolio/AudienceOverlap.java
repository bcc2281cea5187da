package io.github.rolloutplanner.portfolio;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.PlannedDelivery;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.portfolio.PortfolioFinding.Kind;
import io.github.rolloutplanner.strategy.Audience;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The part of all users that two phases expose both, and why.
 *
 * @param kind why
 * @param percentage how many
 */
record AudienceOverlap(Kind kind, Percentage percentage) {
    private static final Set<Kind> PRODUCTS = Set.of(Kind.INDEPENDENT, Kind.EACH_REQUEST, Kind.ALL);

    /** The overlap of two phases; nothing where they have no user in common. */
    static Optional<AudienceOverlap> of(Lane one, Stretch phase, Lane other, Stretch otherPhase) {
        return one.hasOtherTenants(other) || areDisjoint(one, phase, other, otherPhase)
                ? Optional.empty()
                : Optional.of(within(kind(one, phase, other, otherPhase), phase, otherPhase));
    }

    private static AudienceOverlap within(Kind kind, Stretch phase, Stretch other) {
        double one = part(phase);
        double another = part(other);
        boolean isProduct = PRODUCTS.contains(kind);
        return new AudienceOverlap(kind, Percentage.ofFraction(isProduct ? one * another : Math.min(one, another)));
    }

    private static double part(Stretch stretch) {
        return Math.min(1, stretch.phase().percentage().fraction());
    }

    private static Kind kind(Lane one, Stretch phase, Lane other, Stretch otherPhase) {
        Audience audience = phase.phase().audience();
        Audience another = otherPhase.phase().audience();
        if (isDrawnByRequest(one, phase) || isDrawnByRequest(other, otherPhase)) {
            return Kind.EACH_REQUEST;
        }
        if (part(phase) == 1 || part(otherPhase) == 1) {
            return Kind.ALL;
        }
        if (audience instanceof Audience.RingMembers ring && another instanceof Audience.RingMembers otherRing) {
            return isSame(ring, otherRing) ? Kind.SAME_RING : Kind.UNKNOWN;
        }
        if (isDrawn(audience) && isDrawn(another) && sharesFlag(one, other)) {
            return Kind.NESTED;
        }
        return isDrawn(audience) || isDrawn(another) ? Kind.INDEPENDENT : Kind.UNKNOWN;
    }

    /** A router draws anew for each request until it sends all to the new version. */
    private static boolean isDrawnByRequest(Lane lane, Stretch stretch) {
        return part(stretch) < 1
                && lane.entry()
                        .plan()
                        .delivery()
                        .filter(PlannedDelivery::drawsEachRequest)
                        .isPresent();
    }

    private static boolean isDrawn(Audience audience) {
        return audience instanceof Audience.RandomPercentage;
    }

    private static boolean isSame(Audience.RingMembers one, Audience.RingMembers other) {
        return one.ring().equals(other.ring()) && one.recognisedBy().equals(other.recognisedBy());
    }

    /** The key of a flag salts the hash, so that one flag with one bucketing key draws the same users again. */
    private static boolean sharesFlag(Lane one, Lane other) {
        for (FeatureFlag flag : one.entry().plan().flags()) {
            for (FeatureFlag another : other.entry().plan().flags()) {
                if (flag.key().equals(another.key()) && flag.bucketBy().equals(another.bucketBy())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether all that each has exposed so far is apart; what the two phases expose themselves is soonest told. */
    private static boolean areDisjoint(Lane one, Stretch phase, Lane other, Stretch otherPhase) {
        return areDisjoint(phase.phase(), otherPhase.phase())
                && areDisjoint(one.exposedIn(phase), other.exposedIn(otherPhase));
    }

    private static boolean areDisjoint(List<RolloutPhase> phases, List<RolloutPhase> others) {
        return phases.stream().allMatch(phase -> others.stream().allMatch(other -> areDisjoint(phase, other)));
    }

    private static boolean areDisjoint(RolloutPhase phase, RolloutPhase other) {
        Optional<TargetingCondition> condition = condition(phase.audience());
        Optional<TargetingCondition> another = condition(other.audience());
        return condition.isPresent() && another.isPresent() && areDisjoint(condition.get(), another.get());
    }

    private static Optional<TargetingCondition> condition(Audience audience) {
        if (audience instanceof Audience.RingMembers ring) {
            return ring.recognisedBy();
        }
        return audience instanceof Audience.Internal team ? team.recognisedBy() : Optional.empty();
    }

    /** Proven where both ask one attribute for values of which none is the same. */
    private static boolean areDisjoint(TargetingCondition one, TargetingCondition other) {
        Set<String> values = values(one);
        Set<String> others = values(other);
        return !values.isEmpty()
                && !others.isEmpty()
                && one.attributes().equals(other.attributes())
                && Collections.disjoint(values, others);
    }

    private static Set<String> values(TargetingCondition condition) {
        if (condition instanceof TargetingCondition.Is is) {
            return Set.of(is.value());
        }
        return condition instanceof TargetingCondition.In in ? new HashSet<>(in.values()) : Set.of();
    }

    /** The users a day that both plans know, at the most those of the smaller population; of requests, nothing says whose they are. */
    OptionalLong users(Lane one, Lane other) {
        if (kind == Kind.EACH_REQUEST) {
            return OptionalLong.empty();
        }
        List<Population> populations = List.of(one, other).stream()
                .flatMap(lane -> lane.entry().plan().population().stream())
                .toList();
        List<Long> known = populations.stream().map(Population::usersPerDay).toList();
        boolean areOfOneUnit =
                populations.stream().map(Population::unit).distinct().count() == 1;
        return known.size() < 2 || !areOfOneUnit
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(Math.min(known.get(0), known.get(1)) * percentage.fraction()));
    }
}
