package io.github.rolloutplanner.snippet;

import static java.util.Objects.requireNonNull;

/**
 * Code that asks a flag.
 *
 * @param pattern the way in which it asks
 * @param style the platform it is for
 * @param code the source
 * @since 0.1.0
 */
public record Snippet(FlagPattern pattern, SnippetStyle style, String code) {

    public Snippet {
        requireNonNull(pattern, "pattern");
        requireNonNull(style, "style");
        requireNonNull(code, "code");
    }
}
