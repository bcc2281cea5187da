package io.github.rolloutplanner.json.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.contract.RolloutStoreContract;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.RolloutJournal;
import io.github.rolloutplanner.operate.RolloutStore;
import io.github.rolloutplanner.operate.StoredRollout;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What a store owes in a database: also that the log of events tells the same as the row. */
abstract class JdbcStoreContract extends RolloutStoreContract {
    private final Map<RolloutStore, String> ids = new HashMap<>();
    private final String table = Database.tableName();

    /** The database. */
    abstract DataSource source();

    private JdbcStore store(String id) {
        return JdbcStore.of(source(), id).withTable(table).withEventLog(table + "_event");
    }

    @BeforeEach
    void create() {
        store("any").createTables();
    }

    @Override
    protected RolloutStore started(RunningRollout rollout) {
        String id = "checkout \uD83D\uDED2 " + ids.size();
        JdbcStore store = store(id);
        store.start(rollout);
        ids.put(store, id);
        return store;
    }

    @Override
    protected RolloutStore again(RolloutStore store) {
        return store(ids.get(store));
    }

    @AfterEach
    void theLogTellsWhatTheRowKeeps() {
        ids.values().forEach(id -> {
            StoredRollout kept = store(id).load();
            RolloutJournal.Replay replay = RolloutJournal.replay(store(id).journal());

            assertThat(replay.rollout()).isEqualTo(kept.rollout());
            assertThat(replay.last().number()).isEqualTo(kept.revision());
        });
    }
}
