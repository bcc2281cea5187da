package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares the switches of two plans, and whom they let in. */
final class FlagComparison {
    private static final FlagValue ON = FlagValue.of(true);

    private static final List<Facet<FeatureFlag, ?>> FACETS = List.of(
            Facet.of(
                    Kind.BUCKETING,
                    "key",
                    "the flag key, which salts the hash,",
                    (FeatureFlag flag) -> Optional.of(flag.key()),
                    Leaning.none()),
            Facet.of(Kind.BUCKETING, "bucketBy", "the bucketing key of flag %", FeatureFlag::bucketBy, Leaning.none()),
            Facet.of(
                    Kind.FLAG,
                    "type",
                    "the type of flag %",
                    (FeatureFlag flag) -> Optional.of(flag.type()),
                    Leaning.none()),
            Facet.of(
                    Kind.FLAG,
                    "defaultValue",
                    "the default of flag %",
                    (FeatureFlag flag) -> Optional.of(flag.defaultValue()),
                    Leaning.by(Comparator.comparing(ON::equals))),
            Facet.of(
                    Kind.FLAG,
                    "startPercentage",
                    "the start percentage of flag %",
                    FeatureFlag::startPercentage,
                    Leaning.moreIsRiskier()),
            Facet.of(
                            Kind.FLAG,
                            "variants",
                            "the set of variants of flag %",
                            (FeatureFlag flag) -> Optional.of(flag.variants()).filter(variants -> !variants.isEmpty()),
                            Leaning.<List<FeatureFlag.VariantPercentage>>none())
                    .shownAs(FlagComparison::text));

    private static final Facet<TargetingRule, ?> CONDITION =
            Facet.of(Kind.TARGETING, "condition", "the condition of %", TargetingRule::condition, Leaning.none());

    private FlagComparison() {}

    static void compare(RolloutPlan before, RolloutPlan after, Found found) {
        Pairs<FeatureFlag> flags =
                Pairs.of(flags(before), flags(after)).by(FeatureFlag::key).byOrder();
        flags.both().forEach(pair -> {
            Facet.compareAll(FACETS, pair.before(), pair.after(), found);
            rules(pair.before(), pair.after(), found);
        });
        flags.added()
                .forEach(flag ->
                        found.added(Kind.FLAG, Direction.SAFER, flag, "Flag " + flag.name(), text(flag.value())));
        flags.removed()
                .forEach(flag ->
                        found.removed(Kind.FLAG, Direction.RISKIER, flag, "Flag " + flag.name(), text(flag.value())));
    }

    private static List<Part<FeatureFlag>> flags(RolloutPlan plan) {
        return Part.each("flags", plan.flags(), flag -> Part.named(flag.key()));
    }

    /** Whom a rule lets in has the change before the percentage reaches them; whom it gives the default never has it. */
    private static void rules(Part<FeatureFlag> before, Part<FeatureFlag> after, Found found) {
        Pairs<TargetingRule> rules = Pairs.of(rules(before), rules(after))
                .by(TargetingRule::segment)
                .by(rule -> rule.segment().toLowerCase(Locale.ROOT)); // as the contract writes it
        Facet<TargetingRule, FlagValue> value = value(before.value(), after.value());
        rules.both().forEach(pair -> Facet.compareAll(List.of(CONDITION, value), pair.before(), pair.after(), found));
        rules.added()
                .forEach(
                        rule -> found.added(Kind.TARGETING, reach(rule, after), rule, rule.name(), text(rule.value())));
        rules.removed()
                .forEach(rule -> found.removed(
                        Kind.TARGETING, reach(rule, before).opposite(), rule, rule.name(), text(rule.value())));
    }

    private static Facet<TargetingRule, FlagValue> value(FeatureFlag before, FeatureFlag after) {
        Leaning<Boolean> letsIn = Leaning.moreIsRiskier();
        return Facet.of(
                Kind.TARGETING,
                "value",
                "the value for %",
                (TargetingRule rule) -> Optional.of(rule.value()),
                (was, is) -> letsIn.of(was.map(of -> letsIn(of, before)), is.map(of -> letsIn(of, after))));
    }

    private static Direction reach(Part<TargetingRule> rule, Part<FeatureFlag> flag) {
        return letsIn(rule.value().value(), flag.value()) ? Direction.RISKIER : Direction.SAFER;
    }

    private static boolean letsIn(FlagValue value, FeatureFlag flag) {
        return !value.equals(flag.defaultValue());
    }

    private static List<Part<TargetingRule>> rules(Part<FeatureFlag> flag) {
        return Part.each(
                flag.path("rules"),
                flag.value().rules(),
                rule -> "the rule for " + Part.named(rule.segment()) + " of flag " + flag.name());
    }

    private static String text(TargetingRule rule) {
        return rule.value() + " for " + rule.who();
    }

    private static String text(FeatureFlag flag) {
        return "default " + flag.defaultValue();
    }

    private static String text(List<FeatureFlag.VariantPercentage> variants) {
        return String.join(
                ", ",
                variants.stream()
                        .map(variant -> Part.named(variant.name()) + " " + variant.percentage())
                        .toList());
    }
}
