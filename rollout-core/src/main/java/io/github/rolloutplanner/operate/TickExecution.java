package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.ScheduledRollout;
import io.github.rolloutplanner.operate.Actuator.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Carries out what a tick planned: it keeps what happened, sets what must be live, and calls people, in this order. */
final class TickExecution {
    /** How often what must be live is set anew because another program acted while it was set. */
    private static final int MOST_ROUNDS = 5;

    private final RolloutStore store;
    private final Actuator actuator;
    private final Notifier notifier;
    private final Names names;
    private final Instant now;
    private final List<Action> done = new ArrayList<>();
    private final List<Obstacle> obstacles = new ArrayList<>();

    TickExecution(RolloutStore store, Actuator actuator, Notifier notifier, Names names, Instant now) {
        this.store = store;
        this.actuator = actuator;
        this.notifier = notifier;
        this.names = names;
        this.now = now;
    }

    /**
     * Carries out a plan.
     *
     * @throws StoreException if what happened cannot be kept: nothing else is done then
     */
    Tick of(StoredRollout stored, TickPlan plan) {
        obstacles.addAll(plan.obstacles());
        StoredRollout kept = keep(stored, plan.events());
        List<Notice> notices = new ArrayList<>(plan.notices());
        boolean hasStarted = !ScheduledRollout.of(kept.rollout()).elapsed(now).isNegative();
        if (plan.isToBeSet() && hasStarted) {
            kept = setLive(kept, notices);
        }
        for (Notice notice : notices) {
            kept = call(kept, notice);
        }
        return new Tick(now, kept.rollout(), plan.decision(), obstacles, done);
    }

    private StoredRollout keep(StoredRollout stored, List<RolloutEvent> events) {
        if (events.isEmpty()) {
            return stored;
        }
        StoredRollout kept = store.append(stored, events);
        done.add(new Action.Keep(events));
        return kept;
    }

    /** The last to set it looks whether that is still what must be live, so that an older state does not stay. */
    private StoredRollout setLive(StoredRollout stored, List<Notice> notices) {
        StoredRollout kept = stored;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Optional<String> problem = set(kept.rollout());
            StoredRollout newest = store.load();
            if (newest.revision() == kept.revision()) {
                return problem.isEmpty() ? seen(kept) : notLive(kept, problem.get(), notices);
            }
            kept = newest;
        }
        obstacles.add(new Obstacle.Outdated());
        return kept;
    }

    private Optional<String> set(RunningRollout rollout) {
        try {
            actuator.apply(rollout);
            Shown shown = actuator.readBack(rollout);
            boolean isRepeated = shown == Shown.UNKNOWN && rollout.isApplied();
            if (!isRepeated) {
                done.add(new Action.SetLive(rollout.live()));
            }
            return shown == Shown.OTHER
                    ? Optional.of("It was set, but reads back as something else.")
                    : Optional.empty();
        } catch (Exception
                | LinkageError
                | StackOverflowError
                | AssertionError e) { // a system that fails is told, and set again by the next tick
            return Optional.of(Failures.text(e));
        }
    }

    private StoredRollout seen(StoredRollout kept) {
        if (kept.rollout().isApplied()) {
            return kept;
        }
        RunningRollout seen = kept.rollout().applied(ClockCheck.notBeforeKnown(kept.rollout(), now));
        return keepIfNewest(kept, new RolloutEvent.Live(seen.applied().orElseThrow()));
    }

    private StoredRollout notLive(StoredRollout kept, String problem, List<Notice> notices) {
        Obstacle obstacle = new Obstacle.NotLive(kept.rollout().live().toString(), problem);
        obstacles.removeIf(Obstacle.NotLive.class::isInstance);
        obstacles.add(obstacle);
        NoticeSearch search =
                new NoticeSearch(kept.rollout(), names.onCall(), ClockCheck.notBeforeKnown(kept.rollout(), now));
        search.ofLive(obstacle);
        Set<String> planned = notices.stream().map(Notice::id).collect(Collectors.toSet());
        search.found().stream().filter(notice -> !planned.contains(notice.id())).forEach(notices::add);
        return kept;
    }

    private StoredRollout call(StoredRollout kept, Notice notice) {
        try {
            notifier.call(notice);
            done.add(new Action.CallPerson(notice));
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) { // the next tick calls again
            obstacles.add(new Obstacle.NotCalled(notice, Failures.text(e)));
            return kept;
        }
        return keepIfNewest(kept, new RolloutEvent.Called(notice.call()));
    }

    /** What only notes that something was done is noted by the next tick where another program acted meanwhile. */
    private StoredRollout keepIfNewest(StoredRollout kept, RolloutEvent event) {
        try {
            return keep(kept, List.of(event));
        } catch (StoreException e) {
            if (e.fault() != StoreException.Fault.STALE) {
                throw e;
            }
            return store.load();
        }
    }
}
