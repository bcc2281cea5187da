package shop;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.util.List;

/** One half of the users, then the other. */
public final class HalfAndHalf implements RolloutStrategy {
    private static final Rule HALF =
            Rule.of("phase.half", "Half of the users go first.").because("Half of the {users} go first.");

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
        Reason reason = HALF.reason(fact("users", users + "s"));
        return List.of(
                new PhaseOutline(
                        Step.of("Half", 50, Duration.ofDays(2)), new Audience.RandomPercentage(users), List.of(reason)),
                new PhaseOutline(Step.last("All"), new Audience.Everyone(users), List.of(reason)));
    }
}
