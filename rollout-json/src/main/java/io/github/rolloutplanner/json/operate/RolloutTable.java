package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.json.RunningRolloutJson;
import io.github.rolloutplanner.operate.StoredRollout;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The table of rollouts: a row each. */
final class RolloutTable {
    static final String DEFAULT_NAME = "rollout_planner_rollout";

    /** Of ids: twice as many as there may be characters, where a database counts those beyond 16 bits as two. */
    static final Column ID = Column.text("id", "varchar(400)");

    private final TableName name;

    RolloutTable(TableName name) {
        this.name = name;
    }

    Table table() {
        return new Table(
                name,
                List.of(
                        ID,
                        Column.number("revision"),
                        Column.text("fingerprint", "varchar(64)"),
                        Column.text("document", "text")),
                "id");
    }

    Optional<RolloutRow> select(JdbcSession session, String id) throws SQLException {
        try (PreparedStatement select =
                session.prepare("select revision, fingerprint, document from " + name + " where id = ?")) {
            select.setString(1, id);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new RolloutRow(found.getLong(1), text(found, 2), text(found, 3)))
                        : Optional.empty();
            }
        }
    }

    /** Null, in a table that was made without that rule, is no document. */
    private static String text(ResultSet found, int column) throws SQLException {
        String text = found.getString(column);
        return text == null ? "" : text;
    }

    void insert(JdbcSession session, String id, StoredRollout stored) throws SQLException {
        try (PreparedStatement insert =
                session.prepare("insert into " + name + " (id, revision, fingerprint, document) values (?, ?, ?, ?)")) {
            insert.setString(1, id);
            insert.setLong(2, stored.revision());
            insert.setString(3, Plans.fingerprint(stored));
            insert.setString(4, RunningRolloutJson.write(stored.rollout()));
            insert.executeUpdate();
        }
    }

    /** Whether the row was as it is expected to be. A rollout that stayed as it was is not written anew. */
    boolean update(JdbcSession session, String id, StoredRollout before, StoredRollout after) throws SQLException {
        return after.rollout().equals(before.rollout())
                ? updateRevision(session, id, before, after)
                : updateAll(session, id, before, after);
    }

    private boolean updateRevision(JdbcSession session, String id, StoredRollout before, StoredRollout after)
            throws SQLException {
        try (PreparedStatement update = session.prepare(
                "update " + name + " set revision = ? where id = ? and revision = ? and fingerprint = ?")) {
            update.setLong(1, after.revision());
            return isDone(update, 2, id, before);
        }
    }

    private boolean updateAll(JdbcSession session, String id, StoredRollout before, StoredRollout after)
            throws SQLException {
        try (PreparedStatement update = session.prepare(
                "update " + name
                        + " set revision = ?, document = ?, fingerprint = ? where id = ? and revision = ? and fingerprint = ?")) {
            update.setLong(1, after.revision());
            update.setString(2, RunningRolloutJson.write(after.rollout()));
            update.setString(3, Plans.fingerprint(after));
            return isDone(update, 4, id, before);
        }
    }

    private static boolean isDone(PreparedStatement update, int first, String id, StoredRollout before)
            throws SQLException {
        update.setString(first, id);
        update.setLong(first + 1, before.revision());
        update.setString(first + 2, Plans.fingerprint(before));
        return update.executeUpdate() == 1;
    }

    @Override
    public String toString() {
        return "The table " + name;
    }
}
