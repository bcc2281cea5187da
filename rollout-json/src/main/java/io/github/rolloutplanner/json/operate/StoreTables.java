package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.operate.StoredRollout;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of a store.
 *
 * @param rollouts where rollouts are
 * @param log where events are, if they are kept
 */
record StoreTables(RolloutTable rollouts, Optional<EventTable> log) {

    private List<Table> all() {
        return Stream.concat(Stream.of(rollouts.table()), log.map(EventTable::table).stream())
                .toList();
    }

    String ddl() {
        return all().stream().map(table -> table.ddl() + ";").collect(Collectors.joining("\n"));
    }

    /** Makes those that are not there; what the database said against it, which is no failure where another program was faster. */
    Optional<SQLException> create(JdbcTransactions transactions) {
        Optional<SQLException> refused = Optional.empty();
        for (Table table : all()) {
            try {
                transactions.run(table::create);
            } catch (SQLException e) {
                refused = Optional.of(e);
            }
        }
        return refused;
    }

    /** Refuses tables that have not the columns that are needed. */
    boolean require(JdbcSession session) throws SQLException {
        for (Table table : all()) {
            table.require(session);
        }
        return true;
    }

    /** Writes down where a rollout starts. */
    boolean start(JdbcSession session, String id, StoredRollout given) throws SQLException {
        rollouts.insert(session, id, given);
        if (log.isPresent()) {
            log.get().start(session, id, given);
        }
        return true;
    }

    /** Writes down what happened; false where the row is another than before. */
    boolean append(JdbcSession session, String id, StoredRollout before, StoredRollout after, List<RolloutEvent> events)
            throws SQLException {
        if (!rollouts.update(session, id, before, after)) {
            return false;
        }
        if (log.isPresent()) {
            log.get().append(session, id, before, events);
        }
        return true;
    }

    /** What happened, as the log has it. */
    String journal(JdbcSession session, String id) throws SQLException {
        return log.isPresent() ? log.get().journal(session, id) : "";
    }
}
