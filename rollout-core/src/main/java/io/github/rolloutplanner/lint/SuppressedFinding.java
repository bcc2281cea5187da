package io.github.rolloutplanner.lint;

import static java.util.Objects.requireNonNull;

/**
 * A finding that is no problem here, and why.
 *
 * @param finding what the linter says
 * @param reason what the one who suppressed it says
 * @since 0.1.0
 */
public record SuppressedFinding(Finding finding, String reason) {

    public SuppressedFinding {
        requireNonNull(finding, "finding");
        requireNonNull(reason, "reason");
    }

    /**
     * The finding and the reason as one line.
     *
     * @return the finding, then why it is suppressed
     */
    @Override
    public String toString() {
        return finding + " Suppressed: " + reason.replaceAll("\\s*\\R\\s*", " ");
    }
}
