package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.planning.delivery.Carrier;
import io.github.rolloutplanner.internal.rules.DeadlineRows;
import io.github.rolloutplanner.internal.rules.UrgencyRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a deadline is before the end of the shortest phases, and what is possible instead. */
public final class DeadlineCheck {
    /** What can be done about a phase that cannot be shortened, by what keeps it from that. */
    private static final Map<Rule, Rule> ADVICE = advice();

    private final StrategyContext context;
    private final StrategyChoice choice;
    private final Carrier carrier;
    private final RolloutPolicy policy;

    public DeadlineCheck(StrategyContext context, StrategyChoice choice, Carrier carrier, RolloutPolicy policy) {
        this.context = context;
        this.choice = choice;
        this.carrier = carrier;
        this.policy = policy;
    }

    private static Map<Rule, Rule> advice() {
        Map<Rule, Rule> advice = new LinkedHashMap<>();
        advice.put(UrgencyRows.BY_CALLER, DeadlineRows.CALLER);
        advice.put(UrgencyRows.BY_STRATEGY, DeadlineRows.STRATEGY);
        advice.put(UrgencyRows.BY_EXPERIMENT, DeadlineRows.EXPERIMENT);
        advice.put(UrgencyRows.BY_NOTICE, DeadlineRows.NOTICE);
        advice.put(UrgencyRows.BY_MIGRATION, DeadlineRows.MIGRATION);
        return advice;
    }

    /** The problem of a change with a deadline whose phases cannot be as short. */
    public Optional<Problem> problem(List<PhaseOutline> outlines) {
        Duration deadline = context.change().deadline().orElseThrow();
        RolloutPolicy often = UrgencySection.lookingOften(policy);
        ReactionTime reaction = RollbackSpeed.of(context.change(), context.assessment(), often, carrier)
                .reaction();
        List<PhaseFloor> phases = new PhaseFloors(context, choice, carrier, reaction, policy.urgency()).of(outlines);
        int fewest = policy.urgency().fewestPhasesFor(context.assessment().risk());
        UrgentLadder ladder = UrgentLadder.shortest(phases, fewest);
        return ladder.shortest().compareTo(deadline) <= 0 ? Optional.empty() : Optional.of(problem(deadline, ladder));
    }

    private Problem problem(Duration deadline, UrgentLadder ladder) {
        return new Problem(
                "deadline",
                "100% cannot be reached within " + Wording.of(deadline) + ": the shortest rollout takes "
                        + Wording.of(ladder.shortest()) + " (" + Wording.and(steps(ladder)) + ").",
                "Give at least " + Wording.of(ladder.shortest()) + ", or " + String.join(", or ", others(ladder))
                        + ".");
    }

    private static List<String> steps(UrgentLadder ladder) {
        List<String> steps = new ArrayList<>();
        for (PhaseFloor phase : ladder.kept()) {
            if (!phase.isLast()) {
                steps.add(Wording.of(phase.shortest()) + " of " + phase.name());
            }
        }
        return steps;
    }

    private List<String> others(UrgentLadder ladder) {
        List<String> others = new ArrayList<>();
        if (carrier.delivery() instanceof Delivery.AppStore) {
            others.add(text(DeadlineRows.STORE));
        }
        ADVICE.forEach((fixedBy, advice) -> {
            if (ladder.kept().stream().anyMatch(phase -> phase.fixedBy().equals(Optional.of(fixedBy)))) {
                others.add(text(advice));
            }
        });
        if (others.isEmpty()) {
            others.add(text(carrier.byFlag() ? DeadlineRows.FLAG : DeadlineRows.DELIVERY));
        }
        return others;
    }

    private String text(Rule advice) {
        Optional<Experiment> test = context.experiment();
        return advice.text(advice.reason(
                fact("metric", test.map(design -> design.metrics().get(0))),
                fact("days", test.map(design -> design.days().orElse(0)))));
    }
}
