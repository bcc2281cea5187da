package io.github.rolloutplanner.report;

import java.util.List;
import java.util.Optional;

/** Rows of bars: above each what it is and its number, so that neither is ever in the way of the bar or of the other. */
final class Bars {
    static final double LEFT = 1;
    static final double RIGHT = 359;

    private static final int MOST_ROWS = 40;
    private static final double ROW = 36;
    private static final double HEIGHT = 9;
    private static final double GAP = 12;
    private static final double DOT = 4.5;
    private static final double HEADING = 24;
    private static final double NOTE = 20;
    private static final double LINE = 16;

    private Bars() {}

    /** Draws the first rows, and says how many more there are. */
    static Svg draw(List<Bar> bars, Optional<Limit> limit) {
        List<Bar> drawn = bars.subList(0, Math.min(bars.size(), MOST_ROWS));
        int more = bars.size() - drawn.size();
        double y = limit.isPresent() ? NOTE : 4;
        Svg svg = new Svg(y + drawn.stream().mapToDouble(Bar::height).sum() + (more > 0 ? NOTE : 0));
        limit.ifPresent(known -> name(svg, known));
        for (Bar bar : drawn) {
            heading(svg, y, bar);
            double place = y + bar.height() - ROW;
            row(svg, place, bar);
            y += bar.height();
            limit.ifPresent(known -> cross(svg, at(known.at), place));
        }
        return more > 0 ? svg.text(LEFT, y + 12, more + " more in the table", "note") : svg;
    }

    private static void heading(Svg svg, double y, Bar bar) {
        if (!bar.heading.isEmpty()) {
            svg.text(LEFT, y + 14, bar.heading, RIGHT - LEFT, "strong");
        }
    }

    private static void row(Svg svg, double y, Bar bar) {
        double label = bar.fitsInALine() ? y : y - LINE;
        svg.text(LEFT, label + 12, bar.label, RIGHT - LEFT, "label");
        svg.text(RIGHT, y + 12, bar.value, RIGHT - LEFT, "end");
        svg.bar(LEFT, y + 18, RIGHT - LEFT, HEIGHT, "track");
        for (Piece piece : bar.pieces) {
            svg.bar(at(piece.from), y + 18, at(piece.to) - at(piece.from), HEIGHT, piece.styleClass);
        }
        bar.marks.forEach(mark -> svg.dot(inside(at(mark)), y + 18 + HEIGHT / 2, DOT, "mark"));
    }

    /** Draws the limit so that it can be seen on a bar of any colour. */
    private static void cross(Svg svg, double x, double y) {
        svg.line(x, y + 16, x, y + 29, "halo").line(x, y + 15.5, x, y + 29.5, "limit");
    }

    private static void name(Svg svg, Limit limit) {
        double x = at(limit.at);
        double half = TextWidth.ems(limit.label) * Svg.NOTE_SIZE / 2;
        if (x + half > RIGHT) {
            svg.text(RIGHT, 12, limit.label, RIGHT - LEFT, "note end");
        } else if (x - half < LEFT) {
            svg.text(LEFT, 12, limit.label, RIGHT - LEFT, "note");
        } else {
            svg.text(x, 12, limit.label, RIGHT - LEFT, "note middle");
        }
    }

    private static double inside(double x) {
        return Math.min(Math.max(x, LEFT + DOT), RIGHT - DOT);
    }

    private static double at(double part) {
        return LEFT + Math.min(Math.max(part, 0), 1) * (RIGHT - LEFT);
    }

    /**
     * A row.
     *
     * @param heading what this and the next rows are of; empty where that is said already
     * @param label what the bar is
     * @param value its number
     * @param pieces what is filled
     * @param marks dots, from 0 to 1
     */
    record Bar(String heading, String label, String value, List<Piece> pieces, List<Double> marks) {
        static Bar to(String label, String value, double part, String styleClass) {
            return new Bar("", label, value, List.of(new Piece(0, part, styleClass)), List.of());
        }

        Bar below(String title) {
            return new Bar(title, label, value, pieces, marks);
        }

        private double height() {
            return ROW + (heading.isEmpty() ? 0 : HEADING) + (fitsInALine() ? 0 : LINE);
        }

        /** Whether its name and its number have room beside each other; if not, the number stands below. */
        private boolean fitsInALine() {
            return (TextWidth.ems(label) + TextWidth.ems(value)) * Svg.TEXT_SIZE + GAP <= RIGHT - LEFT;
        }
    }

    /** A filled part, from 0 to 1. */
    record Piece(double from, double to, String styleClass) {}

    /** A line through all rows. */
    record Limit(double at, String label) {}
}
