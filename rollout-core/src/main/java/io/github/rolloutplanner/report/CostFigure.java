package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.report.DefectSection.PhaseCost;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The bad events that a defect adds in each phase. */
final class CostFigure implements Figure {
    private static final int MOST_DESCRIBED = 12;

    private final List<PhaseCost> costs;

    CostFigure(List<PhaseCost> costs) {
        this.costs = costs;
    }

    @Override
    public String title() {
        return "Extra bad events until a defect is rolled back";
    }

    @Override
    public String description() {
        return costs.stream()
                .limit(MOST_DESCRIBED)
                .map(cost -> cost.label() + ": " + Wording.of(cost.cost().extraEvents()))
                .collect(Collectors.joining("; ", "", "."));
    }

    @Override
    public Svg drawing() {
        double most = costs.stream()
                .mapToLong(cost -> cost.cost().extraEvents())
                .max()
                .orElse(0);
        return Bars.draw(
                Grouped.bars(costs, cost -> cost.phase().name(), cost -> bar(cost, Math.max(most, 1))),
                Optional.empty());
    }

    private static Bars.Bar bar(PhaseCost cost, double most) {
        long events = cost.cost().extraEvents();
        return Bars.Bar.to(cost.cost().metric(), Wording.of(events), events / most, "bar");
    }
}
