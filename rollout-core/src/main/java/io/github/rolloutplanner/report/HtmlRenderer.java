package io.github.rolloutplanner.report;

import java.util.List;

/** Writes a document as a page. */
final class HtmlRenderer {
    private final Document document;
    private final HtmlBlocks blocks = new HtmlBlocks();

    private HtmlRenderer(Document document) {
        this.document = document;
    }

    static String write(Document document) {
        return new HtmlRenderer(document).page();
    }

    private String page() {
        return Page.html(document.kind() + ": " + document.title(), List.of(header(), contents(), main(), footer()));
    }

    private Element header() {
        return Element.of("header")
                .add(Element.of("p", "kind").text(document.kind()))
                .add(HtmlBlocks.inside("h1", Phrase.name(document.title())))
                .add(HtmlBlocks.inside("p", document.lead()).with("class", "lead"));
    }

    private Element contents() {
        return Element.of("nav")
                .with("aria-label", "Contents")
                .add(Element.of("ul")
                        .addAll(document.sections().stream()
                                .map(section -> Element.of("li")
                                        .add(Element.of("a")
                                                .with("href", "#" + section.id())
                                                .text(section.title())))
                                .toList()));
    }

    private Element main() {
        return Element.of("main")
                .addAll(document.sections().stream().map(this::section).toList());
    }

    private Element section(Section section) {
        String heading = section.id() + "-heading";
        return Element.of("section")
                .with("id", section.id())
                .with("aria-labelledby", heading)
                .add(Element.of("h2").with("id", heading).text(section.title()))
                .addAll(blocks.all(section.blocks()));
    }

    private Element footer() {
        return Element.of("footer").text("Written by Rollout Planner. Nothing on this page was loaded from elsewhere.");
    }
}
