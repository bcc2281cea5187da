package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.diff.ExposureDifference.Exposed;
import io.github.rolloutplanner.internal.text.MarkdownText;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes a difference as Markdown. */
final class DiffMarkdown {
    private static final String NOTHING = "-";

    /** A pull request has room for 65,536 characters. */
    private static final int MOST_ROWS = 200;

    /** More than a reviewer reads at a glance. */
    private static final int MOST_UNFOLDED = 20;

    private static final List<String> CHANGE = List.of("Risk", "Change", "Where", "Before", "After");
    private static final List<String> EXPOSURE = List.of("From", "To", "Exposed before", "Exposed after");

    private DiffMarkdown() {}

    static String of(PlanDiff diff) {
        List<String> lines = new ArrayList<>(List.of(diff.summary()));
        changes(diff, lines);
        if (!diff.exposure().isEmpty()) {
            lines.addAll(List.of("", "**Times in which the plans expose different percentages**"));
            table(EXPOSURE, diff.exposure(), MOST_ROWS, DiffMarkdown::row, "time", lines);
        }
        return String.join("\n", lines) + "\n";
    }

    private static void changes(PlanDiff diff, List<String> lines) {
        List<PlanChange> all = diff.riskierFirst();
        int riskier = diff.changes(Direction.RISKIER).size();
        boolean isFolded = all.size() > MOST_UNFOLDED && riskier < Math.min(all.size(), MOST_ROWS);
        int open = isFolded ? riskier : all.size();
        if (open > 0) {
            table(CHANGE, all.subList(0, open), MOST_ROWS, DiffMarkdown::row, "change", lines);
        }
        if (isFolded) {
            folded(all.subList(open, all.size()), MOST_ROWS - open, lines);
        }
    }

    /** The lines around a table are empty, or it is read as HTML. */
    private static void folded(List<PlanChange> changes, int most, List<String> lines) {
        String count = Wording.count(changes.size(), "safer or neutral change");
        lines.addAll(List.of("", "<details>", "<summary>" + count + "</summary>"));
        table(CHANGE, changes, most, DiffMarkdown::row, "change", lines);
        lines.addAll(List.of("", "</details>"));
    }

    private static <T> void table(
            List<String> columns, List<T> all, int most, Function<T, String> row, String noun, List<String> lines) {
        lines.add("");
        lines.add(row(columns));
        lines.add(row(Collections.nCopies(columns.size(), "---")));
        all.stream().limit(most).map(row).forEach(lines::add);
        if (all.size() > most) {
            lines.add("");
            lines.add(Wording.count(all.size() - most, "more " + noun) + ".");
        }
    }

    private static String row(PlanChange change) {
        return row(List.of(
                Wording.of(change.direction()),
                MarkdownText.escaped(change.sentence()),
                MarkdownText.escaped(change.path()),
                value(change.before()),
                value(change.after())));
    }

    private static String value(Optional<PlanChange.Side> side) {
        return side.map(known -> MarkdownText.escaped(known.value())).orElse(NOTHING);
    }

    private static String row(ExposureDifference difference) {
        return row(List.of(
                Wording.of(difference.from()),
                difference.to().map(Wording::of).orElse(NOTHING),
                exposed(difference.before(), difference.exposedBefore()),
                exposed(difference.after(), difference.exposedAfter())));
    }

    private static String exposed(Percentage percentage, Optional<Exposed> exposed) {
        return percentage
                + exposed.map(known -> " (" + MarkdownText.escaped(known.toString()) + ")")
                        .orElse("");
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
