package io.github.rolloutplanner.json;

import io.github.rolloutplanner.policy.LadderPolicy;
import io.github.rolloutplanner.policy.StandardStrategy;
import io.github.rolloutplanner.strategy.Strategies;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The strategies that a policy may name: any that it declares itself, or those that a planner knows. */
final class KnownStrategies {
    /** Whatever a policy declares. */
    static final KnownStrategies DECLARED = new KnownStrategies(Optional.empty());

    private final Optional<List<String>> ids;

    private KnownStrategies(Optional<List<String>> ids) {
        this.ids = ids;
    }

    /** The strategies of a planner. */
    static KnownStrategies of(Strategies strategies) {
        return new KnownStrategies(Optional.of(strategies.ids()));
    }

    /** The ids; empty where a policy may declare any. */
    List<String> ids() {
        return ids.orElse(List.of());
    }

    /** Whether a policy may name a strategy as its own. */
    boolean mayDeclare(String id) {
        return ids.isEmpty() || ids.get().contains(id);
    }

    /** A policy that may name those that are known and not the library's. */
    LadderPolicy declaredIn(LadderPolicy policy) {
        List<String> standard =
                Stream.of(StandardStrategy.values()).map(StandardStrategy::id).toList();
        return policy.withOwnStrategies(
                ids().stream().filter(id -> !standard.contains(id)).toArray(String[]::new));
    }
}
