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
    private static final double LEGEND = 18;
    private static final double SWATCH = 22;
    private static final double LEAST_STEP = 1.5;
    private static final double GAP = 4;
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
        double bottom = TOP + ROW * rows.size() + (more > 0 ? LEGEND : 0);
        List<Severity> severities = findings.stream()
                .map(PortfolioFinding::severity)
                .distinct()
                .sorted()
                .toList();
        Svg svg = new Svg(bottom + (severities.isEmpty() ? 0 : LEGEND));
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
        legend(svg, bottom + NAME, severities);
        return svg;
    }

    private static void legend(Svg svg, double y, List<Severity> severities) {
        double x = LEFT;
        for (Severity severity : severities) {
            String word = Wording.capitalized(Wording.of(severity));
            svg.bar(x, y - STRIPE - 1, SWATCH, STRIPE - 1, stripe(severity)).text(x + SWATCH + 6, y, word, "note");
            x += SWATCH + 6 + Svg.NOTE_SIZE * TextWidth.ems(word) + SWATCH;
        }
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
        for (Segment segment : row.segments()) {
            double from = at(segment.from());
            double to = segment.until().map(this::at).orElse(RIGHT);
            double step = Math.max(LEAST_STEP, HEIGHT * part(segment));
            svg.bar(from, y + TRACK, to - from, HEIGHT, "soft");
            svg.bar(from, y + TRACK + HEIGHT - step, to - from, step, "bar");
        }
        labels(svg, y + LABEL, row.segments());
        findings.stream()
                .filter(finding -> finding.entries().contains(row.entry()))
                .forEach(finding -> mark(svg, y, finding));
    }

    private static double part(Segment segment) {
        return Math.min(1, Math.max(0, segment.percentage().fraction()));
    }

    /** The percentages below their steps: that of the last one, and of those before it that have room. */
    private void labels(Svg svg, double y, List<Segment> segments) {
        if (segments.isEmpty()) {
            return;
        }
        Segment last = segments.get(segments.size() - 1);
        double end = place(last);
        double free = LEFT;
        for (Segment segment : segments) {
            boolean isLast = segment.equals(last);
            double x = place(segment);
            double next = x + wide(segment) + GAP;
            if (isLast || (x >= free && next <= end)) {
                svg.text(x, y, words(segment), "note");
                free = next;
            }
        }
    }

    private double place(Segment segment) {
        return Math.max(LEFT, Math.min(at(segment.from()), RIGHT - wide(segment)));
    }

    private static double wide(Segment segment) {
        return Svg.NOTE_SIZE * TextWidth.ems(words(segment));
    }

    private static String words(Segment segment) {
        return segment.percentage() + (segment.until().isEmpty() ? " →" : "");
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
