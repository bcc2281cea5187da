package shop;

import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.util.List;

/** One half of the users, then the other. */
public final class HalfAndHalf implements RolloutStrategy {

    @Override
    public String id() {
        return "half-and-half";
    }

    @Override
    public String label() {
        return "Half and Half";
    }

    @Override
    public List<PhaseOutline> phases(StrategyContext context) {
        String users = context.change().unit();
        Reason reason = Reason.rule("phase.half").says("Half of the " + users + "s go first.");
        return List.of(
                new PhaseOutline(
                        Step.of("Half", 50, Duration.ofDays(2)), new Audience.RandomPercentage(users), List.of(reason)),
                new PhaseOutline(Step.last("All"), new Audience.Everyone(users), List.of(reason)));
    }
}
