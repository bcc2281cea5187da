package io.github.rolloutplanner.strategy;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.internal.rules.PhaseRows;
import io.github.rolloutplanner.policy.StandardStrategy;
import java.util.List;

/** Many growing percentages of random users, from very few on, with longer soaks. */
final class Canary implements RolloutStrategy {
    static final String ID = StandardStrategy.CANARY.id();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String label() {
        return "Canary";
    }

    @Override
    public List<PhaseOutline> phases(StrategyContext context) {
        return new LadderClimb(context, RiskLevel.HIGH).climb(StandardStrategy.CANARY, PhaseRows.CANARY);
    }
}
