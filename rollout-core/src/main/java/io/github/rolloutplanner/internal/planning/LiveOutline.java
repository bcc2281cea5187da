package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.internal.rules.ReplanRows;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The phase of a running rollout that is live. A plan for it has a step there, whether or not its ladder has one, since planning moves no
 * percentage.
 *
 * @param live the phase
 */
public record LiveOutline(RolloutPhase live) {

    /** The phases with a step for what is live. Rings and experiments have none beside their own. */
    public List<PhaseOutline> in(List<PhaseOutline> outlines) {
        return withoutSkipped(withStep(outlines));
    }

    /** Where nothing came before what is live, nothing will: what the plan has before it is not planned for. */
    private List<PhaseOutline> withoutSkipped(List<PhaseOutline> outlines) {
        int place = 0;
        while (place < outlines.size() && !isLive(outlines.get(place))) {
            place++;
        }
        return live.number() > 1 || place == outlines.size() ? outlines : outlines.subList(place, outlines.size());
    }

    private List<PhaseOutline> withStep(List<PhaseOutline> outlines) {
        boolean isFixed = !isStep()
                || outlines.stream().anyMatch(outline -> isLive(outline) || !isOfLadder(outline))
                || outlines.stream().noneMatch(this::hasSameUnit);
        if (isFixed) {
            return outlines;
        }
        List<PhaseOutline> all = new ArrayList<>(outlines);
        int place = (int) outlines.stream()
                .filter(outline -> outline.step().percentage().compareTo(live.percentage()) < 0)
                .count();
        all.add(place, outline(outlines));
        return all;
    }

    private boolean isStep() {
        return live.purpose() != PhasePurpose.EXPERIMENT
                && live.audience() instanceof Audience.RandomPercentage
                && live.percentage().compareTo(Percentage.ONE_HUNDRED) < 0
                && live.soak().isPresent();
    }

    private boolean isLive(PhaseOutline outline) {
        return outline.step().percentage().equals(live.percentage())
                && outline.audience().equals(live.audience());
    }

    /** Tenants that have the change are no percentage of users. */
    private boolean hasSameUnit(PhaseOutline outline) {
        String unit = ((Audience.RandomPercentage) live.audience()).unit();
        return (outline.audience() instanceof Audience.RandomPercentage random
                        && random.unit().equals(unit))
                || (outline.audience() instanceof Audience.Everyone all
                        && all.unit().equals(unit));
    }

    private static boolean isOfLadder(PhaseOutline outline) {
        return outline.purpose() != PhasePurpose.EXPERIMENT && !(outline.audience() instanceof Audience.RingMembers);
    }

    private PhaseOutline outline(List<PhaseOutline> outlines) {
        return new PhaseOutline(
                new Step(
                        name(outlines),
                        live.percentage(),
                        Optional.of(live.soak().orElseThrow())),
                live.audience(),
                List.of(ReplanRows.STEP_KEPT.reason(fact("percentage", live.percentage()))));
    }

    private String name(List<PhaseOutline> outlines) {
        boolean isTaken =
                outlines.stream().anyMatch(outline -> outline.step().name().equals(live.name()));
        return isTaken ? live.name() + " (live)" : live.name();
    }
}
