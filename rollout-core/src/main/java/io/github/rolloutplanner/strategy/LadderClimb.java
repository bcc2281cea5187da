package io.github.rolloutplanner.strategy;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.policy.StandardStrategy;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Climbs a ladder of the policy: random percentages, with longer soaks for more risk than the ladder is made for. */
final class LadderClimb {
    private final StrategyContext context;
    private final RiskLevel madeFor;

    /**
     * @param madeFor the risk level that the ladder's soaks are made for
     */
    LadderClimb(StrategyContext context, RiskLevel madeFor) {
        this.context = context;
        this.madeFor = madeFor;
    }

    /** The ladder that the policy has for a strategy, for random percentages of users. */
    List<PhaseOutline> climb(StandardStrategy strategy) {
        return context.ladders().ladderOf(strategy).steps().stream()
                .map(step -> phase(strategy.id(), step))
                .toList();
    }

    private PhaseOutline phase(String strategy, Step step) {
        return phase(strategy, step, Audience.at(step.percentage(), context.change()));
    }

    PhaseOutline phase(String strategy, Step step, Audience audience) {
        Step stretched = new Step(step.name(), step.percentage(), step.soak().map(this::stretched));
        return new PhaseOutline(stretched, audience, List.of(reason(strategy, step, stretched.soak())));
    }

    private Duration stretched(Duration soak) {
        double hours = soak.toMinutes() / 60.0 * (1 + context.ladders().soakIncreasePerLevel() * levelsAbove());
        return levelsAbove() == 0 ? soak : Duration.ofHours((long) Math.ceil(hours));
    }

    private int levelsAbove() {
        return Math.max(0, context.assessment().risk().compareTo(madeFor));
    }

    private Reason reason(String strategy, Step step, Optional<Duration> soak) {
        String ladder = "The policy's " + strategy + " ladder has '" + step.name() + "' at " + step.percentage();
        return Reason.rule("phase." + strategy)
                .fact("percentage", step.percentage())
                .fact("soak", soak.map(Wording::of).orElse("none"))
                .says(ladder
                        + soak.map(length -> " for " + nominal(step, length)).orElse(", the last step") + ".");
    }

    private String nominal(Step step, Duration soak) {
        String table = step.soak().map(Wording::of).orElse("");
        return levelsAbove() == 0
                ? table
                : table + ", stretched to " + Wording.of(soak) + " because "
                        + context.assessment().risk() + " is above " + madeFor;
    }
}
