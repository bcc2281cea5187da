package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.text.Legible;
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
     * Whether a person may want to know: something was done but take observations, or is in the way.
     *
     * @return false where all is as it was
     */
    public boolean isNews() {
        return !obstacles.isEmpty() || hasActed();
    }

    /** Whether something was done but take observations. */
    boolean hasActed() {
        return actions.stream().anyMatch(Tick::isNews);
    }

    private boolean isCarriedOut() {
        return actions.stream()
                .flatMap(action -> action instanceof Action.Keep keep ? keep.events().stream() : Stream.empty())
                .anyMatch(RolloutEvent.Done.class::isInstance);
    }

    private static boolean isNews(Action action) {
        return !(action instanceof Action.Keep keep)
                || keep.events().stream().anyMatch(event -> !(event instanceof RolloutEvent.Observed));
    }

    /**
     * The tick on one line.
     *
     * @return the decision, or where the rollout is if there is none, and each obstacle
     */
    @Override
    public String toString() {
        String what = decision.map(made -> "'" + rollout.plan().feature() + "': " + made
                        + (made instanceof Decision.Hold || isCarriedOut() ? "" : " Not carried out."))
                .orElseGet(rollout::toString);
        return Legible.escaped(
                Stream.concat(Stream.of(at + " " + what), obstacles.stream().map(Object::toString))
                        .collect(Collectors.joining(" ")));
    }
}
