package shop.tests;

import io.github.rolloutplanner.contract.RolloutStrategyContract;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import shop.HalfAndHalf;

class HalfAndHalfTest extends RolloutStrategyContract {

    @Override
    protected RolloutStrategy strategy() {
        return new HalfAndHalf();
    }
}
