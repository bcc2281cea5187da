package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.Observation;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/** The ports of a world, each of which can be made to fail. */
final class Faults implements ObservationSource, Actuator, Notifier, RolloutStore {
    private final World world;
    UnaryOperator<Observation> brought = UnaryOperator.identity();
    Exception ofSource;
    Exception ofActuator;
    Exception ofReadBack;
    Exception ofNotifier;
    volatile StoreException ofStore;
    StoreException ofAppend;
    int called;

    Faults(World world) {
        this.world = world;
    }

    RolloutController controller() {
        return RolloutController.of(this, this, this, this);
    }

    @Override
    public List<Observation> observe(FeedRequest request) throws Exception {
        fail(ofSource);
        return world.observe(request).stream().map(brought).toList();
    }

    @Override
    public void apply(RunningRollout rollout) throws Exception {
        fail(ofActuator);
        world.apply(rollout);
    }

    @Override
    public Shown readBack(RunningRollout rollout) throws Exception {
        fail(ofReadBack);
        return world.readBack(rollout);
    }

    @Override
    public void call(Notice notice) throws Exception {
        called++;
        fail(ofNotifier);
        world.call(notice);
    }

    @Override
    public StoredRollout load() {
        if (ofStore != null) {
            throw ofStore;
        }
        return world.load();
    }

    @Override
    public StoredRollout append(StoredRollout before, List<RolloutEvent> events) {
        StoreException failure = ofStore == null ? ofAppend : ofStore;
        if (failure != null) {
            throw failure;
        }
        return world.append(before, events);
    }

    private static void fail(Exception failure) throws Exception {
        if (failure != null) {
            throw failure;
        }
    }

    static IOException withPassword() {
        return new IOException("GET https://admin:hunter2@metrics.example/api failed");
    }
}
