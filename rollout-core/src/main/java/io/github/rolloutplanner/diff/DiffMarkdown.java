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

    private DiffMarkdown() {}

    static String of(PlanDiff diff) {
        List<String> lines = new ArrayList<>(List.of(diff.summary()));
        if (!diff.isEmpty()) {
            table(
                    List.of("Risk", "Change", "Where", "Before", "After"),
                    diff.riskierFirst(),
                    DiffMarkdown::row,
                    "change",
                    lines);
        }
        if (!diff.exposure().isEmpty()) {
            table(
                    List.of("From", "To", "Exposed before", "Exposed after"),
                    diff.exposure(),
                    DiffMarkdown::row,
                    "time",
                    lines);
        }
        return String.join("\n", lines) + "\n";
    }

    private static <T> void table(
            List<String> columns, List<T> all, Function<T, String> row, String noun, List<String> lines) {
        lines.add("");
        lines.add(row(columns));
        lines.add(row(Collections.nCopies(columns.size(), "---")));
        all.stream().limit(MOST_ROWS).map(row).forEach(lines::add);
        if (all.size() > MOST_ROWS) {
            lines.add("");
            lines.add(Wording.count(all.size() - MOST_ROWS, "more " + noun) + ".");
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
