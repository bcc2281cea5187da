package io.github.rolloutplanner.strategy;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.internal.rules.PhaseRows;
import io.github.rolloutplanner.policy.StandardStrategy;
import java.util.List;

/** A few growing percentages of random users. */
final class PercentageBased implements RolloutStrategy {
    static final String ID = StandardStrategy.PERCENTAGE.id();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String label() {
        return "Percentage-Based";
    }

    @Override
    public List<PhaseOutline> phases(StrategyContext context) {
        return new LadderClimb(context, RiskLevel.MEDIUM).climb(StandardStrategy.PERCENTAGE, PhaseRows.PERCENTAGE);
    }
}
