package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.flag.AttributeCondition;
import io.github.rolloutplanner.flag.AttributeCondition.IsVersion;
import io.github.rolloutplanner.flag.AttributeCondition.Ordering;
import io.github.rolloutplanner.flag.TargetingCondition;
import java.util.List;
import java.util.function.Function;

/** Conditions on versions for systems that have only "before", "the same" and "after". */
public final class VersionOrder {
    private VersionOrder() {}

    /** A condition without "at least" and "at most". */
    public static TargetingCondition plain(TargetingCondition condition) {
        return rewritten(condition, is -> plain(is, with(is, Ordering.EQUAL), with(is, Ordering.ABOVE)));
    }

    /**
     * The same for systems that take what follows a {@code +} for a part of the order: there 9.1.0+build.7 is above 9.1.0. So it is
     * asked for by its start.
     */
    public static TargetingCondition withoutBuilds(TargetingCondition condition) {
        return rewritten(condition, VersionOrder::withoutBuilds);
    }

    private static TargetingCondition withoutBuilds(IsVersion version) {
        IsVersion is = new IsVersion(
                version.attribute(), version.ordering(), version.version().replaceFirst("\\+.*", ""));
        TargetingCondition isBuild = new AttributeCondition.StartsWith(is.attribute(), is.version() + "+");
        return plain(
                is,
                TargetingCondition.anyOf(with(is, Ordering.EQUAL), isBuild),
                TargetingCondition.allOf(with(is, Ordering.ABOVE), TargetingCondition.not(isBuild)));
    }

    private static TargetingCondition plain(IsVersion is, TargetingCondition isSame, TargetingCondition isAbove) {
        TargetingCondition isBelow = with(is, Ordering.BELOW);
        return switch (is.ordering()) {
            case BELOW -> isBelow;
            case AT_MOST -> TargetingCondition.anyOf(isBelow, isSame);
            case EQUAL -> isSame;
            case AT_LEAST -> TargetingCondition.anyOf(isAbove, isSame);
            case ABOVE -> isAbove;
        };
    }

    private static TargetingCondition with(IsVersion is, Ordering ordering) {
        return new IsVersion(is.attribute(), ordering, is.version());
    }

    private static TargetingCondition rewritten(
            TargetingCondition condition, Function<IsVersion, TargetingCondition> ofVersion) {
        if (condition instanceof IsVersion version) {
            return ofVersion.apply(version);
        }
        if (condition.parts().isEmpty()) {
            return condition;
        }
        List<TargetingCondition> parts = condition.parts().stream()
                .map(part -> rewritten(part, ofVersion))
                .toList();
        if (condition instanceof TargetingCondition.Not) {
            return new TargetingCondition.Not(parts.get(0));
        }
        return condition instanceof TargetingCondition.AllOf
                ? new TargetingCondition.AllOf(parts)
                : new TargetingCondition.AnyOf(parts);
    }
}
