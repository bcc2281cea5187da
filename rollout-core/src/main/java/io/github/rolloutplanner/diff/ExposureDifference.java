package io.github.rolloutplanner.diff;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Percentage;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A time of the rollout in which two plans expose different percentages.
 *
 * @param from when it begins, from the start of phase 1
 * @param to when it ends; empty where no end is planned
 * @param before the percentage that the earlier plan exposes then
 * @param after the percentage that the later plan exposes then
 * @param usersBefore how many users a day that is, or members of a ring, if the earlier plan knows them
 * @param usersAfter how many users a day that is, or members of a ring, if the later plan knows them
 * @since 0.1.0
 */
public record ExposureDifference(
        Duration from,
        Optional<Duration> to,
        Percentage before,
        Percentage after,
        OptionalLong usersBefore,
        OptionalLong usersAfter) {

    public ExposureDifference {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        requireNonNull(usersBefore, "usersBefore");
        requireNonNull(usersAfter, "usersAfter");
    }
}
