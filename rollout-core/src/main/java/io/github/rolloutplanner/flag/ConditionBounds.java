package io.github.rolloutplanner.flag;

import io.github.rolloutplanner.reason.RolloutException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How large conditions may be that are made of others. */
final class ConditionBounds {
    private ConditionBounds() {}

    /** What stands between {@code and} or {@code or}. */
    static List<TargetingCondition> several(List<TargetingCondition> parts) {
        if (parts.size() < 2) {
            throw new RolloutException.InvalidValue(
                    "A condition with 'and' or 'or' has " + parts + ". Give at least two conditions.");
        }
        parts.forEach(ConditionBounds::nested);
        return parts;
    }

    /** Refuses a part that has as many levels as there may be, the one around it not counted. */
    static void nested(TargetingCondition part) {
        if (levelsOf(part) >= TargetingCondition.MOST_LEVELS) {
            throw new RolloutException.InvalidValue("A condition is nested more than " + TargetingCondition.MOST_LEVELS
                    + " levels deep. Move a part of it into a segment.");
        }
    }

    private static int levelsOf(TargetingCondition condition) {
        int deepest = 0;
        for (TargetingCondition part : condition.parts()) {
            deepest = Math.max(deepest, levelsOf(part));
        }
        return deepest + 1;
    }

    static Set<String> attributesOf(List<TargetingCondition> parts) {
        Set<String> names = new LinkedHashSet<>();
        parts.forEach(part -> names.addAll(part.attributes()));
        return Collections.unmodifiableSet(names);
    }
}
