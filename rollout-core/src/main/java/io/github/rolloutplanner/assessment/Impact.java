package io.github.rolloutplanner.assessment;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.reason.Reason;

/**
 * A way in which users notice the change.
 *
 * @param kind the way
 * @param reason what they notice
 * @since 0.1.0
 */
public record Impact(ImpactKind kind, Reason reason) {

    /**
     * Refuses missing parts.
     *
     * @param kind the way
     * @param reason what they notice
     */
    public Impact {
        requireNonNull(kind, "kind");
        requireNonNull(reason, "reason");
    }
}
