package io.github.rolloutplanner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * How something is spread over the runs of a scenario.
 *
 * @param name the scenario
 * @param values the quantiles in the order of {@link #PARTS}
 * @param words writes a value
 */
record Quantiles(String name, List<Double> values, DoubleFunction<String> words) {
    static final List<Block.Column> COLUMNS = List.of(
            Block.Column.text("Scenario"),
            Block.Column.number("5%"),
            Block.Column.number("25%"),
            Block.Column.number("50%"),
            Block.Column.number("75%"),
            Block.Column.number("95%"));

    private static final double[] PARTS = {0.05, 0.25, 0.5, 0.75, 0.95};
    private static final int MEDIAN = 2;

    static Quantiles of(String name, DoubleUnaryOperator quantile, DoubleFunction<String> words) {
        return new Quantiles(name, DoubleStream.of(PARTS).map(quantile).boxed().toList(), words);
    }

    double largest() {
        return values.get(values.size() - 1);
    }

    String median() {
        return words.apply(values.get(MEDIAN));
    }

    List<Phrase> row() {
        List<Phrase> row = new ArrayList<>(List.of(Phrase.name(name)));
        values.forEach(value -> row.add(Phrase.words(words.apply(value))));
        return row;
    }

    /** Returns the bar on an axis from 0 to 1. */
    Bars.Bar bar(Scale scale) {
        List<Double> at = values.stream().map(scale::at).toList();
        return new Bars.Bar(
                "",
                name,
                "median " + median(),
                List.of(new Bars.Piece(at.get(0), at.get(4), "soft"), new Bars.Piece(at.get(1), at.get(3), "bar")),
                List.of(at.get(MEDIAN)));
    }
}
