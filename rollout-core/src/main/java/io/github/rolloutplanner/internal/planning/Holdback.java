package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.internal.rules.PhaseRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A control group that is kept through the bake: the last phase leaves out a part of the users, chosen by chance, until the
 * rollout completes.
 */
public final class Holdback {
    private final Percentage held;
    private final Change change;
    private final String unit;

    /**
     * @param held the part of the users that the policy holds back; 0% for none
     * @param unit what the percentage counts, in the singular
     */
    public Holdback(Percentage held, Change change, String unit) {
        this.held = held;
        this.change = change;
        this.unit = unit;
    }

    /** The phases with the holdback; as they are, and why, where it would be no control group. */
    public List<PhaseOutline> in(List<PhaseOutline> phases) {
        if (held.equals(Percentage.ZERO)) {
            return phases;
        }
        Percentage most = Percentage.ONE_HUNDRED.minus(held);
        PhaseOutline last = phases.get(phases.size() - 1);
        List<PhaseOutline> kept = new ArrayList<>(phases.subList(0, phases.size() - 1));
        kept.add(isControlGroup(phases, most) ? heldBack(last, most) : with(noHoldback(most), last));
        return kept;
    }

    /** Who is in before by chance stays in, so that the others are a random part of all. */
    private boolean isControlGroup(List<PhaseOutline> phases, Percentage most) {
        int last = phases.size() - 1;
        return change.experiment().isEmpty()
                && phases.get(last).audience() instanceof Audience.Everyone
                && phases.subList(0, last).stream()
                        .allMatch(phase -> isRandom(phase.audience())
                                && phase.step().percentage().compareTo(most) < 0);
    }

    private static boolean isRandom(Audience audience) {
        return audience instanceof Audience.RandomPercentage || audience instanceof Audience.Internal;
    }

    private PhaseOutline heldBack(PhaseOutline last, Percentage most) {
        Step step = last.step();
        boolean isItsPercentage = step.name().equals(step.percentage().toString());
        PhaseOutline kept =
                with(PhaseRows.HOLDBACK.reason(fact("percentage", held), fact("users", Wording.plural(unit))), last);
        return new PhaseOutline(
                new Step(isItsPercentage ? most.toString() : step.name(), most, Optional.empty()),
                new Audience.RandomPercentage(unit),
                PhasePurpose.HOLDBACK,
                kept.gates(),
                kept.reasons());
    }

    private Reason noHoldback(Percentage most) {
        return PhaseRows.NO_HOLDBACK.reason(fact("percentage", held), fact("most", most));
    }

    private static PhaseOutline with(Reason reason, PhaseOutline phase) {
        List<Reason> reasons = new ArrayList<>(phase.reasons());
        reasons.add(reason);
        return new PhaseOutline(phase.step(), phase.audience(), phase.purpose(), phase.gates(), reasons);
    }
}
