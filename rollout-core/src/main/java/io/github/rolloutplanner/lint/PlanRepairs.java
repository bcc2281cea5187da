package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Corrects a plan step by step, as long as no step breaks another rule. */
final class PlanRepairs {
    private static final List<Repair> ALL = List.of(
            PhaseRepairs::numbers,
            PhaseRepairs::targetGroups,
            GateRepairs::order,
            GateRepairs::minimumSamples,
            FlagRepairs::startPercentages,
            TimelineRepairs::timeline);

    private PlanRepairs() {}

    /** Each step leaves fewer breaches, so there is a last one; one step may make room for another. */
    static FixedPlan fix(RolloutPlan plan) {
        FixedPlan fixed = new FixedPlan(plan, List.of());
        FixedPlan before;
        do {
            before = fixed;
            for (Repair repair : ALL) {
                fixed = step(fixed, repair);
            }
        } while (fixed.fixes().size() > before.fixes().size());
        return fixed;
    }

    private static FixedPlan step(FixedPlan known, Repair repair) {
        try {
            return better(known, repair.repair(known.plan()));
        } catch (RolloutException.InvalidValue beyondAllTime) {
            return known;
        }
    }

    private static FixedPlan better(FixedPlan known, FixedPlan next) {
        if (next.fixes().isEmpty() || !isBetter(next.plan(), known.plan())) {
            return known;
        }
        List<Fix> fixes = new ArrayList<>(known.fixes());
        fixes.addAll(next.fixes());
        return new FixedPlan(next.plan(), fixes);
    }

    /** Whether a plan breaks no rule more often than another, and one less often. */
    private static boolean isBetter(RolloutPlan plan, RolloutPlan other) {
        Map<String, Integer> now = RuleTable.breaches(plan);
        Map<String, Integer> before = RuleTable.breaches(other);
        return before.entrySet().stream().allMatch(rule -> now.getOrDefault(rule.getKey(), 0) <= rule.getValue())
                && !now.equals(before);
    }
}
