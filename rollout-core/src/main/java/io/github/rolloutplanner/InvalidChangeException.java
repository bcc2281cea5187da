package io.github.rolloutplanner;

import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;

/**
 * A change cannot be planned as it was described. The message lists everything that is wrong with it, not only the first.
 *
 * @since 0.1.0
 */
public final class InvalidChangeException extends RolloutException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidChangeException(String change, List<Problem> problems) {
        super("'" + Legible.escaped(TextBound.NAME.kept(change)) + "' cannot be planned, it has "
                + Wording.count(problems.size(), "problem")
                + ":\n"
                + String.join(
                        "\n", problems.stream().map(problem -> "- " + problem).toList()));
        this.problems = List.copyOf(problems);
    }

    /**
     * Everything that is wrong with the change.
     *
     * @return the problems, in the order of the change's parts
     */
    public List<Problem> problems() {
        return problems;
    }
}
