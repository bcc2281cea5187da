package io.github.rolloutplanner.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** An element of HTML or SVG while it is put together. It takes text and elements of ours, and nothing that runs or loads. */
final class Element implements Node {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9-]*");
    private static final Set<String> VOID = Set.of("br", "hr", "input", "meta");
    private static final Set<String> ACTIVE = Set.of("script", "iframe", "object", "embed", "img", "link", "style");

    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final List<Node> children = new ArrayList<>();

    private Element(String name) {
        this.name = name;
    }

    static Element of(String name) {
        if (!NAME.matcher(name).matches() || ACTIVE.contains(name)) {
            throw new IllegalArgumentException("A page has no element '" + name + "'.");
        }
        return new Element(name);
    }

    /** A new element with a class of the style. */
    static Element of(String name, String styleClass) {
        return of(name).with("class", styleClass);
    }

    Element with(String attribute, String value) {
        boolean leads = attribute.equals("href") || attribute.equals("src");
        if (!NAME.matcher(attribute).matches() || attribute.startsWith("on") || (leads && !value.startsWith("#"))) {
            throw new IllegalArgumentException("A page has no attribute '" + attribute + "' of '" + value + "'.");
        }
        attributes.append(' ').append(attribute).append("=\"");
        Characters.write(value, attributes);
        attributes.append('"');
        return this;
    }

    Element text(String text) {
        return add(new Characters(text));
    }

    Element add(Node... nodes) {
        return addAll(Arrays.asList(nodes));
    }

    Element addAll(List<? extends Node> nodes) {
        children.addAll(nodes);
        return this;
    }

    @Override
    public void writeTo(StringBuilder page) {
        page.append('<').append(name).append(attributes).append('>');
        children.forEach(child -> child.writeTo(page));
        if (!VOID.contains(name)) {
            page.append("</").append(name).append('>');
        }
    }

    @Override
    public String toString() {
        StringBuilder page = new StringBuilder();
        writeTo(page);
        return page.toString();
    }
}
