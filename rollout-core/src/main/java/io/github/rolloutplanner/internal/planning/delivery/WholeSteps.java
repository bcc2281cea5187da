package io.github.rolloutplanner.internal.planning.delivery;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.internal.rules.DeliveryRows;
import io.github.rolloutplanner.internal.text.Counted;
import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Steps that are whole numbers of things: 5% of 16 tenants is one of them, and 1% of three cells is no step of its own. */
final class WholeSteps {
    private static final int NAMED_CELLS = 3;

    private final String unit;
    private final List<String> cells;
    private final long all;

    /**
     * @param all how many things there are
     * @param unit what one of them is called
     */
    WholeSteps(Carrier carrier, long all, String unit) {
        this.unit = unit;
        this.cells = carrier.delivery() instanceof Delivery.Infrastructure places ? places.cells() : List.of();
        this.all = all;
    }

    List<PhaseOutline> of(List<PhaseOutline> ladder) {
        List<PhaseOutline> phases = new ArrayList<>();
        long before = 0;
        for (PhaseOutline phase : ladder) {
            long things = (long) Math.ceil(phase.step().percentage().fraction() * all);
            boolean isInternal = things == 0;
            boolean isLast = phase.step().soak().isEmpty();
            boolean hasMembers = phase.audience() instanceof Audience.RingMembers ring && ring.size() > 0;
            if (isInternal || hasMembers) {
                phases.add(phase);
            } else if (isLast || (things > before && things < all)) {
                phases.add(whole(phase, before, isLast ? all : things));
                before = things;
            }
        }
        return phases;
    }

    private PhaseOutline whole(PhaseOutline phase, long before, long things) {
        Percentage percentage = Percentage.ofFraction((double) things / all);
        Step step = new Step(
                name(phase.step(), percentage, before, things),
                percentage,
                phase.step().soak());
        return new PhaseOutline(
                step,
                audience(phase.audience(), step.name(), things),
                phase.purpose(),
                phase.gates(),
                reasons(phase, things));
    }

    private List<Reason> reasons(PhaseOutline phase, long things) {
        List<Reason> reasons = new ArrayList<>(phase.reasons());
        Percentage percentage = Percentage.ofFraction((double) things / all);
        reasons.add(DeliveryRows.WHOLE.reason(
                fact("size", things),
                fact("all", new Counted(all, unit)),
                fact("percentage", percentage),
                fact(
                        "nominal",
                        percentage.equals(phase.step().percentage())
                                ? Optional.empty()
                                : phase.step().percentage())));
        return reasons;
    }

    /** By the cells that are new, where that is a name; a step that is called by its percentage is called by the one it has. */
    private String name(Step step, Percentage percentage, long before, long things) {
        String ofCells = cells.isEmpty() ? "" : named(cells.subList((int) before, (int) things));
        if (!ofCells.isEmpty() && TextBound.NAME.fault(ofCells).isEmpty()) {
            return ofCells;
        }
        return step.name().equals(step.percentage().toString()) ? percentage.toString() : step.name();
    }

    private static String named(List<String> cells) {
        return cells.size() <= NAMED_CELLS
                ? String.join(" + ", cells)
                : cells.get(0) + " to " + cells.get(cells.size() - 1);
    }

    /** Cells and tenants are no random part of the users; hosts are drawn by chance. */
    private Audience audience(Audience audience, String name, long things) {
        if (audience instanceof Audience.Everyone) {
            return new Audience.Everyone(unit);
        }
        boolean isNamed = !cells.isEmpty() || audience instanceof Audience.RingMembers;
        return isNamed ? new Audience.RingMembers(name, things, unit) : new Audience.RandomPercentage(unit);
    }
}
