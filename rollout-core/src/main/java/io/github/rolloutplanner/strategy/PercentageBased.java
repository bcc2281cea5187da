package io.github.rolloutplanner.strategy;

import io.github.rolloutplanner.change.RiskLevel;
import java.util.List;

/** A few growing shares of random users. */
final class PercentageBased implements RolloutStrategy {
    static final String ID = "percentage";

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
        return new LadderClimb(context, RiskLevel.MEDIUM).climb(ID, StandardLadders.PERCENTAGE);
    }
}
