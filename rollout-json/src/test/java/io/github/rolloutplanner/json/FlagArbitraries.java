package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.ValueArbitraries.listsOf;
import static io.github.rolloutplanner.json.ValueArbitraries.maybe;
import static io.github.rolloutplanner.json.ValueArbitraries.phasePercentages;
import static io.github.rolloutplanner.json.ValueArbitraries.reasons;
import static io.github.rolloutplanner.json.ValueArbitraries.texts;
import static net.jqwik.api.Arbitraries.doubles;
import static net.jqwik.api.Arbitraries.of;
import static net.jqwik.api.Arbitraries.oneOf;

import io.github.rolloutplanner.flag.AttributeCondition;
import io.github.rolloutplanner.flag.AttributeCondition.Ordering;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;

/** Flags of any sort. */
final class FlagArbitraries {
    private FlagArbitraries() {}

    static Arbitrary<FeatureFlag> flags() {
        Arbitrary<VariantPercentage> variants =
                Combinators.combine(texts(), phasePercentages()).as(VariantPercentage::new);
        return Builders.withBuilder(FeatureFlag::builder)
                .use(texts())
                .in(FeatureFlag.Builder::key)
                .use(of(FeatureFlag.Type.class))
                .in(FeatureFlag.Builder::type)
                .use(values())
                .in(FeatureFlag.Builder::defaultValue)
                .use(listsOf(rules()))
                .in(FeatureFlag.Builder::addAllRules)
                .use(maybe(phasePercentages()))
                .in(FeatureFlag.Builder::startPercentage)
                .use(maybe(texts()))
                .in(FeatureFlag.Builder::bucketBy)
                .use(maybe(texts()))
                .in(FeatureFlag.Builder::fallback)
                .use(listsOf(variants))
                .in(FeatureFlag.Builder::addAllVariants)
                .use(texts())
                .in(FeatureFlag.Builder::implementation)
                .use(reasons())
                .in(FeatureFlag.Builder::addAllReasons)
                .build(FeatureFlag.Builder::build);
    }

    private static Arbitrary<FlagValue> values() {
        return oneOf(of(true, false).map(FlagValue::of), texts().map(FlagValue::of));
    }

    private static Arbitrary<TargetingRule> rules() {
        Arbitrary<String> segments = oneOf(of(TargetingRule.INTERNAL, TargetingRule.BETA), texts());
        return Combinators.combine(segments, maybe(conditions()), values()).as(TargetingRule::new);
    }

    static Arbitrary<TargetingCondition> conditions() {
        Arbitrary<TargetingCondition> parts = leaves();
        return oneOf(
                leaves(),
                listsOf(parts).filter(list -> list.size() > 1).map(TargetingCondition.AllOf::new),
                listsOf(parts).filter(list -> list.size() > 1).map(TargetingCondition.AnyOf::new),
                parts.map(TargetingCondition.Not::new));
    }

    private static Arbitrary<TargetingCondition> leaves() {
        Arbitrary<Ordering> orderings = of(Ordering.class);
        return oneOf(List.of(
                Combinators.combine(texts(), texts()).as(TargetingCondition::endsWith),
                Combinators.combine(texts(), texts()).as(TargetingCondition::is),
                Combinators.combine(texts(), listsOf(texts())).as(TargetingCondition.In::new),
                Combinators.combine(texts(), texts()).as(AttributeCondition.StartsWith::new),
                Combinators.combine(texts(), texts()).as(AttributeCondition.Contains::new),
                Combinators.combine(texts(), of(true, false)).as(AttributeCondition.IsBoolean::new),
                Combinators.combine(texts(), orderings, doubles()).as(AttributeCondition.IsNumber::new),
                Combinators.combine(texts(), orderings, of("9.1.0", "1.0.0-rc.1+7"))
                        .as(AttributeCondition.IsVersion::new),
                Combinators.combine(texts(), of("2026-01-05", "2026-01-05T09:30Z"))
                        .as(AttributeCondition.IsBefore::new),
                Combinators.combine(texts(), of("2026-01-05", "2026-01-05T09:30Z"))
                        .as(AttributeCondition.IsAfter::new),
                texts().map(AttributeCondition.IsPresent::new),
                texts().map(TargetingCondition.InSegment::new)));
    }
}
