package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.contract.RolloutStoreContract;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.operate.RolloutStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** What a store owes in a file; each store has one of its own. */
abstract class JournalStoreContract extends RolloutStoreContract {
    private final Map<RolloutStore, Path> paths = new HashMap<>();

    @TempDir
    private Path folder;

    abstract JournalStore store(Path path);

    @Override
    protected RolloutStore started(RunningRollout rollout) {
        Path path = folder.resolve(paths.size() + ".journal");
        JournalStore store = store(path);
        store.start(rollout);
        paths.put(store, path);
        return store;
    }

    @Override
    protected RolloutStore again(RolloutStore store) {
        return store(paths.get(store));
    }
}
