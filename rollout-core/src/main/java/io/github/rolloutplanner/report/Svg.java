package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A drawing, as wide as a phone: {@link #WIDTH} units, which are about pixels there, so that its texts can be read at any
 * width. Colours come from classes of the style.
 */
final class Svg {
    static final double WIDTH = 360;
    /** The size of text, and of the notes beside it. */
    static final double TEXT_SIZE = 12.5;

    static final double NOTE_SIZE = 11.5;

    private static final double BOLD = 1.15;
    private static final double TENTHS = 10;

    private final double height;
    private final List<Node> shapes = new ArrayList<>();

    Svg(double height) {
        this.height = height;
    }

    double height() {
        return height;
    }

    Svg line(double fromX, double fromY, double toX, double toY, String styleClass) {
        return add(Element.of("line", styleClass)
                .with("x1", number(fromX))
                .with("y1", number(fromY))
                .with("x2", number(toX))
                .with("y2", number(toY)));
    }

    Svg bar(double x, double y, double width, double height, String styleClass) {
        return add(Element.of("rect", styleClass)
                .with("x", number(x))
                .with("y", number(y))
                .with("width", number(Math.max(width, 0)))
                .with("height", number(height))
                .with("rx", number(Math.min(2, height / 2))));
    }

    Svg dot(double x, double y, double radius, String styleClass) {
        return add(Element.of("circle", styleClass)
                .with("cx", number(x))
                .with("cy", number(y))
                .with("r", number(radius)));
    }

    /** Draws a line through points. */
    Svg path(List<Point> points, String styleClass) {
        StringJoiner steps = new StringJoiner("L", "M", "");
        points.forEach(point -> steps.add(number(point.x) + " " + number(point.y)));
        return add(Element.of("path", styleClass).with("d", steps.toString()));
    }

    /** Writes a text, shortened to a width. */
    Svg text(double x, double y, String text, double width, String styleClass) {
        String fitting = TextWidth.fitting(text, width / em(styleClass));
        return fitting.isEmpty()
                ? this
                : add(Element.of("text", styleClass)
                        .with("x", number(x))
                        .with("y", number(y))
                        .text(fitting));
    }

    /** Returns how wide an em is at most: letters in bold are wider. */
    private static double em(String styleClass) {
        return styleClass.contains("note") ? NOTE_SIZE : styleClass.contains("strong") ? BOLD * TEXT_SIZE : TEXT_SIZE;
    }

    /** Writes a text that is known to be short. */
    Svg text(double x, double y, String text, String styleClass) {
        return text(x, y, text, Double.MAX_VALUE, styleClass);
    }

    private Svg add(Node shape) {
        shapes.add(shape);
        return this;
    }

    /** Returns the drawing as an image with a name. The id starts those of the name and of the description. */
    Element image(String id, String title, String description) {
        return Element.of("svg")
                .with("viewBox", "0 0 " + number(WIDTH) + " " + number(height))
                .with("role", "img")
                .with("aria-labelledby", id + "-title")
                .with("aria-describedby", id + "-text")
                .add(Element.of("title").with("id", id + "-title").text(title))
                .add(Element.of("desc").with("id", id + "-text").text(description))
                .addAll(shapes);
    }

    private static String number(double value) {
        return Wording.of(Math.rint(value * TENTHS) / TENTHS + 0.0);
    }

    /** A point of a drawing. */
    record Point(double x, double y) {}
}
