package io.github.rolloutplanner.internal.validation;

import io.github.rolloutplanner.flag.AttributeCondition;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.reason.Problem;
import java.util.List;

/** Finds everything that is wrong with the texts by which the members of a segment are recognised. */
final class ConditionCheck {
    private ConditionCheck() {}

    static List<Problem> problemsOf(String path, TargetingCondition condition) {
        ProblemList problems = new ProblemList();
        check(path, condition, problems);
        return problems.all();
    }

    /** A setting that is empty must not give the change to all, or to none. */
    private static void meaning(String path, AttributeCondition compared, ProblemList problems) {
        boolean isPart = compared instanceof TargetingCondition.EndsWith
                || compared instanceof AttributeCondition.StartsWith
                || compared instanceof AttributeCondition.Contains;
        if (isPart && compared.texts().contains("")) {
            problems.add(
                    path, "'" + compared + "' holds for each text.", "Give the part of the text that must be there.");
        }
        if (compared instanceof TargetingCondition.In one && one.values().isEmpty()) {
            problems.add(path, "'" + compared + "' holds for no user.", "Name the texts that it may be.");
        }
    }

    private static void check(String path, TargetingCondition condition, ProblemList problems) {
        condition.parts().forEach(part -> check(path, part, problems));
        if (condition instanceof TargetingCondition.InSegment member) {
            problems.name(path, member.segment(), "Name the segment, such as beta.");
        }
        if (condition instanceof AttributeCondition compared) {
            problems.name(path, compared.attribute(), "Name the attribute, such as user.email.");
            meaning(path, compared, problems);
            compared.texts().forEach(text -> problems.shown(path, text));
        }
    }
}
