package io.github.rolloutplanner.strategy;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.policy.StandardStrategy;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Climbs a ladder of the policy: random percentages, with longer soaks for more risk than the ladder is made for. */
final class LadderClimb {
    private final StrategyContext context;
    private final int levelsAbove;

    /**
     * @param madeFor the risk level that the ladder's soaks are made for
     */
    LadderClimb(StrategyContext context, RiskLevel madeFor) {
        this.context = context;
        this.levelsAbove = Math.max(0, context.assessment().risk().compareTo(madeFor));
    }

    /** The ladder that the policy has for a strategy, for random percentages of users. */
    List<PhaseOutline> climb(StandardStrategy strategy, Rule rule) {
        return context.ladders().ladderOf(strategy).steps().stream()
                .map(step -> phase(rule, step, Audience.at(step.percentage(), context.change())))
                .toList();
    }

    PhaseOutline phase(Rule rule, Step step, Audience audience) {
        Step extended = new Step(step.name(), step.percentage(), step.soak().map(this::extended));
        return new PhaseOutline(extended, audience, List.of(reason(rule, step, extended)));
    }

    private Duration extended(Duration soak) {
        double hours = soak.toMinutes() / 60.0 * (1 + context.ladders().soakIncreasePerLevel() * levelsAbove);
        return levelsAbove == 0 ? soak : Duration.ofHours((long) Math.ceil(hours));
    }

    private Reason reason(Rule rule, Step step, Step extended) {
        Optional<Duration> nominal = levelsAbove == 0 ? Optional.empty() : step.soak();
        return rule.reason(
                fact("percentage", step.percentage()),
                fact("soak", extended.soak()),
                fact("nominal", nominal),
                fact("risk", nominal.map(soak -> context.assessment().risk())));
    }
}
