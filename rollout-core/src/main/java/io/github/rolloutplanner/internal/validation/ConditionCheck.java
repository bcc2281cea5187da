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

    private static void check(String path, TargetingCondition condition, ProblemList problems) {
        condition.parts().forEach(part -> check(path, part, problems));
        if (condition instanceof TargetingCondition.InSegment member) {
            problems.name(path, member.segment(), "Name the segment, such as beta.");
        }
        if (condition instanceof AttributeCondition compared) {
            problems.name(path, compared.attribute(), "Name the attribute, such as user.email.");
            compared.texts().forEach(text -> problems.shown(path, text));
        }
    }
}
