package io.github.rolloutplanner.policy;

import io.github.rolloutplanner.internal.text.Spelling;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The ids by which a policy may name strategies: those of the library and those that it declares. */
final class StrategyIds {

    private StrategyIds() {}

    static void requireKnown(Collection<String> named, Set<String> own) {
        Set<String> known = new TreeSet<>(own);
        for (StandardStrategy strategy : StandardStrategy.values()) {
            known.add(strategy.id());
        }
        for (String id : named) {
            if (!known.contains(id)) {
                throw new RolloutException.InvalidValue("No strategy has the id '" + id + "'. Known: "
                        + String.join(", ", known) + ". "
                        + Spelling.nearest(id, known)
                                .map(name -> "Maybe you meant '" + name + "', or declare")
                                .orElse("Declare")
                        + " the id of your own strategy first, with withOwnStrategies(..).");
            }
        }
    }
}
