package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.PolicyLengths;
import io.github.rolloutplanner.policy.LadderPolicy;
import io.github.rolloutplanner.policy.StandardStrategy;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How long the ladder takes that a policy gives a change: that of its risk where the caller has one of their own. */
public final class PolicyLadder {
    private final StrategyContext context;
    private final LadderPolicy policy;

    public PolicyLadder(StrategyContext context) {
        this.context = context;
        this.policy = context.ladders();
    }

    /**
     * The lengths of a policy that has ladders of its own; empty for the standard ones.
     *
     * @param outlines the phases before evidence and urgency
     */
    public Optional<PolicyLengths> lengths(List<PhaseOutline> outlines) {
        if (policy.equals(LadderPolicy.standard())) {
            return Optional.empty();
        }
        List<Step> steps = isOfCaller()
                ? policy.ladderOf(byRisk()).steps()
                : outlines.stream().map(PhaseOutline::step).toList();
        Duration all = steps.stream().flatMap(step -> step.soak().stream()).reduce(Duration.ZERO, Duration::plus);
        Optional<Duration> shortest = steps.stream()
                .filter(step -> !step.percentage().equals(Percentage.ZERO))
                .flatMap(step -> step.soak().stream())
                .min(Comparator.naturalOrder());
        return Optional.of(new PolicyLengths(all, shortest));
    }

    private boolean isOfCaller() {
        Change change = context.change();
        return change.ladder().isPresent()
                || (change.strategy().isPresent()
                        && policy.forced().keySet().stream().noneMatch(change::is));
    }

    private StandardStrategy byRisk() {
        RiskLevel risk = context.assessment().risk();
        return policy.strategies().getOrDefault(risk, StandardStrategy.RINGS);
    }
}
