package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

/**
 * Who hears of a rollback, and where.
 *
 * @param internal how the team and its neighbours hear of it
 * @param external how users hear of it
 * @since 0.1.0
 */
public record Communication(String internal, String external) {

    public Communication {
        requireNonNull(internal, "internal");
        requireNonNull(external, "external");
    }
}
