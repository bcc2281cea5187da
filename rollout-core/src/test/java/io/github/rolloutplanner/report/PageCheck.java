package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.internal.text.Legible;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What holds for each page, whatever it is about: read by a parser of HTML that knows nothing of how it was written. */
final class PageCheck {
    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "header",
            "nav",
            "main",
            "footer",
            "section",
            "h1",
            "h2",
            "h3",
            "p",
            "div",
            "span",
            "bdi",
            "code",
            "pre",
            "blockquote",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "a",
            "details",
            "summary",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "figure",
            "figcaption",
            "svg",
            "desc",
            "rect",
            "line",
            "path",
            "circle",
            "text");
    private static final Set<String> ATTRIBUTES = Set.of(
            "lang",
            "charset",
            "name",
            "content",
            "http-equiv",
            "class",
            "id",
            "href",
            "scope",
            "role",
            "tabindex",
            "aria-label",
            "aria-labelledby",
            "aria-describedby",
            "data-label",
            "data-rule",
            "viewbox",
            "x",
            "y",
            "x1",
            "x2",
            "y1",
            "y2",
            "cx",
            "cy",
            "r",
            "rx",
            "d",
            "width",
            "height");

    /** So many columns fit on a tablet. */
    private static final int MOST_COLUMNS = 6;

    /** What a browser forgets of a table that is laid out as blocks. */
    private static final Map<String, String> ROLES = Map.of(
            "table", "table",
            "thead, tbody", "rowgroup",
            "tr", "row",
            "thead th", "columnheader",
            "tbody th", "rowheader");

    private PageCheck() {}

    static Document read(String html) {
        assertThat(html).startsWith("<!doctype html>\n<html lang=\"en\">").endsWith("</html>\n");
        Document page = Jsoup.parse(html);
        hasOnlyWhatWeWrite(page);
        loadsNothing(page);
        canBeReadByAll(page);
        return page;
    }

    /** Returns a text as it stands on a page. */
    static String shown(String text) {
        return Legible.escapedLines(text).replaceAll("[\\s\u00a0]+", " ").strip();
    }

    private static void hasOnlyWhatWeWrite(Document page) {
        Set<String> elements = new HashSet<>();
        Set<String> attributes = new HashSet<>();
        page.getAllElements().stream().skip(1).forEach(element -> {
            elements.add(element.normalName());
            element.attributes()
                    .forEach(attribute -> attributes.add(attribute.getKey().toLowerCase(Locale.ROOT)));
        });
        assertThat(ELEMENTS).containsAll(elements);
        assertThat(ATTRIBUTES).containsAll(attributes);
    }

    private static void loadsNothing(Document page) {
        assertThat(page.select("a").eachAttr("href"))
                .allSatisfy(link ->
                        assertThat(page.getElementById(link.substring(1))).isNotNull());
        assertThat(page.select("style").html()).doesNotContain("url(", "@import", "</");
        assertThat(page.select("style")).hasSize(1);
    }

    private static void canBeReadByAll(Document page) {
        List<String> ids = page.getAllElements().eachAttr("id");
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(page.select("h1, main, header, footer, nav")).hasSize(5);
        headingsAreInOrder(page.select("h1, h2, h3").eachText(), levels(page));
        assertThat(page.select("th")).allMatch(head -> head.attr("scope").matches("col|row"));
        assertThat(page.select("table")).allSatisfy(PageCheck::hasACellForEachColumn);
        assertThat(page.select("[tabindex]")).allMatch(region -> region.selectFirst("> table") != null);
        assertThat(page.select("svg")).allSatisfy(picture -> isNamed(picture, page));
        assertThat(page.select("section"))
                .allSatisfy(section -> assertThat(page.getElementById(section.attr("aria-labelledby"))
                                .normalName())
                        .isEqualTo("h2"));
    }

    private static List<Integer> levels(Document page) {
        return page.select("h1, h2, h3").stream()
                .map(heading -> Integer.valueOf(heading.normalName().substring(1)))
                .toList();
    }

    private static void headingsAreInOrder(List<String> headings, List<Integer> levels) {
        assertThat(headings).isNotEmpty();
        assertThat(levels.get(0)).isEqualTo(1);
        for (int at = 1; at < levels.size(); at++) {
            assertThat(levels.get(at)).isBetween(2, levels.get(at - 1) + 1);
        }
    }

    private static void hasACellForEachColumn(Element table) {
        int columns = table.select("thead th").size();
        assertThat(table.select("tbody tr"))
                .isNotEmpty()
                .allMatch(row -> row.childrenSize() == columns
                        && row.firstElementChild().normalName().equals("th"));
        assertThat(table.selectFirst("caption").text()).isNotBlank();
        isInARegionWhereItMayScroll(table.parent(), columns);
        ROLES.forEach((elements, role) -> assertThat(table.select(elements).eachAttr("role"))
                .hasSameSizeAs(table.select(elements))
                .containsOnly(role));
    }

    private static void isInARegionWhereItMayScroll(Element around, int columns) {
        boolean mayScroll = columns > MOST_COLUMNS;
        assertThat(around.attr("tabindex")).isEqualTo(mayScroll ? "0" : "");
        assertThat(around.attr("role")).isEqualTo(mayScroll ? "region" : "");
        assertThat(around.attr("aria-label").isBlank()).isNotEqualTo(mayScroll);
    }

    private static void isNamed(Element picture, Document page) {
        assertThat(picture.attr("role")).isEqualTo("img");
        assertThat(page.getElementById(picture.attr("aria-labelledby")).text()).isNotBlank();
        assertThat(page.getElementById(picture.attr("aria-describedby")).text()).isNotBlank();
        String[] box = picture.attr("viewBox").split(" ");
        double height = Double.parseDouble(box[3]);
        assertThat(picture.select("text")).allSatisfy(text -> {
            assertThat(Double.parseDouble(text.attr("x"))).isBetween(0.0, Svg.WIDTH);
            assertThat(Double.parseDouble(text.attr("y"))).isBetween(0.0, height);
        });
    }
}
