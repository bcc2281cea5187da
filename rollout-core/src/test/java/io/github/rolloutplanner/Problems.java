package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Problem;
import java.util.List;

/** What a planner says of a change that it cannot plan. */
final class Problems {
    private static final RolloutPlanner PLANNER = RolloutPlanner.withPolicy(RolloutPolicy.standard());

    private Problems() {}

    /** All problems of a change while it is described, as lines; empty if it can be planned. */
    static List<String> of(ChangeDraft draft) {
        return lines(catchThrowableOfType(InvalidChangeException.class, draft::plan));
    }

    /** All problems of a ready change, as lines; empty if it can be planned. */
    static List<String> of(Change.Builder change) {
        return lines(catchThrowableOfType(InvalidChangeException.class, () -> PLANNER.plan(change.build())));
    }

    private static List<String> lines(InvalidChangeException refused) {
        return refused == null
                ? List.of()
                : refused.problems().stream().map(Problem::toString).toList();
    }
}
