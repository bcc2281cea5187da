package io.github.rolloutplanner.contract;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.operate.RolloutStore;
import io.github.rolloutplanner.operate.StoreException;
import io.github.rolloutplanner.operate.StoredRollout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two programs that append to one store, and what of it was kept, by revision. */
final class Competition {
    private final List<RolloutStore> stores;
    private final Map<Long, List<RolloutEvent>> winners = new ConcurrentSkipListMap<>();
    private final Random random;
    private int refused;

    Competition(RolloutStore first, RolloutStore second, long seed) {
        this.stores = List.of(first, second);
        this.random = new Random(seed);
    }

    int refused() {
        return refused;
    }

    /** What becomes of a rollout by all that was kept. */
    RunningRollout winnersOn(RunningRollout start) {
        RunningRollout rollout = start;
        for (List<RolloutEvent> events : winners.values()) {
            for (RolloutEvent event : events) {
                rollout = event.after(rollout);
            }
        }
        return rollout;
    }

    void takeTurns(int turns) {
        List<StoredRollout> known =
                new ArrayList<>(List.of(stores.get(0).load(), stores.get(1).load()));
        for (int turn = 0; turn < turns; turn++) {
            int program = random.nextInt(2);
            known.set(program, act(stores.get(program), known.get(program), turn));
        }
    }

    private StoredRollout act(RolloutStore store, StoredRollout known, int turn) {
        try {
            return kept(store, known, events(known.rollout(), turn));
        } catch (StoreException e) {
            requireStale(e);
            refused++;
            StoredRollout now = store.load();
            return kept(store, now, events(now.rollout(), turn));
        }
    }

    private List<RolloutEvent> events(RunningRollout rollout, int turn) {
        RolloutEvent seen = StoredEvents.errors(turn + 1);
        return switch (random.nextInt(3)) {
            case 0 -> List.of(seen);
            case 1 -> List.of(paused(rollout));
            default -> List.of(seen, paused(seen.after(rollout)));
        };
    }

    /** Pauses a rollout that runs, and resumes one that is paused. */
    private static RolloutEvent paused(RunningRollout rollout) {
        boolean isPaused = rollout.transitions().size() % 2 == 1;
        return isPaused ? StoredEvents.resumed(rollout) : StoredEvents.paused(rollout);
    }

    private StoredRollout kept(RolloutStore store, StoredRollout before, List<RolloutEvent> events) {
        StoredRollout after = store.append(before, events);
        if (winners.put(after.revision(), events) != null) {
            throw new AssertionError("two appends made revision " + after.revision());
        }
        return after;
    }

    private static void requireStale(StoreException e) {
        if (e.fault() != StoreException.Fault.STALE) {
            throw new AssertionError("refused, but not as stale", e);
        }
    }

    /** Both append at the same moment what they saw in the same revision; who of them was not refused. */
    List<Boolean> race(int round) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(stores.size());
        ExecutorService threads = Executors.newFixedThreadPool(stores.size());
        try {
            List<Callable<Boolean>> programs = stores.stream()
                    .<Callable<Boolean>>map(store -> () -> wins(store, round, start))
                    .toList();
            List<Boolean> won = new ArrayList<>();
            for (Future<Boolean> program : threads.invokeAll(programs)) {
                won.add(program.get());
            }
            return won;
        } finally {
            threads.shutdown();
        }
    }

    private boolean wins(RolloutStore store, int round, CyclicBarrier start)
            throws InterruptedException, BrokenBarrierException {
        StoredRollout before = store.load();
        start.await();
        try {
            kept(store, before, List.of(StoredEvents.errors(round)));
            return true;
        } catch (StoreException e) {
            requireStale(e);
            return false;
        }
    }
}
