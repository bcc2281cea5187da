package io.github.rolloutplanner.assessment;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.reason.Reason;

/**
 * A kind of user-visible change that the change brings.
 *
 * @param kind the kind
 * @param reason what changes
 * @since 0.1.0
 */
public record Impact(ImpactKind kind, Reason reason) {

    public Impact {
        requireNonNull(kind, "kind");
        requireNonNull(reason, "reason");
    }
}
