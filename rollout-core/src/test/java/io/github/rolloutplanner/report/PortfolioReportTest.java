package io.github.rolloutplanner.report;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.portfolio.Portfolio;
import io.github.rolloutplanner.portfolio.PortfolioEntry;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class PortfolioReportTest {
    private static final Instant MONDAY = Instant.parse("2027-03-01T09:00:00Z");
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("Orders")
            .behavioral("x")
            .touching(Trait.CRITICAL_PATH)
            .population(Population.ofUsersPerDay(400_000).withRequestsPerDay(8_000_000))
            .guardrail(Metric.errorRate("Page errors", percent(0.2)).mustStayBelow(percent(0.5)))
            .plan();

    private static PortfolioEntry entry(String name, int day) {
        return PortfolioEntry.of(PLAN, MONDAY.plus(Duration.ofDays(day)))
                .withName(name)
                .withOnCall("Ada");
    }

    static Portfolio portfolio() {
        return Portfolio.of(
                        entry("Orders API", 0),
                        entry("Order page", 7).after("Orders API"),
                        entry("Search with a name that is longer than a telephone is wide, as some are", 14),
                        entry("<b>|`x`", 25).withTenants("eu"))
                .withCapacity("Ada", 2)
                .withFreezesOf(RolloutCalendar.alwaysOpen("UTC")
                        .withFreeze(LocalDate.parse("2027-03-17"), LocalDate.parse("2027-03-19"), "audit"));
    }

    /** Writes the page where the build leaves what it makes, for whoever wants to look at it. */
    @Test
    void aPageShowsAllRolloutsOnOneTimeline() throws IOException {
        String page = PortfolioReport.html(portfolio());
        Files.createDirectories(Path.of("target/reports"));
        Files.writeString(Path.of("target/reports/portfolio.html"), page);

        PageCheck.read(page);
        assertThat(page)
                .contains("<h1><bdi>4 rollouts</bdi></h1>")
                .contains("Order page exposes 1% at ")
                .contains("All rollouts on one timeline</title>")
                .contains("Orders API: 1% from 1 Mar, 5% from 2 Mar,")
                .doesNotContain("<b>|");
    }

    @Test
    void thePictureNamesTheColoursOfItsStripes() {
        List<String> texts = Jsoup.parse(PortfolioReport.html(portfolio()))
                .select("svg text.note")
                .eachText();

        assertThat(portfolio().findings())
                .extracting(finding -> Wording.capitalized(Wording.of(finding.severity())))
                .isNotEmpty()
                .allMatch(texts::contains);
        assertThat(Jsoup.parse(PortfolioReport.html(Portfolio.of(entry("alone", 0))))
                        .select("svg text")
                        .eachText())
                .doesNotContain("Error", "Warning", "Info");
    }

    @Test
    void thePictureIsWellFormedAndWithinItsFrame() throws Exception {
        String page = PortfolioReport.html(portfolio());
        String picture = page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + "</svg>".length());

        Document svg = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new org.xml.sax.InputSource(new java.io.StringReader(picture)));

        assertThat(svg.getElementsByTagName("title").getLength()).isEqualTo(1);
        assertThat(svg.getElementsByTagName("desc").getLength()).isEqualTo(1);
        IntStream.range(0, svg.getElementsByTagName("rect").getLength())
                .mapToObj(at -> svg.getElementsByTagName("rect").item(at).getAttributes())
                .forEach(bar -> {
                    double x = Double.parseDouble(bar.getNamedItem("x").getNodeValue());
                    double width = Double.parseDouble(bar.getNamedItem("width").getNodeValue());
                    assertThat(x).isBetween(0.0, Svg.WIDTH);
                    assertThat(x + width).isBetween(0.0, Svg.WIDTH);
                });
    }

    @Test
    void markdownIsTwoTablesWithoutAnythingElse() {
        int[] rows = {0};
        Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(PortfolioReport.markdown(portfolio()))
                .accept(new AbstractVisitor() {
                    @Override
                    public void visit(CustomNode node) {
                        rows[0] += node instanceof TableRow ? 1 : 0;
                        visitChildren(node);
                    }

                    @Override
                    public void visit(HtmlInline html) {
                        throw new AssertionError(html.getLiteral());
                    }

                    @Override
                    public void visit(HtmlBlock html) {
                        throw new AssertionError(html.getLiteral());
                    }

                    @Override
                    public void visit(Link link) {
                        throw new AssertionError(link.getDestination());
                    }
                });

        int phases = portfolio().timeline().rows().stream()
                .mapToInt(row -> row.segments().size())
                .sum();
        assertThat(rows[0]).isEqualTo(1 + portfolio().findings().size() + 1 + phases);
        assertThat(PortfolioReport.markdown(portfolio())).contains("portfolio.dependency");
    }

    @Test
    void anEmptyPortfolioAndAHundredRolloutsAreLegible() {
        Portfolio many = Portfolio.of(IntStream.range(0, 100)
                .mapToObj(at -> entry("entry " + at, 12 * at))
                .toList());

        assertThat(PortfolioReport.html(Portfolio.of())).contains("0 rollouts").contains("No findings.");
        assertThat(PortfolioReport.markdown(Portfolio.of()))
                .isEqualTo("# Rollouts together: 0 rollouts\n\nNo findings.\n");
        assertThat(PortfolioReport.html(many))
                .contains("60 more rollouts in the table")
                .satisfies(page -> assertThat(page.split(">100% →</text>|>100%</text>", -1))
                        .hasSize(41));
    }

    @Test
    void ofVeryManyFindingsTheMostSeriousAreShown() {
        List<PortfolioEntry> entries = new ArrayList<>(
                IntStream.range(0, 40).mapToObj(at -> entry("entry " + at, 0)).toList());
        entries.set(39, entries.get(39).after("nothing"));
        Portfolio many = Portfolio.of(entries);

        String markdown = PortfolioReport.markdown(many);

        assertThat(many.findings()).hasSizeGreaterThan(700);
        assertThat(markdown)
                .contains("portfolio.unknown")
                .contains("\n\n" + (many.findings().size() - 100) + " more findings.\n")
                .hasSizeLessThan(100_000);
        PageCheck.read(PortfolioReport.html(many));
    }

    @Test
    void datesOfThePictureAreInTheZoneOfTheRollouts() {
        RolloutCalendar tokyo = RolloutCalendar.alwaysOpen("Asia/Tokyo");
        Instant evening = Instant.parse("2027-03-01T20:00:00Z");
        PortfolioEntry one = PortfolioEntry.of(PLAN, evening, tokyo);

        assertThat(PortfolioReport.html(Portfolio.of(one)))
                .contains("Orders: 1% from 2 Mar,")
                .contains("Dates are those of Asia/Tokyo.");
        assertThat(PortfolioReport.html(
                        Portfolio.of(one, PortfolioEntry.of(PLAN, evening).withName("other"))))
                .contains("Orders: 1% from 1 Mar,")
                .contains("Dates are those of UTC.");
    }

    @Test
    void theSameRolloutsGiveTheSameBytes() {
        assertThat(PortfolioReport.html(portfolio())).isEqualTo(PortfolioReport.html(portfolio()));
    }
}
