package io.github.rolloutplanner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table for a terminal: cells fold in their columns, and where columns would be too narrow, each row becomes a list. */
final class TextTable {
    private static final int GAP = 2;
    private static final int NARROWEST = 10;

    private final Block.Table table;
    private final int width;

    private TextTable(Block.Table table, int width) {
        this.table = table;
        this.width = width;
    }

    static List<String> lines(Block.Table table, int width) {
        return new TextTable(table, width).lines();
    }

    private List<String> lines() {
        int[] columns = fitted(natural());
        return columns.length == 0 ? stacked() : folded(columns);
    }

    private int[] natural() {
        return widths(TextWidth::columns);
    }

    /** Returns for each column the widest of its title and its cells. */
    private int[] widths(ToIntFunction<String> width) {
        return IntStream.range(0, table.columns().size())
                .map(column -> Math.max(
                        width.applyAsInt(table.columns().get(column).title()),
                        table.rows().stream()
                                .map(row -> TextWidth.line(row.get(column).plain()))
                                .mapToInt(width)
                                .max()
                                .orElse(0)))
                .toArray();
    }

    private static int longestWord(String cell) {
        return Stream.of(cell.split(" ", -1)).mapToInt(TextWidth::columns).max().orElse(0);
    }

    /** Takes columns off the widest column until all fit; gives none where that would leave too little. */
    private int[] fitted(int[] widths) {
        int room = width - GAP * (widths.length - 1);
        int[] fitted = IntStream.of(widths)
                .map(one -> Math.min(one, Math.max(room, 0)))
                .toArray();
        int[] least = least(widths, room);
        int needed = IntStream.of(fitted).sum();
        while (needed > room) {
            int widest = IntStream.range(0, fitted.length)
                    .filter(column -> fitted[column] > least[column])
                    .reduce((one, other) -> fitted[other] > fitted[one] ? other : one)
                    .orElse(-1);
            if (widest < 0) {
                return new int[0];
            }
            fitted[widest]--;
            needed--;
        }
        return fitted;
    }

    /** Columns keep their longest word in a line where all have the room. */
    private int[] least(int[] widths, int room) {
        int[] words = widths(TextTable::longestWord);
        int[] least = IntStream.range(0, widths.length)
                .map(column -> Math.min(widths[column], Math.max(words[column], NARROWEST)))
                .toArray();
        return IntStream.of(least).sum() <= room
                ? least
                : IntStream.of(widths).map(one -> NARROWEST).toArray();
    }

    private List<String> folded(int[] columns) {
        List<String> lines = new ArrayList<>(
                row(table.columns().stream().map(Block.Column::title).toList(), columns));
        lines.add("-".repeat(IntStream.of(columns).sum() + GAP * (columns.length - 1)));
        table.rows()
                .forEach(row -> lines.addAll(row(row.stream().map(Phrase::plain).toList(), columns)));
        return lines;
    }

    private List<String> row(List<String> cells, int[] columns) {
        List<List<String>> folded = new ArrayList<>();
        for (int at = 0; at < columns.length; at++) {
            folded.add(TextLines.wrapped(cells.get(at), columns[at]));
        }
        int height = folded.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height)
                .mapToObj(line -> line(folded, line, columns))
                .toList();
    }

    private String line(List<List<String>> cells, int line, int[] columns) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < columns.length; at++) {
            String cell = line < cells.get(at).size() ? cells.get(at).get(line) : "";
            String space = " ".repeat(Math.max(0, columns[at] - TextWidth.columns(cell)));
            text.append(at == 0 ? "" : " ".repeat(GAP))
                    .append(table.columns().get(at).isNumber() ? space + cell : cell + space);
        }
        return text.toString().stripTrailing();
    }

    private List<String> stacked() {
        List<String> lines = new ArrayList<>();
        for (List<Phrase> row : table.rows()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(TextLines.wrapped(row.get(0).plain(), width));
            for (int at = 1; at < row.size(); at++) {
                if (!row.get(at).isEmpty()) {
                    String cell =
                            table.columns().get(at).title() + ": " + row.get(at).plain();
                    lines.addAll(TextLines.hanging("  ", cell, width));
                }
            }
        }
        return lines;
    }
}
