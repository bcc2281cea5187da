package io.github.rolloutplanner.internal.state;

import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;

/** A state that contradicts itself: no rollout became so. */
public final class InvalidStateException extends RolloutException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Refuses a state.
     *
     * @param problems everything that is wrong with it, each where it stands in the state, such as {@code metrics/0/recent/3}
     */
    public InvalidStateException(List<Problem> problems) {
        super("The state contradicts itself:\n"
                + String.join(
                        "\n", problems.stream().map(problem -> "- " + problem).toList()));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong with it. */
    public List<Problem> problems() {
        return problems;
    }
}
