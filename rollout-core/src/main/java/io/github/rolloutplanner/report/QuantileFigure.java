package io.github.rolloutplanner.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The spread of something, scenario below scenario on one axis from 0. */
final class QuantileFigure implements Figure {
    private final String title;
    private final List<Quantiles> rows;
    private final double most;

    QuantileFigure(String title, List<Quantiles> rows) {
        this.title = title;
        this.rows = rows;
        this.most =
                Math.max(1, rows.stream().mapToDouble(Quantiles::largest).max().orElse(0));
    }

    @Override
    public String title() {
        return title + ", from 0 to " + rows.get(0).words().apply(most);
    }

    @Override
    public String description() {
        return rows.stream()
                .map(row -> row.name() + ": median " + row.median())
                .collect(Collectors.joining("; ", "", "."));
    }

    @Override
    public Svg drawing() {
        return Bars.draw(rows.stream().map(row -> row.bar(most)).toList(), Optional.empty());
    }
}
