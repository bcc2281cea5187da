package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.contract.RolloutStoreContract;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.operate.RolloutStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class JournalStoreContractTest {

    @Nested
    class WithAllLines extends JournalContract {
        @Override
        JournalStore store(Path path) {
            return JournalStore.of(path);
        }
    }

    @Nested
    class CompactedAtEachLine extends JournalContract {
        @Override
        JournalStore store(Path path) {
            return JournalStore.of(path).compactedAbove(1);
        }
    }

    /** Each store has a file of its own. */
    abstract static class JournalContract extends RolloutStoreContract {
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
}
