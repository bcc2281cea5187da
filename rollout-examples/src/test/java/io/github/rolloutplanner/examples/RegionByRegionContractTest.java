package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.contract.RolloutStrategyContract;
import io.github.rolloutplanner.examples.RegionByRegion.Region;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** What the library demands of every strategy holds for ours. */
class RegionByRegionContractTest {

    @Nested
    class WithTheRegionsOfThePopulation extends RolloutStrategyContract {
        @Override
        protected RolloutStrategy strategy() {
            return new RegionByRegion();
        }
    }

    @Nested
    class WithRegionsOfItsOwn extends RolloutStrategyContract {
        @Override
        protected RolloutStrategy strategy() {
            return new RegionByRegion(List.of(new Region("Europe", 300), new Region("Oceania", 100)));
        }
    }
}
