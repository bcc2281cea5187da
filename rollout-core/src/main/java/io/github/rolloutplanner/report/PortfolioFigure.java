package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.rules.PortfolioRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.lint.Finding.Severity;
import io.github.rolloutplanner.portfolio.PortfolioFinding;
import io.github.rolloutplanner.portfolio.PortfolioTimeline;
import io.github.rolloutplanner.portfolio.PortfolioTimeline.Row;
import io.github.rolloutplanner.portfolio.PortfolioTimeline.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A row for each rollout: its phases as steps as high as their percentages, and below them when something is found. */
final class PortfolioFigure implements Figure {
    private static final double LEFT = 4;
    private static final double RIGHT = 356;
    private static final double TOP = 24;
    private static final double ROW = 58;
    private static final double NAME = 12;
    private static final double TRACK = 18;
    private static final double HEIGHT = 18;
    private static final double STRIPE = 4;
    private static final double LABEL = TRACK + HEIGHT + STRIPE + 13;
    private static final double LEAST_STEP = 1.5;
    private static final int MOST_ROWS = 40;
    private static final int MOST_TICKS = 5;
    private static final Duration DATES_FROM = Duration.ofDays(3);
    private static final String FREEZE = PortfolioRows.FREEZE.id();

    private final PortfolioTimeline timeline;
    private final List<PortfolioFinding> findings;
    private final PortfolioDates dates;
    private final Instant start;
    private final Instant end;
    private final Scale time;

    PortfolioFigure(PortfolioTimeline timeline, List<PortfolioFinding> findings, PortfolioDates dates) {
        this.timeline = timeline;
        this.findings = findings;
        this.dates = dates;
        this.start = timeline.from().orElse(Instant.EPOCH);
        this.end = timeline.until().orElse(start);
        this.time = Scale.linear(0, seconds(Duration.between(start, end)), LEFT, RIGHT);
    }

    @Override
    public String title() {
        return "All rollouts on one timeline";
    }

    @Override
    public String description() {
        return shown().stream().map(this::words).collect(Collectors.joining("; ", "Rollouts: ", "."))
                + (findings.isEmpty()
                        ? ""
                        : " Stripes below a rollout show when something is found about it; the table tells what.");
    }

    private String words(Row row) {
        return row.entry() + ": "
                + row.segments().stream()
                        .map(segment -> segment.percentage() + " from " + dates.day(segment.from()))
                        .collect(Collectors.joining(", "));
    }

    private List<Row> shown() {
        return timeline.rows().stream().limit(MOST_ROWS).toList();
    }

    @Override
    public Svg drawing() {
        List<Row> rows = shown();
        int more = timeline.rows().size() - rows.size();
        Svg svg = new Svg(TOP + ROW * rows.size() + (more > 0 ? NAME : 0));
        ticks(svg, TOP + ROW * rows.size());
        for (int at = 0; at < rows.size(); at++) {
            row(svg, TOP + ROW * at, rows.get(at));
        }
        if (more > 0) {
            svg.text(
                    LEFT,
                    TOP + ROW * rows.size() + NAME,
                    Wording.count(more, "more rollout") + " in the table",
                    "note");
        }
        return svg;
    }

    private void ticks(Svg svg, double bottom) {
        Duration length = Duration.between(start, end);
        boolean hasDates = length.compareTo(DATES_FROM) > 0;
        TimeTicks.upTo(length, MOST_TICKS).forEach((label, at) -> {
            double x = time.at(seconds(at));
            svg.line(x, TOP - 6, x, bottom - 6, "axis");
            String text = hasDates ? dates.day(start.plus(at)) : label;
            svg.text(x, TOP - 12, text, x < LEFT + 24 ? "note" : x > RIGHT - 24 ? "note end" : "note middle");
        });
    }

    private void row(Svg svg, double y, Row row) {
        svg.text(LEFT, y + NAME, row.entry(), RIGHT - LEFT, "strong");
        double free = LEFT;
        for (Segment segment : row.segments()) {
            double from = at(segment.from());
            double to = segment.until().map(this::at).orElse(RIGHT);
            double step = Math.max(LEAST_STEP, HEIGHT * part(segment));
            svg.bar(from, y + TRACK, to - from, HEIGHT, "soft");
            svg.bar(from, y + TRACK + HEIGHT - step, to - from, step, "bar");
            free = label(svg, from, to, free, y + LABEL, segment);
        }
        findings.stream()
                .filter(finding -> finding.entries().contains(row.entry()))
                .forEach(finding -> mark(svg, y, finding));
    }

    private static double part(Segment segment) {
        return Math.min(1, Math.max(0, segment.percentage().fraction()));
    }

    /** The percentage below its step, where there is room for it; returns where the next one has room. */
    private static double label(Svg svg, double from, double to, double free, double y, Segment segment) {
        String label = segment.percentage() + (segment.until().isEmpty() ? " →" : "");
        double wide = Svg.NOTE_SIZE * TextWidth.ems(label);
        double x = Math.max(LEFT, Math.min(from, RIGHT - wide));
        if (x < free || to - from < LEAST_STEP) {
            return free;
        }
        svg.text(x, y, label, "note");
        return x + wide + 4;
    }

    private void mark(Svg svg, double y, PortfolioFinding finding) {
        double from = at(finding.from());
        if (finding.rule().equals(FREEZE)) {
            svg.line(from, y + TRACK - 3, from, y + TRACK + HEIGHT + STRIPE, "limit");
        }
        double to = Math.max(from + LEAST_STEP, finding.until().map(this::at).orElse(RIGHT));
        svg.bar(from, y + TRACK + HEIGHT + 1, to - from, STRIPE - 1, stripe(finding.severity()));
    }

    private static String stripe(Severity severity) {
        return switch (severity) {
            case INFO -> "bar-good";
            case WARNING -> "bar-fair";
            case ERROR -> "bar-poor";
        };
    }

    private double at(Instant moment) {
        return time.at(seconds(Duration.between(start, moment)));
    }

    private static double seconds(Duration length) {
        return length.toSeconds();
    }
}
