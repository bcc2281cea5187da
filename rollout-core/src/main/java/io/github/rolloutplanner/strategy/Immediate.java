package io.github.rolloutplanner.strategy;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.internal.rules.PhaseRows;
import io.github.rolloutplanner.policy.StandardStrategy;
import java.util.List;

/** All users at once, then a bake. */
final class Immediate implements RolloutStrategy {
    static final String ID = StandardStrategy.IMMEDIATE.id();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String label() {
        return "Immediate";
    }

    @Override
    public List<PhaseOutline> phases(StrategyContext context) {
        return new LadderClimb(context, RiskLevel.LOW).climb(StandardStrategy.IMMEDIATE, PhaseRows.IMMEDIATE);
    }
}
