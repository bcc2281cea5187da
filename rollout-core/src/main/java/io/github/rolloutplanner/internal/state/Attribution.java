package io.github.rolloutplanner.internal.state;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.reason.Problem;
import java.util.ArrayList;
import java.util.List;

/** Who did something to a rollout, and why: blanks tell nothing to whoever reads the record later. */
public final class Attribution {
    private Attribution() {}

    /** What a transition lacks; one that followed a decision has neither name nor reason. */
    public static List<Problem> problems(Transition done) {
        return switch (done.kind()) {
            case ADVANCED -> List.of();
            case COMPLETED -> done.by().isEmpty() && done.why().isEmpty() ? List.of() : problems(done.by(), done.why());
            case RESUMED, APPROVED -> problems(done.by());
            case FORCED, PAUSED, ACKNOWLEDGED, ROLLED_BACK, CHOSEN -> problems(done.by(), done.why());
        };
    }

    /** What a correction lacks. */
    public static List<Problem> problems(Correction done) {
        return problems(done.by(), done.why());
    }

    /** What is blank of a name and a reason. */
    public static List<Problem> problems(String by, String why) {
        List<Problem> problems = new ArrayList<>(problems(by));
        if (requireNonNull(why, "why").isBlank()) {
            problems.add(new Problem("why", "it is blank.", "Say why."));
        }
        return problems;
    }

    private static List<Problem> problems(String by) {
        return requireNonNull(by, "by").isBlank()
                ? List.of(new Problem("by", "it is blank.", "Name who does it."))
                : List.of();
    }
}
