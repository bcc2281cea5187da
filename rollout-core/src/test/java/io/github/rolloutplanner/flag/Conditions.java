package io.github.rolloutplanner.flag;

import io.github.rolloutplanner.flag.AttributeCondition.Ordering;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Conditions of any sort. */
final class Conditions {
    private static final int MOST_NESTED = 5;

    private Conditions() {}

    static Arbitrary<TargetingCondition> all() {
        return upTo(MOST_NESTED);
    }

    private static Arbitrary<TargetingCondition> upTo(int levels) {
        if (levels == 1) {
            return leaves();
        }
        Arbitrary<TargetingCondition> part = Arbitraries.lazy(() -> upTo(levels - 1));
        Arbitrary<List<TargetingCondition>> parts = part.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.frequencyOf(
                Tuple.of(4, leaves()),
                Tuple.of(1, parts.map(TargetingCondition.AllOf::new)),
                Tuple.of(1, parts.map(TargetingCondition.AnyOf::new)),
                Tuple.of(1, part.map(TargetingCondition.Not::new)));
    }

    private static Arbitrary<TargetingCondition> leaves() {
        Arbitrary<Ordering> orderings = Arbitraries.of(Ordering.class);
        return Arbitraries.oneOf(List.of(
                Combinators.combine(names(), texts()).as(TargetingCondition::endsWith),
                Combinators.combine(names(), texts()).as(TargetingCondition::is),
                Combinators.combine(names(), texts().list().ofMaxSize(3)).as(TargetingCondition.In::new),
                Combinators.combine(names(), texts()).as(AttributeCondition.StartsWith::new),
                Combinators.combine(names(), texts()).as(AttributeCondition.Contains::new),
                Combinators.combine(names(), Arbitraries.of(true, false)).as(AttributeCondition.IsBoolean::new),
                Combinators.combine(names(), orderings, numbers()).as(AttributeCondition.IsNumber::new),
                Combinators.combine(names(), orderings, versions()).as(AttributeCondition.IsVersion::new),
                Combinators.combine(names(), times()).as(AttributeCondition.IsBefore::new),
                Combinators.combine(names(), times()).as(AttributeCondition.IsAfter::new),
                names().map(AttributeCondition.IsPresent::new),
                texts().map(TargetingCondition.InSegment::new)));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "user.email", "user.tier", "not", "NOT", "member", "and", "in", "version", "a b", "größe", "`"),
                texts());
    }

    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "", "@company.com", "beta", "it's", "a\\", "\\'", "(", "a b", "and", "true", "9.1.0", "x,y"),
                Arbitraries.strings().ofMaxLength(8));
    }

    private static Arbitrary<Double> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        0.0,
                        -0.0,
                        18.0,
                        0.1,
                        1e12,
                        1e300,
                        -1e-300,
                        Double.MIN_VALUE,
                        Double.MAX_VALUE,
                        9007199254740992.0),
                Arbitraries.doubles());
    }

    private static Arbitrary<String> versions() {
        return Arbitraries.of("9.1.0", "0.0.0", "1.0.0-rc.1", "10.20.30+build.5", "1.0.0-alpha+001", "2026.01.05");
    }

    private static Arbitrary<String> times() {
        return Arbitraries.of("2026-01-05", "0001-01-01", "9999-12-31T23:59:59.999999999Z", "2026-01-05T09:30+01:00");
    }
}
