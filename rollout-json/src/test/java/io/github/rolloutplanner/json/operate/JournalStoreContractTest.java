package io.github.rolloutplanner.json.operate;

import java.nio.file.Path;

class JournalStoreContractTest extends JournalStoreContract {
    @Override
    JournalStore store(Path path) {
        return JournalStore.of(path);
    }
}
