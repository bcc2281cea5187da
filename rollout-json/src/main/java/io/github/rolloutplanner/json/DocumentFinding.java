package io.github.rolloutplanner.json;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.lint.Finding;

/**
 * What the linter says of one place of a document.
 *
 * @param finding what is wrong, and where in the plan, in the words of its types
 * @param pointer the same place in the document, as a JSON Pointer (RFC 6901): {@code /rollout_phases/1/go_live_criteria/0};
 *     empty for what is said of the whole document. Of what is missing, or has no place in the document, it is where that
 *     would be: the next value around it
 * @param line the line in which the value at the pointer starts, from 1
 * @param column the column in which it starts, in UTF-16 code units, from 1
 * @since 0.1.0
 */
public record DocumentFinding(Finding finding, String pointer, int line, int column) {

    public DocumentFinding {
        requireNonNull(finding, "finding");
        requireNonNull(pointer, "pointer");
    }

    /**
     * The finding as one line, with its place in the document.
     *
     * @return severity, pointer, line, message, advice and rule
     */
    @Override
    public String toString() {
        String place = pointer.isEmpty() ? "the document" : pointer + " (line " + line + ")";
        return new Finding(finding.rule(), finding.severity(), place, finding.message(), finding.advice()).toString();
    }
}
