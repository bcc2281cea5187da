package io.github.rolloutplanner.portfolio;

import java.util.List;
import java.util.Optional;

/** Finds the starts that are advised: none is in a freeze where another one clears the rollout, too. */
final class Starts {
    private final Check freezes;
    private final Moves moves = new Moves();

    Starts(Check freezes) {
        this.freezes = freezes;
    }

    /** The rollout from a start at which none of its moves is in a freeze of all. */
    Optional<Lane> outOfFreezes(Lane lane) {
        return new StartSearch(List.of(freezes), List.of(), moves).clear(lane);
    }

    /** The rollout from a start at which a check finds nothing between it and others. */
    Optional<Lane> clear(Lane lane, Check check, List<Lane> others) {
        return new StartSearch(List.of(check, freezes), others, moves)
                .clear(lane)
                .or(() -> new StartSearch(List.of(check), others, moves).clear(lane));
    }
}
