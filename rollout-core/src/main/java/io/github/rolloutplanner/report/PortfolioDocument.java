package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.portfolio.Portfolio;
import io.github.rolloutplanner.portfolio.PortfolioFinding;
import io.github.rolloutplanner.portfolio.PortfolioTimeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What there is to say about several rollouts. */
final class PortfolioDocument {
    private static final int MOST_FINDINGS = 100;
    private static final int MOST_PHASES = 1_000;

    private final PortfolioTimeline timeline;
    private final List<PortfolioFinding> findings;
    private final PortfolioDates dates;

    private PortfolioDocument(Portfolio portfolio) {
        this.timeline = portfolio.timeline();
        this.findings = portfolio.findings();
        this.dates = new PortfolioDates(portfolio);
    }

    /** What a page says: the picture first. */
    static Document page(Portfolio portfolio) {
        PortfolioDocument together = new PortfolioDocument(portfolio);
        List<Section> sections = new ArrayList<>();
        if (!together.timeline.rows().isEmpty()) {
            sections.add(together.picture());
        }
        sections.addAll(together.tables());
        return together.document(sections);
    }

    /** The same without the picture. */
    static Document tables(Portfolio portfolio) {
        PortfolioDocument together = new PortfolioDocument(portfolio);
        return together.document(together.tables());
    }

    private Document document(List<Section> sections) {
        return new Document(
                "Rollouts together",
                Wording.count(timeline.rows().size(), "rollout"),
                Phrase.words(
                        findings.isEmpty()
                                ? "No findings."
                                : Wording.count(findings.size(), "finding") + " about them."),
                sections);
    }

    private Section picture() {
        return new Section(
                "timeline",
                "Timeline",
                List.of(
                        new Block.Picture(new PortfolioFigure(timeline, findings, dates)),
                        Block.Paragraph.of("Each step is as high as its percentage. A stripe below it shows when"
                                + " something is found about the rollout, in the colour of how serious it is, and a vertical line"
                                + " shows a promotion in a freeze."
                                + " Dates are those of " + dates.zone() + ".")));
    }

    private List<Section> tables() {
        List<Section> sections = new ArrayList<>();
        if (!findings.isEmpty()) {
            sections.add(section("findings", "Findings", findings(), "finding", findings.size() - MOST_FINDINGS));
        }
        List<List<Phrase>> phases = phases();
        if (!phases.isEmpty()) {
            sections.add(section("phases", "Phases", table(phases), "phase", phases.size() - MOST_PHASES));
        }
        return sections;
    }

    private static Section section(String id, String title, Block.Table table, String noun, int more) {
        return new Section(
                id,
                title,
                more <= 0
                        ? List.of(table)
                        : List.of(table, Block.Paragraph.of(Wording.count(more, "more " + noun) + ".")));
    }

    /** Where there are too many to read, the most serious ones. */
    private List<PortfolioFinding> shown() {
        Set<PortfolioFinding> worst = findings.stream()
                .sorted(Comparator.comparing(PortfolioFinding::severity))
                .limit(MOST_FINDINGS)
                .collect(Collectors.toSet());
        return findings.stream().filter(worst::contains).toList();
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
                shown().stream().map(this::row).toList());
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

    private List<List<Phrase>> phases() {
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
        return rows;
    }

    private static Block.Table table(List<List<Phrase>> phases) {
        return new Block.Table(
                "The phases of all rollouts",
                List.of(
                        Block.Column.text("Rollout"),
                        Block.Column.text("Phase"),
                        Block.Column.text("From"),
                        Block.Column.text("Until")),
                phases.stream().limit(MOST_PHASES).toList());
    }
}
