package io.github.rolloutplanner.report;

import java.util.List;
import java.util.Optional;

/** A picture. A page draws it; Markdown and text show it where it has a form for them, because its numbers are in tables. */
interface Figure {

    /** What the picture shows, in a few words. */
    String title();

    /** What is to be seen, for those who do not see it. */
    String description();

    /** The picture itself. */
    Svg drawing();

    /** Returns the picture as a diagram of Mermaid. */
    default Optional<String> mermaid() {
        return Optional.empty();
    }

    /** Returns the picture as lines of text, none wider than the width. */
    default List<String> lines(int width) {
        return List.of();
    }
}
