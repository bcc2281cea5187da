package io.github.rolloutplanner.strategy;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.policy.StandardStrategy;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.ArrayList;
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
        List<PhaseOutline> phases = new ArrayList<>();
        for (Step step : context.ladders().ladderOf(strategy).steps()) {
            phases.add(phase(rule, step, Audience.at(step.percentage(), context.change())));
        }
        return phases;
    }

    PhaseOutline phase(Rule rule, Step step, Audience audience) {
        Optional<Duration> soak =
                step.soak().isPresent() ? Optional.of(extended(step.soak().get())) : Optional.empty();
        Step extended = new Step(step.name(), step.percentage(), soak);
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
                fact("risk", nominal.isPresent() ? context.assessment().risk() : Optional.empty()));
    }
}
