package io.github.rolloutplanner.lint;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Legible;

/**
 * One thing that was corrected in a plan.
 *
 * @param rule stable id of the rule that the plan broke there, such as {@code phases.numbered}
 * @param path where in the plan, as in {@link Finding#path()}
 * @param before what was there
 * @param now what is there now
 * @since 0.1.0
 */
public record Fix(String rule, String path, String before, String now) {

    public Fix {
        requireNonNull(rule, "rule");
        requireNonNull(path, "path");
        before = Legible.escapedLines(requireNonNull(before, "before"));
        now = Legible.escapedLines(requireNonNull(now, "now"));
    }

    /**
     * The correction as one line.
     *
     * @return path, what was there, what is there now, and the rule
     */
    @Override
    public String toString() {
        return (path + ": '" + before + "' is '" + now + "' now. [" + rule + "]").replaceAll("\\s*\\R\\s*", " ");
    }
}
