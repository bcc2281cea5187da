package io.github.rolloutplanner.strategy;

import io.github.rolloutplanner.internal.text.Spelling;
import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;

/**
 * A change or a policy asks for a strategy that is not there.
 *
 * @since 0.1.0
 */
public final class StrategyNotFoundException extends RolloutException {
    private static final long serialVersionUID = 1L;

    /** The id that no strategy has. */
    private final String id;

    StrategyNotFoundException(String id, List<String> known) {
        super("No strategy has the id '" + TextBound.NAME.kept(id) + "'. Known: " + String.join(", ", known) + ". "
                + Spelling.nearest(id, known)
                        .map(name -> "Maybe you meant '" + name + "'")
                        .orElse("Use one of these")
                + ", or register yours with RolloutPlanner.with(strategy).");
        this.id = id;
    }

    /**
     * The id that was asked for.
     *
     * @return the id
     */
    public String id() {
        return id;
    }
}
