package io.github.rolloutplanner.report;

import java.util.List;

/** One self-contained file of HTML: it loads nothing, and forbids the browser to. */
final class Page {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private Page() {}

    static String html(String title, List<? extends Node> body) {
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n");
        for (Element meta : List.of(
                Element.of("meta").with("charset", "utf-8"),
                Element.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                Element.of("meta").with("name", "color-scheme").with("content", "light dark"),
                Element.of("meta").with("http-equiv", "Content-Security-Policy").with("content", POLICY),
                Element.of("title").text(title))) {
            line(meta, page);
        }
        page.append("<style>\n").append(Style.sheet()).append("</style>\n</head>\n<body>\n");
        body.forEach(node -> line(node, page));
        return page.append("</body>\n</html>\n").toString();
    }

    private static void line(Node node, StringBuilder page) {
        node.writeTo(page);
        page.append('\n');
    }
}
