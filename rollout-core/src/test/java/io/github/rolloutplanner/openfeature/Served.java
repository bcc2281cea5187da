package io.github.rolloutplanner.openfeature;

import static io.github.rolloutplanner.metric.Percentage.percent;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import io.github.rolloutplanner.decision.LiveState;
import io.github.rolloutplanner.flag.Bucketing;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Percentage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Flags, the users who ask them, and clients of OpenFeature, each with a provider of its own. */
final class Served {
    static final String CHECKOUT = "one-page-checkout";
    static final String RANKING = "ranking";

    private static final AtomicInteger DOMAINS = new AtomicInteger();

    private Served() {}

    /** On for a percentage, and for who meets the conditions. */
    static FlagState checkout(double percentage, String... conditions) {
        List<TargetingRule> rules = IntStream.range(0, conditions.length)
                .mapToObj(at -> new TargetingRule(
                        "segment " + at, Optional.of(TargetingCondition.parse(conditions[at])), FlagValue.of(true)))
                .toList();
        return new FlagState(
                CHECKOUT, true, FlagValue.of(false), rules, percent(percentage), List.of(), Optional.of("user.id"));
    }

    /** After a rollback. */
    static FlagState disabled() {
        return new FlagState(
                CHECKOUT, false, FlagValue.of(false), List.of(), Percentage.ZERO, List.of(), Optional.of("user.id"));
    }

    /** Half and half for a percentage. */
    static FlagState ranking(double percentage) {
        return new FlagState(
                RANKING,
                true,
                FlagValue.of("classic"),
                List.of(),
                percent(percentage),
                List.of(new VariantPercentage("classic", percent(50)), new VariantPercentage("semantic", percent(50))),
                Optional.of("user.id"));
    }

    static LiveState live(FlagState... flags) {
        return new LiveState(percent(5), Optional.empty(), List.of(flags));
    }

    static String domain() {
        return "domain " + DOMAINS.incrementAndGet();
    }

    static Client clientOf(FlagState... flags) {
        return clientOf(RolloutProvider.of(live(flags)));
    }

    static Client clientOf(RolloutProvider provider) {
        String domain = domain();
        OpenFeatureAPI.getInstance().setProviderAndWait(domain, provider);
        return OpenFeatureAPI.getInstance().getClient(domain);
    }

    static ImmutableContext user(String id) {
        return new ImmutableContext(id);
    }

    static ImmutableContext user(String id, String attribute, Value value) {
        return new ImmutableContext(id, Map.of(attribute, value));
    }

    /** One of the users whose bucket of the checkout is in a percentage. */
    static String idBelow(double percentage) {
        return idBetween(0, percentage);
    }

    static String idFrom(double percentage) {
        return idBetween(percentage, 100);
    }

    static String idBetween(double from, double to) {
        return id(bucket -> bucket >= Bucketing.bucketsOf(percent(from)) && bucket < Bucketing.bucketsOf(percent(to)));
    }

    private static String id(IntPredicate isWanted) {
        return IntStream.range(0, 10_000)
                .mapToObj(id -> "user-" + id)
                .filter(id -> isWanted.test(Bucketing.exposed(CHECKOUT).bucketOf(id)))
                .findFirst()
                .orElseThrow();
    }
}
