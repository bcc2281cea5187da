package io.github.rolloutplanner;

import static io.github.rolloutplanner.reason.Fact.fact;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.contract.RolloutStrategyContract;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a stranger, in a package of their own, writes a strategy, checks it against the contract, and plans with it. */
class FollowTheSunTest extends RolloutStrategyContract {

    @Override
    protected RolloutStrategy strategy() {
        return new FollowTheSun();
    }

    @Test
    void plansRegionByRegion() {
        assertThat(Plans.savedFilters().using(new FollowTheSun()).plan().phases())
                .extracting(RolloutPhase::targetGroup)
                .containsExactly("Users in Auckland, 3%", "Users in Europe, 40%", "All users");
    }

    private static final class FollowTheSun implements RolloutStrategy {
        private static final Rule DAYLIGHT = Rule.of("sun.region", "Regions go by the hour of their daylight.")
                .because("It is light there: {region}.");

        @Override
        public String id() {
            return "follow-the-sun";
        }

        @Override
        public String label() {
            return "Follow the Sun";
        }

        @Override
        public List<PhaseOutline> phases(StrategyContext context) {
            String unit = context.change().unit();
            long day = 24L * (1 + context.assessment().risk().ordinal());
            return List.of(
                    region(Step.of("Morning", 3, ofHours(day)), "Users in Auckland, 3%"),
                    region(Step.of("Noon", 40, ofHours(day)), "Users in Europe, 40%"),
                    new PhaseOutline(Step.last("Evening"), new Audience.Everyone(unit), List.of(why("everywhere"))));
        }

        private static PhaseOutline region(Step step, String who) {
            return new PhaseOutline(step, new Audience.Stated(who), List.of(why(who)));
        }

        private static Reason why(String where) {
            return DAYLIGHT.reason(fact("region", where));
        }
    }
}
