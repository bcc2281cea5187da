package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Legible;

/** Text of a page. Controls, lone surrogates and what turns the direction of text stand there as escapes that can be read. */
record Characters(String text) implements Node {

    @Override
    public void writeTo(StringBuilder page) {
        write(text, page);
    }

    /** Escapes for text and for attributes in double quotes alike. */
    static void write(String text, StringBuilder page) {
        String shown = Legible.escapedLines(text);
        for (int at = 0; at < shown.length(); at++) {
            char next = shown.charAt(at);
            switch (next) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                default -> page.append(next);
            }
        }
    }
}
