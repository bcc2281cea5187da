package io.github.rolloutplanner.json;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;

/**
 * A text is no rollout plan or no running rollout, or one of these has no valid document. Everything that is wrong is
 * listed, each with its JSON Pointer (RFC 6901), what was found and what was expected: the first hundred problems, and
 * {@linkplain #more() how many more} there are. Of a key of more than 60 characters, and of a longer text or number, the
 * start and the length are shown; of two texts that should agree and start alike, the parts that differ. The message lists
 * as many problems as fit in some 20,000 characters.
 *
 * @since 0.1.0
 */
public final class JsonContractException extends RolloutException {
    private static final long serialVersionUID = 1L;
    /** What a person can still look through. */
    private static final int LONGEST_MESSAGE = 20_000;

    private final transient List<Problem> problems;
    private final int more;

    JsonContractException(String what, Problems problems) {
        super(message(what, problems));
        this.problems = List.copyOf(problems.kept());
        this.more = problems.more();
    }

    private static String message(String what, Problems problems) {
        StringBuilder message = new StringBuilder(what + ": " + Wording.count(problems.count(), "problem") + ".");
        int listed = 0;
        for (Problem problem : problems.kept()) {
            String line = "\n" + (problem.path().isEmpty() ? "Whole document" : "") + problem;
            if (listed > 0 && message.length() + line.length() > LONGEST_MESSAGE) {
                break;
            }
            message.append(line);
            listed++;
        }
        int more = problems.count() - listed;
        return more == 0 ? message.toString() : message + "\nAnd " + Wording.of(more) + " more.";
    }

    /**
     * What is wrong.
     *
     * @return the problems, with JSON Pointers as paths (the empty one is the whole document); of more than a hundred, the
     *     first hundred. Empty after deserialization.
     */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }

    /**
     * How many problems there are beyond those that are listed.
     *
     * @return the number; 0 where {@link #problems()} has them all
     */
    public int more() {
        return more;
    }
}
