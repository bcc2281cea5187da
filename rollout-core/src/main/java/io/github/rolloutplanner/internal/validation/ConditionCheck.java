package io.github.rolloutplanner.internal.validation;

import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.reason.Problem;
import java.util.List;

/** Finds everything that is wrong with the texts by which the members of a segment are recognised. */
final class ConditionCheck {
    private ConditionCheck() {}

    static List<Problem> problemsOf(String path, TargetingCondition condition) {
        ProblemList problems = new ProblemList();
        problems.name(path, condition.attribute(), "Name the attribute, such as user.email.");
        for (String value : values(condition)) {
            problems.shown(path, value);
        }
        return problems.all();
    }

    private static List<String> values(TargetingCondition condition) {
        if (condition instanceof TargetingCondition.In in) {
            return in.values();
        }
        return condition instanceof TargetingCondition.EndsWith ends
                ? List.of(ends.suffix())
                : List.of(((TargetingCondition.Is) condition).value());
    }
}
