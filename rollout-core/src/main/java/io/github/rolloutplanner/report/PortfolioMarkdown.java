package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.MarkdownText;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.portfolio.Portfolio;
import io.github.rolloutplanner.portfolio.PortfolioFinding;
import io.github.rolloutplanner.portfolio.PortfolioTimeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes several rollouts as Markdown. */
final class PortfolioMarkdown {
    private final PortfolioDates dates;
    private final List<String> lines = new ArrayList<>();

    private PortfolioMarkdown(Portfolio portfolio) {
        this.dates = new PortfolioDates(portfolio);
    }

    static String of(Portfolio portfolio) {
        return new PortfolioMarkdown(portfolio).text(portfolio.timeline(), portfolio.findings());
    }

    private String text(PortfolioTimeline timeline, List<PortfolioFinding> findings) {
        lines.add("# " + Wording.count(timeline.rows().size(), "rollout"));
        lines.add("");
        lines.add(
                findings.isEmpty() ? "Nothing is found about them." : Wording.count(findings.size(), "finding") + ".");
        if (!findings.isEmpty()) {
            head("Severity", "From", "Until", "Found", "What to do");
            findings.forEach(finding -> row(
                    Wording.of(finding.severity()),
                    dates.of(finding.entries().get(0), finding.from()),
                    dates.of(finding.entries().get(0), finding.until()),
                    finding.message(),
                    finding.advice()));
        }
        if (!timeline.rows().isEmpty()) {
            head("Rollout", "Phases");
            timeline.rows().forEach(row -> row(row.entry(), phases(row)));
        }
        return String.join("\n", lines) + "\n";
    }

    private String phases(PortfolioTimeline.Row row) {
        return row.segments().stream()
                .map(segment -> segment.percentage() + " from " + dates.of(row.entry(), segment.from()))
                .collect(Collectors.joining(", "));
    }

    private void head(String... columns) {
        lines.add("");
        row(columns);
        lines.add("|" + " --- |".repeat(columns.length));
    }

    private void row(String... cells) {
        lines.add("| " + List.of(cells).stream().map(MarkdownText::escaped).collect(Collectors.joining(" | ")) + " |");
    }
}
