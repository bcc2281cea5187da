package io.github.rolloutplanner.internal.targeting;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Percentage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a flag is set as the phases are reached. A group that has a phase gets the change with it. A segment without one gets it with
 * the first phase that is not for a group alone, so a phase of the team or of a ring is for no others; the team always has it.
 *
 * @param split the flag and what those get who are in its percentage
 * @param phases all phases of the plan
 */
public record PhasedFlag(VariantSplit split, List<Exposure> phases) {

    /** A flag of a plan; of several treatments all run, or one goes on alone, by its place among the variants. */
    public static PhasedFlag of(FeatureFlag flag, Optional<Integer> goesOn, List<Exposure> phases) {
        return new PhasedFlag(VariantSplit.of(flag, goesOn), phases);
    }

    /** The state in a phase, by its number from 1. */
    public FlagState in(int phase) {
        Exposure exposure = phases.get(phase - 1);
        List<Exposure> reached = phases.subList(0, phase);
        return new FlagState(
                flag().key(),
                true,
                flag().defaultValue(),
                rules(reached, phases.subList(phase, phases.size())),
                percentage(reached),
                split.variants(exposure.percentage()),
                flag().bucketBy());
    }

    /** The state after completion. */
    public FlagState forAll() {
        return new FlagState(
                flag().key(),
                true,
                flag().defaultValue(),
                split.rules().stream().filter(this::keepsOut).toList(),
                Percentage.ONE_HUNDRED,
                split.variantsForGood(Percentage.ONE_HUNDRED),
                flag().bucketBy());
    }

    private FeatureFlag flag() {
        return split.flag();
    }

    /** Who is in by a percentage stays in while a later phase is for a group. */
    private Percentage percentage(List<Exposure> reached) {
        return reached.stream()
                .filter(Exposure::isByPercentage)
                .map(phase -> split.percentage(phase.percentage()))
                .max(Comparator.naturalOrder())
                .orElse(Percentage.ZERO);
    }

    /** A rule that gives the default value keeps its users out, in each phase and after the last one. */
    private boolean keepsOut(TargetingRule rule) {
        return rule.value().equals(flag().defaultValue());
    }

    private List<TargetingRule> rules(List<Exposure> reached, List<Exposure> later) {
        boolean isOpen = reached.stream().anyMatch(Exposure::isOpen);
        List<TargetingRule> rules = new ArrayList<>();
        for (TargetingRule rule : split.rules()) {
            boolean hasPhase = isAmong(reached, rule);
            boolean isTeam = rule.segment().equalsIgnoreCase(TargetingRule.INTERNAL);
            if (hasPhase || keepsOut(rule) || (!isAmong(later, rule) && (isOpen || isTeam))) {
                rules.add(rule);
            }
        }
        for (Exposure phase : reached) {
            phase.rule(split.change())
                    .filter(rule -> rules.stream().noneMatch(known -> isSame(known.segment(), rule)))
                    .ifPresent(rules::add);
        }
        return rules;
    }

    private static boolean isAmong(List<Exposure> phases, TargetingRule rule) {
        return phases.stream().flatMap(phase -> phase.group().stream()).anyMatch(group -> isSame(group, rule));
    }

    private static boolean isSame(String group, TargetingRule rule) {
        return rule.segment().equalsIgnoreCase(group);
    }
}
