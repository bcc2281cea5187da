package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.internal.bounds.Elements;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one tick found and did, for a log or a screen.
 *
 * @param at when
 * @param rollout the rollout after it; of a dry run, as it would be
 * @param decision what was decided; empty where nothing could be, and once the rollout is over
 * @param obstacles what was in the way
 * @param actions what was done, in order; of a dry run, what would be
 * @since 0.1.0
 */
public record Tick(
        Instant at,
        RunningRollout rollout,
        Optional<Decision> decision,
        List<Obstacle> obstacles,
        List<Action> actions) {

    public Tick {
        requireNonNull(at, "at");
        requireNonNull(rollout, "rollout");
        requireNonNull(decision, "decision");
        obstacles = Elements.listOf(obstacles, "obstacles");
        actions = Elements.listOf(actions, "actions");
    }

    /**
     * When the next tick makes sense.
     *
     * @return the time at which something can be different; empty where only a person or an obstacle that ends changes anything
     */
    public Optional<Instant> lookAgainAt() {
        return decision.flatMap(Decision::lookAgainAt)
                .flatMap(next -> rollout.startedAt().map(start -> start.plus(next)));
    }

    /**
     * The tick on one line.
     *
     * @return the rollout, the decision, and each obstacle
     */
    @Override
    public String toString() {
        return Stream.concat(
                        Stream.of(at + " " + rollout + "."),
                        Stream.concat(decision.stream(), obstacles.stream()).map(Object::toString))
                .collect(Collectors.joining(" "));
    }
}
