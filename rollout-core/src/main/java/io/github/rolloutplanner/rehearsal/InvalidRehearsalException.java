package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;

/**
 * A plan cannot be rehearsed as it was asked. The message lists everything that is wrong, not only the first.
 *
 * @since 0.1.0
 */
public final class InvalidRehearsalException extends RolloutException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidRehearsalException(String feature, List<Problem> problems) {
        super("'" + feature + "' cannot be rehearsed, there " + (problems.size() == 1 ? "is " : "are ")
                + Wording.count(problems.size(), "problem") + ":\n"
                + String.join(
                        "\n", problems.stream().map(problem -> "- " + problem).toList()));
        this.problems = List.copyOf(problems);
    }

    /**
     * Everything that is wrong.
     *
     * @return the problems
     */
    public List<Problem> problems() {
        return problems;
    }
}
