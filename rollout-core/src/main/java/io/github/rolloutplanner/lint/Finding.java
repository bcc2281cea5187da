package io.github.rolloutplanner.lint;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Legible;

/**
 * What the linter says of one place of a plan.
 *
 * @param rule stable id of the rule, such as {@code limits.order}
 * @param severity how much it matters
 * @param path where in the plan, in the words of its types: {@code phases[1].goLiveCriteria[0]}
 * @param message what is wrong, with the plan's own values
 * @param advice what to do about it
 * @since 0.1.0
 */
public record Finding(String rule, Severity severity, String path, String message, String advice) {

    public Finding {
        requireNonNull(rule, "rule");
        requireNonNull(severity, "severity");
        requireNonNull(path, "path");
        message = Legible.escapedLines(requireNonNull(message, "message"));
        advice = Legible.escapedLines(requireNonNull(advice, "advice"));
    }

    /**
     * The finding as one line, even where the plan's own texts have several.
     *
     * @return severity, path, message, advice and rule
     */
    @Override
    public String toString() {
        String line = severity + " " + Legible.escapedLines(path) + ": " + message + " " + advice + " [" + rule + "]";
        return line.replaceAll("\\s*\\R\\s*", " ");
    }

    /**
     * How much a finding matters.
     *
     * @since 0.1.0
     */
    public enum Severity {
        /** The plan contradicts itself, or cannot be carried out as it stands. */
        ERROR,
        /** The plan can be carried out, but probably not with the expected result. */
        WARNING,
        /** Something that cannot be judged, or is good to know. */
        INFO
    }
}
