package io.github.rolloutplanner.json;

import io.github.rolloutplanner.internal.text.TextBound;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A text of a certain form. */
final class PatternText extends TextCodec<String> {
    private final Pattern pattern;
    private final String what;
    private final List<String> examples;

    PatternText(String pattern, String what, String... examples) {
        this.pattern = Pattern.compile(pattern);
        this.what = what;
        this.examples = List.of(examples);
    }

    @Override
    Optional<String> parse(String text) {
        return Optional.of(text).filter(one -> pattern.matcher(one).matches());
    }

    @Override
    TextBound bound() {
        return TextBound.NAME;
    }

    @Override
    String expected() {
        return what + " such as "
                + String.join(" or ", examples.stream().map(Excerpt::quoted).toList());
    }

    @Override
    Schema schema(Definitions definitions) {
        return super.schema(definitions)
                .with("pattern", "^" + pattern.pattern() + "$")
                .with("examples", examples);
    }
}
