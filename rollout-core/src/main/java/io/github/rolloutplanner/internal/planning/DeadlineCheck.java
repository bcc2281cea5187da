package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.planning.delivery.Carrier;
import io.github.rolloutplanner.internal.rules.DeadlineRows;
import io.github.rolloutplanner.internal.rules.UrgencyRows;
import io.github.rolloutplanner.internal.text.Wording;
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
import java.util.stream.Collectors;

/** Whether a deadline is before the end of the shortest phases, and what is possible instead. */
public final class DeadlineCheck {
    /** What can be done about a phase that cannot be shortened, by what keeps it from that. */
    private static final Map<Rule, Rule> ADVICE = advice();

    private final StrategyContext context;
    private final Change change;
    private final StrategyChoice choice;
    private final Carrier carrier;
    private final RolloutPolicy policy;

    public DeadlineCheck(StrategyContext context, StrategyChoice choice, Carrier carrier, RolloutPolicy policy) {
        this.context = context;
        this.change = context.change();
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
        advice.put(UrgencyRows.BY_PRE_RELEASE, DeadlineRows.PRE_RELEASE);
        advice.put(UrgencyRows.BY_MIGRATION, DeadlineRows.MIGRATION);
        return advice;
    }

    /** The problem of a change with a deadline whose phases cannot be as short. */
    public Optional<Problem> problem(List<PhaseOutline> outlines) {
        Duration deadline = change.deadline().orElseThrow();
        UrgentFloors floors = UrgentFloors.of(context, choice, carrier, policy);
        UrgentLadder ladder = floors.shortest(floors.floors().of(outlines));
        return ladder.shortest().compareTo(deadline) <= 0 ? Optional.empty() : Optional.of(problem(deadline, ladder));
    }

    private Problem problem(Duration deadline, UrgentLadder ladder) {
        return new Problem(
                "deadline",
                "100% cannot be reached within " + Wording.of(deadline) + ": the shortest rollout takes "
                        + Wording.of(ladder.shortest()) + " (" + Wording.and(steps(ladder)) + ").",
                "Give at least " + Wording.of(ladder.shortest()) + alternatives(ladder) + ".");
    }

    private String alternatives(UrgentLadder ladder) {
        return others(ladder).stream().map(other -> ", or " + other).collect(Collectors.joining());
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
        List<Rule> others = new ArrayList<>();
        if (carrier.delivery() instanceof Delivery.AppStore && change.ladder().isEmpty()) {
            others.add(DeadlineRows.STORE);
        }
        ADVICE.forEach((fixedBy, advice) -> {
            if (ladder.kept().stream().anyMatch(phase -> phase.fixedBy().equals(Optional.of(fixedBy)))
                    && helps(advice)) {
                others.add(advice);
            }
        });
        if (others.isEmpty() && ladder.kept().stream().anyMatch(DeadlineCheck::isBounded)) {
            others.addAll(measured());
        }
        return others.stream().map(this::text).toList();
    }

    /** Whether what it asks for is not known yet. */
    private boolean helps(Rule advice) {
        if (advice.equals(DeadlineRows.NOTICE)) {
            return !(carrier.delivery() instanceof Delivery.Library library)
                    || library.notice().isEmpty();
        }
        return !advice.equals(DeadlineRows.MIGRATION)
                || !(carrier.delivery() instanceof Delivery.DataMigration migration)
                || migration.backfill().isEmpty();
    }

    /** Whether it would be shorter if the change arrived earlier, or less had to be watched. */
    private static boolean isBounded(PhaseFloor phase) {
        return !phase.isLast() && phase.fixedBy().isEmpty() && phase.exposesUsers();
    }

    /** What can be measured where it is assumed; the policy, where all is known. */
    private List<Rule> measured() {
        Tooling tooling = change.tooling();
        List<Rule> measured = new ArrayList<>();
        if (carrier.byFlag() && tooling.flagDelay().isEmpty()) {
            measured.add(DeadlineRows.FLAG);
        }
        if (!carrier.byFlag() && tooling.rollbackTime().isEmpty()) {
            measured.add(DeadlineRows.DELIVERY);
        }
        if (ReactionSection.metricDelay(change).isEmpty()) {
            measured.add(DeadlineRows.METRICS);
        }
        return measured.isEmpty() ? List.of(DeadlineRows.POLICY) : measured;
    }

    private String text(Rule advice) {
        Optional<Experiment> test = context.experiment();
        return advice.text(advice.reason(
                fact("metric", test.map(design -> design.metrics().get(0))),
                fact("days", test.map(design -> design.days().orElse(0)))));
    }
}
