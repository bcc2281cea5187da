package io.github.rolloutplanner.strategy;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.rules.PhaseRows;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.policy.StandardStrategy;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ramp by risk up to the split, the experiment for whole weeks, then a ramp to all users. */
final class AbTest implements RolloutStrategy {
    static final String ID = StandardStrategy.AB_TEST.id();
    private static final int DAYS_PER_WEEK = 7;
    private static final int DAYS_WITHOUT_DESIGN = 2 * DAYS_PER_WEEK;
    private static final Percentage HALF = Percentage.percent(50);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String label() {
        return "A/B Test";
    }

    @Override
    public List<PhaseOutline> phases(StrategyContext context) {
        Percentage split = context.experiment().map(Experiment::treated).orElse(HALF);
        List<PhaseOutline> phases = new ArrayList<>();
        LadderClimb climb = new LadderClimb(context, RiskLevel.CRITICAL);
        Audience random = new Audience.RandomPercentage(context.change().unit());
        List<Step> below = rampBelow(split, context);
        for (Step step : below) {
            phases.add(climb.phase(PhaseRows.EXPERIMENT_RAMP, step, random));
        }
        phases.add(experiment(context, split, random));
        phases.addAll(rampAbove(split, context, below));
        phases.add(new PhaseOutline(
                Step.last("Full rollout"),
                new Audience.Everyone(context.change().unit()),
                List.of(PhaseRows.EXPERIMENT_END.reason())));
        return phases;
    }

    private static List<Step> rampBelow(Percentage split, StrategyContext context) {
        RiskLevel risk = context.assessment().risk();
        return context.ladders().experimentRamps().getOrDefault(risk, List.of()).stream()
                .filter(step -> step.percentage().compareTo(split) < 0)
                .toList();
    }

    /** What a few have tried is not given to all at once, however well they liked it. */
    private static List<PhaseOutline> rampAbove(Percentage split, StrategyContext context, List<Step> below) {
        boolean isRisky = context.assessment().risk().compareTo(RiskLevel.HIGH) >= 0;
        LadderClimb climb = new LadderClimb(context, isRisky ? RiskLevel.HIGH : RiskLevel.MEDIUM);
        return context
                .ladders()
                .ladderOf(isRisky ? StandardStrategy.CANARY : StandardStrategy.PERCENTAGE)
                .steps()
                .stream()
                .filter(step -> step.soak().isPresent() && step.percentage().compareTo(split) > 0)
                .map(step -> renamed(step, below))
                .map(step -> climb.phase(
                        PhaseRows.EXPERIMENT_ROLLOUT, step, Audience.at(step.percentage(), context.change())))
                .toList();
    }

    /** Ramps of different tables may call different percentages alike; then the later one is called by its percentage. */
    private static Step renamed(Step step, List<Step> below) {
        boolean isTaken = below.stream().anyMatch(taken -> taken.name().equals(step.name()));
        return isTaken ? new Step(step.percentage().toString(), step.percentage(), step.soak()) : step;
    }

    private static PhaseOutline experiment(StrategyContext context, Percentage split, Audience random) {
        int days = context.experiment()
                .flatMap(design -> design.days().stream().boxed().findFirst())
                .orElse(DAYS_WITHOUT_DESIGN);
        Step step = new Step("Experiment", split, Optional.of(Duration.ofDays(days)));
        Reason reason = PhaseRows.EXPERIMENT.reason(fact("percentage", split), fact("weeks", days / DAYS_PER_WEEK));
        return new PhaseOutline(step, random, purpose(context), List.of(reason));
    }

    /** Without a design there is nothing to read out. */
    private static PhasePurpose purpose(StrategyContext context) {
        return context.experiment().isPresent() ? PhasePurpose.EXPERIMENT : PhasePurpose.ROLLOUT;
    }
}
