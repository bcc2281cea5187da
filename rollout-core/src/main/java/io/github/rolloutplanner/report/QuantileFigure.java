package io.github.rolloutplanner.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The spread of something, scenario below scenario on one axis. */
final class QuantileFigure implements Figure {
    private final String title;
    private final List<Quantiles> rows;
    private final Scale scale;

    private QuantileFigure(String title, List<Quantiles> rows, Scale scale) {
        this.title = title;
        this.rows = rows;
        this.scale = scale;
    }

    /** Draws lengths, of which half is half as long. */
    static QuantileFigure linear(String what, List<Quantiles> rows) {
        double most = most(rows);
        return new QuantileFigure(what + ", from 0 to " + words(rows, most), rows, Scale.linear(0, most, 0, 1));
    }

    /** Draws numbers of which the smallest and the largest are far apart. */
    static QuantileFigure logarithmic(String what, List<Quantiles> rows) {
        double most = most(rows);
        String title = what + ", from 1 to " + words(rows, most) + ", logarithmic scale";
        return new QuantileFigure(title, rows, Scale.log(1, most, 0, 1));
    }

    private static double most(List<Quantiles> rows) {
        return Math.max(1, rows.stream().mapToDouble(Quantiles::largest).max().orElse(0));
    }

    private static String words(List<Quantiles> rows, double value) {
        return rows.get(0).words().apply(value);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String description() {
        return rows.stream()
                .map(row -> row.name() + ": median " + row.median())
                .collect(Collectors.joining("; ", "", "."));
    }

    @Override
    public Svg drawing() {
        return Bars.draw(rows.stream().map(row -> row.bar(scale)).toList(), Optional.empty());
    }
}
