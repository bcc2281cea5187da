package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.internal.text.MarkdownText;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes a difference as Markdown. */
final class DiffMarkdown {
    private static final String NOTHING = "-";

    private DiffMarkdown() {}

    static String of(PlanDiff diff) {
        if (diff.isEmpty()) {
            return "The plans do not differ in meaning.\n";
        }
        List<String> lines = new ArrayList<>();
        lines.add(summary(diff));
        lines.add("");
        lines.add(row(List.of("Risk", "Change", "Where", "Before", "After")));
        lines.add(row(List.of("---", "---", "---", "---", "---")));
        diff.riskierFirst().forEach(change -> lines.add(row(change)));
        if (!diff.exposure().isEmpty()) {
            lines.addAll(List.of("", row(List.of("From", "To", "Exposed before", "Exposed after"))));
            lines.add(row(List.of("---", "---", "---", "---")));
            diff.exposure().forEach(difference -> lines.add(row(difference)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String summary(PlanDiff diff) {
        return Wording.count(diff.changes().size(), "change") + ": "
                + diff.changes(Direction.RISKIER).size() + " riskier, "
                + diff.changes(Direction.SAFER).size() + " safer, "
                + diff.changes(Direction.NEUTRAL).size() + " neutral.";
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
                exposed(difference.before(), difference.usersBefore()),
                exposed(difference.after(), difference.usersAfter())));
    }

    private static String exposed(Percentage percentage, OptionalLong users) {
        return percentage + (users.isPresent() ? " (" + Wording.of(users.getAsLong()) + " a day)" : "");
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
