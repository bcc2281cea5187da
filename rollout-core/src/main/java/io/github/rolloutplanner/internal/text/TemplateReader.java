package io.github.rolloutplanner.internal.text;

import java.util.ArrayList;
import java.util.List;

/** Reads the parts of a {@link Template}, character by character. */
final class TemplateReader {
    private final String text;
    private int at;

    TemplateReader(String text) {
        this.text = text;
    }

    List<Template.Part> parts() {
        List<Template.Part> parts = upTo(text.length());
        return List.copyOf(parts);
    }

    private List<Template.Part> upTo(int end) {
        List<Template.Part> parts = new ArrayList<>();
        while (at < end) {
            switch (text.charAt(at)) {
                case '{' -> parts.add(slot());
                case '[' -> parts.add(group());
                default -> parts.add(words(end));
            }
        }
        return parts;
    }

    private Template.Part words(int end) {
        int start = at;
        while (at < end && text.charAt(at) != '{' && text.charAt(at) != '[') {
            at++;
        }
        return new Template.Words(text.substring(start, at));
    }

    private Template.Part slot() {
        String inside = inside('}');
        int colon = inside.indexOf(':');
        if (colon >= 0) {
            int bar = inside.indexOf('|', colon);
            if (bar < 0) {
                throw new IllegalArgumentException("'|' is missing in the template \"" + text + "\". Add it.");
            }
            return new Template.Choice(
                    inside.substring(0, colon), inside.substring(colon + 1, bar), inside.substring(bar + 1));
        }
        boolean capital = inside.startsWith("^");
        return new Template.Slot(capital ? inside.substring(1) : inside, capital);
    }

    private Template.Part group() {
        int close = closing(']');
        at++;
        List<Template.Part> parts = upTo(close);
        at = close + 1;
        return new Template.Group(List.copyOf(parts));
    }

    private String inside(char bracket) {
        int close = closing(bracket);
        String inside = text.substring(at + 1, close);
        at = close + 1;
        return inside;
    }

    private int closing(char bracket) {
        int close = text.indexOf(bracket, at);
        if (close < 0) {
            throw new IllegalArgumentException(
                    "'" + bracket + "' is missing in the template \"" + text + "\". Add it.");
        }
        return close;
    }
}
