package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.portfolio.Portfolio;
import io.github.rolloutplanner.portfolio.PortfolioFinding;
import io.github.rolloutplanner.portfolio.PortfolioTimeline;
import java.util.ArrayList;
import java.util.List;

/** What there is to say about several rollouts. */
final class PortfolioDocument {
    private static final Block KEY =
            Block.Paragraph.of("Each step is as high as its percentage. A stripe below it shows when"
                    + " something is found about the rollout, a dashed line a promotion in a freeze.");

    private final PortfolioTimeline timeline;
    private final List<PortfolioFinding> findings;
    private final PortfolioDates dates;

    private PortfolioDocument(Portfolio portfolio) {
        this.timeline = portfolio.timeline();
        this.findings = portfolio.findings();
        this.dates = new PortfolioDates(portfolio);
    }

    static Document of(Portfolio portfolio) {
        return new PortfolioDocument(portfolio).document();
    }

    private Document document() {
        return new Document(
                "Rollouts together",
                Wording.count(timeline.rows().size(), "rollout"),
                Phrase.words(
                        findings.isEmpty()
                                ? "Nothing is found about them."
                                : Wording.count(findings.size(), "finding") + " about them."),
                sections());
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        if (!timeline.rows().isEmpty()) {
            sections.add(new Section(
                    "timeline", "Timeline", List.of(new Block.Picture(new PortfolioFigure(timeline, findings)), KEY)));
        }
        if (!findings.isEmpty()) {
            sections.add(new Section("findings", "Findings", List.of(findings())));
        }
        if (!timeline.rows().isEmpty()) {
            sections.add(new Section("phases", "Phases", List.of(phases())));
        }
        return sections;
    }

    private Block.Table findings() {
        return new Block.Table(
                "What is found, by the time at which it begins",
                List.of(
                        Block.Column.text("Rule"),
                        Block.Column.text("Found"),
                        Block.Column.text("From"),
                        Block.Column.text("Until"),
                        Block.Column.text("What to do")),
                findings.stream().map(this::row).toList());
    }

    private List<Phrase> row(PortfolioFinding finding) {
        String first = finding.entries().get(0);
        return List.of(
                Phrase.tag(Tones.of(finding.severity()), Wording.capitalized(Wording.of(finding.severity())))
                        .thenQuiet(" " + finding.rule()),
                Phrase.words(finding.message()),
                Phrase.words(dates.of(first, finding.from())),
                Phrase.words(dates.of(first, finding.until())),
                Phrase.words(finding.advice()));
    }

    private Block.Table phases() {
        List<List<Phrase>> rows = new ArrayList<>();
        for (PortfolioTimeline.Row row : timeline.rows()) {
            for (PortfolioTimeline.Segment segment : row.segments()) {
                rows.add(List.of(
                        Phrase.name(row.entry()),
                        Phrase.name(segment.label()),
                        Phrase.words(dates.of(row.entry(), segment.from())),
                        Phrase.words(dates.of(row.entry(), segment.until()))));
            }
        }
        return new Block.Table(
                "The phases of all rollouts",
                List.of(
                        Block.Column.text("Rollout"),
                        Block.Column.text("Phase"),
                        Block.Column.text("From"),
                        Block.Column.text("Until")),
                rows);
    }
}
