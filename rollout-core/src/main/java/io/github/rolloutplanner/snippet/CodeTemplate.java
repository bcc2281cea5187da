package io.github.rolloutplanner.snippet;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Source with {@code %names%} to fill in, once: what is filled in is never searched again.
 *
 * <p>A name alone on its line takes a block: each of its lines is indented like the name, and no line is left of an
 * empty block.
 */
final class CodeTemplate {
    private static final Pattern BLOCK_OR_NAME =
            Pattern.compile("^( *)%([a-zA-Z]+)%\n|%([a-zA-Z]+)%", Pattern.MULTILINE);

    private CodeTemplate() {}

    static String fill(String template, Map<String, String> values) {
        return BLOCK_OR_NAME.matcher(template).replaceAll(found -> Matcher.quoteReplacement(value(found, values)));
    }

    static String indented(String block, String indent) {
        return block.lines()
                .map(line -> line.isEmpty() ? line : indent + line)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String value(MatchResult found, Map<String, String> values) {
        String block = found.group(2);
        return block == null ? lookUp(found.group(3), values) : indented(lookUp(block, values), found.group(1));
    }

    private static String lookUp(String name, Map<String, String> values) {
        return requireNonNull(values.get(name), name);
    }
}
