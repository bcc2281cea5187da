package io.github.rolloutplanner.change;

import static java.util.Objects.requireNonNull;

/**
 * One thing that users will notice.
 *
 * @param kind the way in which they notice it
 * @param description what they notice, in their words
 * @since 0.1.0
 */
public record UserFacingChange(ImpactKind kind, String description) {

    public UserFacingChange {
        requireNonNull(kind, "kind");
        requireNonNull(description, "description");
    }
}
