package io.github.rolloutplanner.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How often the runs of each scenario ended in which way. */
final class EndingsFigure implements Figure {
    private final List<Rehearsed.Ended> endings;

    EndingsFigure(List<Rehearsed.Ended> endings) {
        this.endings = endings;
    }

    @Override
    public String title() {
        return "Endings of the runs";
    }

    @Override
    public String description() {
        return endings.stream()
                .map(ended -> ended.scenario() + ", " + ended.how().plain() + ": " + ended.value())
                .collect(Collectors.joining("; ", "", "."));
    }

    @Override
    public Svg drawing() {
        return Bars.draw(Grouped.bars(endings, Rehearsed.Ended::scenario, EndingsFigure::bar), Optional.empty());
    }

    private static Bars.Bar bar(Rehearsed.Ended ended) {
        return Bars.Bar.to(ended.how().plain(), ended.value(), ended.frequency().value(), ended.colour());
    }
}
