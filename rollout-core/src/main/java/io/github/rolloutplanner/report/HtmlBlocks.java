package io.github.rolloutplanner.report;

import java.util.ArrayList;
import java.util.List;

/** Writes the blocks of a page, and numbers its pictures. */
final class HtmlBlocks {
    /** Tables of more columns stack on a phone. */
    private static final int NARROW_COLUMNS = 2;

    /** Tables of more columns can be wider than a tablet. What may scroll has to be reached by the keyboard. */
    private static final int MOST_COLUMNS = 6;

    private static final int LONGEST_NUMBER = 24;

    private int pictures;

    List<Element> all(List<Block> blocks) {
        return blocks.stream().map(this::one).toList();
    }

    private Element one(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            return inside("p", paragraph.words());
        }
        if (block instanceof Block.Legend legend) {
            return inside("p", legend.words());
        }
        if (block instanceof Block.Facts facts) {
            return facts(facts);
        }
        if (block instanceof Block.Table table) {
            return table(table);
        }
        if (block instanceof Block.Listing listing) {
            return listing(listing);
        }
        if (block instanceof Block.Quotation quotation) {
            return Element.of("blockquote").text(quotation.text());
        }
        if (block instanceof Block.Preformatted lines) {
            return Element.of("pre").text(lines.text());
        }
        if (block instanceof Block.Group group) {
            return Element.of("div").add(inside("h3", group.title())).addAll(all(group.blocks()));
        }
        if (block instanceof Block.Aside aside) {
            return Element.of("details")
                    .add(Element.of("summary").text(aside.summary()))
                    .addAll(all(aside.blocks()));
        }
        return figure(((Block.Picture) block).figure());
    }

    private static Element facts(Block.Facts facts) {
        Element list = Element.of("dl");
        for (Block.Fact fact : facts.facts()) {
            list.add(Element.of("div").add(Element.of("dt").text(fact.name())).add(inside("dd", fact.value())));
        }
        return list;
    }

    private static Element listing(Block.Listing listing) {
        Element list = switch (listing.kind()) {
            case BULLETS -> Element.of("ul");
            case STEPS -> Element.of("ol");
            case CHECKS -> Element.of("ul", "checks");
        };
        return list.addAll(
                listing.items().stream().map(item -> inside("li", item)).toList());
    }

    /** A table that a phone shows as blocks is none to a browser any more, but where its roles are written. */
    private static Element table(Block.Table table) {
        Element written = Element.of("table")
                .with("class", table.columns().size() > NARROW_COLUMNS ? "stack" : "plain")
                .with("role", "table");
        return around(table)
                .add(written.add(Element.of("caption").text(table.caption()))
                        .add(Element.of("thead").with("role", "rowgroup").add(head(table.columns())))
                        .add(Element.of("tbody")
                                .with("role", "rowgroup")
                                .addAll(table.rows().stream()
                                        .map(row -> row(table.columns(), row))
                                        .toList())));
    }

    private static Element around(Block.Table table) {
        return table.columns().size() > MOST_COLUMNS
                ? Element.of("div", "wide")
                        .with("role", "region")
                        .with("tabindex", "0")
                        .with("aria-label", table.caption())
                : Element.of("div", "fits");
    }

    private static Element head(List<Block.Column> columns) {
        return Element.of("tr")
                .with("role", "row")
                .addAll(columns.stream()
                        .map(column -> aligned(
                                        Element.of("th").with("scope", "col").with("role", "columnheader"),
                                        column,
                                        column.title())
                                .text(column.title()))
                        .toList());
    }

    private static Element row(List<Block.Column> columns, List<Phrase> cells) {
        List<Element> row = new ArrayList<>();
        row.add(inside("th", cells.get(0)).with("scope", "row").with("role", "rowheader"));
        for (int at = 1; at < cells.size(); at++) {
            Block.Column column = columns.get(at);
            Phrase text = cells.get(at);
            row.add(aligned(
                    inside("td", text).with("role", "cell").with("data-label", column.title()), column, text.plain()));
        }
        return Element.of("tr").with("role", "row").addAll(row);
    }

    /** Aligns a number to the right; words of a plan that stand where a number is expected flow like other words. */
    private static Element aligned(Element cell, Block.Column column, String text) {
        return column.isNumber() && text.length() <= LONGEST_NUMBER ? cell.with("class", "number") : cell;
    }

    private Element figure(Figure figure) {
        pictures++;
        return Element.of("figure")
                .add(Element.of("figcaption").text(figure.title()))
                .add(figure.drawing().image("picture-" + pictures, figure.title(), figure.description()));
    }

    static Element inside(String element, Phrase phrase) {
        return Element.of(element)
                .addAll(phrase.parts().stream().map(HtmlBlocks::part).toList());
    }

    private static Node words(Phrase.Part part) {
        return part.rule()
                .<Node>map(rule -> Element.of("span").with("data-rule", rule).text(part.text()))
                .orElseGet(() -> new Characters(part.text()));
    }

    private static Node part(Phrase.Part part) {
        return switch (part.kind()) {
            case WORDS -> words(part);
            case NAME -> Element.of("bdi").text(part.text());
            case QUIET -> Element.of("span", "quiet").text(part.text());
            case CODE -> Element.of("code").text(part.text());
            case GOOD -> Element.of("span", "tag good").text(part.text());
            case FAIR -> Element.of("span", "tag fair").text(part.text());
            case POOR -> Element.of("span", "tag poor").text(part.text());
        };
    }
}
