package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;

/**
 * Something cannot be done to a rollout, or not now. The rollout stays as it was.
 *
 * @since 0.1.0
 */
public final class TransitionException extends RolloutException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    TransitionException(String message) {
        super(message);
        this.problems = List.of();
    }

    private TransitionException(String what, List<Problem> problems) {
        super(what + ":\n"
                + String.join(
                        "\n", problems.stream().map(problem -> "- " + problem).toList()));
        this.problems = List.copyOf(problems);
    }

    /** Refuses what was asked for where anything is wrong with what was given for it. */
    static void refuse(String what, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new TransitionException(what, problems);
        }
    }

    /**
     * What is wrong with what was given, such as a blank name.
     *
     * @return the problems; empty where the rollout alone is in the way
     */
    public List<Problem> problems() {
        return problems;
    }
}
