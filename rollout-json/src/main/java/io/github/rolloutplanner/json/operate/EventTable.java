package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.json.JournalException;
import io.github.rolloutplanner.json.JournalLine;
import io.github.rolloutplanner.json.RolloutJournal;
import io.github.rolloutplanner.operate.StoreException;
import io.github.rolloutplanner.operate.StoreException.Fault;
import io.github.rolloutplanner.operate.StoredRollout;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table of what happened: each event is a row with its line of a journal. */
final class EventTable {
    static final String DEFAULT_NAME = "rollout_planner_event";

    private static final long START = 1;

    private final TableName name;

    EventTable(TableName name) {
        this.name = name;
    }

    Table table() {
        return new Table(
                name, List.of(RolloutTable.ID, Column.number("revision"), Column.text("line", "text")), "id, revision");
    }

    /** Writes down what happened. Where what happened before was not, the journal starts with what had become of it. */
    void append(JdbcSession session, String id, StoredRollout before, List<RolloutEvent> events) throws SQLException {
        JournalLine line = last(session, id, before);
        long revision = before.revision();
        try (PreparedStatement insert = insert(session)) {
            for (RolloutEvent event : events) {
                line = line.then(event);
                revision++;
                set(insert, id, revision, line);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private JournalLine last(JdbcSession session, String id, StoredRollout before) throws SQLException {
        try (PreparedStatement select =
                session.prepare("select line from " + name + " where id = ? and revision = ?")) {
            select.setString(1, id);
            select.setLong(2, before.revision());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? read(found.getString(1), id, before.revision()) : start(session, id, before);
            }
        }
    }

    /** Writes down where a rollout starts. */
    JournalLine start(JdbcSession session, String id, StoredRollout stored) throws SQLException {
        JournalLine line = RolloutJournal.start(stored.rollout());
        try (PreparedStatement insert = insert(session)) {
            set(insert, id, stored.revision(), line);
            insert.executeUpdate();
        }
        return line;
    }

    private PreparedStatement insert(JdbcSession session) throws SQLException {
        return session.prepare("insert into " + name + " (id, revision, line) values (?, ?, ?)");
    }

    private static void set(PreparedStatement insert, String id, long revision, JournalLine line) throws SQLException {
        insert.setString(1, id);
        insert.setLong(2, revision);
        insert.setString(3, line.text().stripTrailing());
    }

    /** The lines from the last start on. */
    String journal(JdbcSession session, String id) throws SQLException {
        List<JournalLine> lines = new ArrayList<>();
        try (PreparedStatement select =
                session.prepare("select line, revision from " + name + " where id = ? order by revision")) {
            select.setString(1, id);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    JournalLine line = read(found.getString(1), id, found.getLong(2));
                    if (line.number() == START) {
                        lines.clear();
                    }
                    lines.add(line);
                }
            }
        }
        StringBuilder journal = new StringBuilder();
        lines.forEach(line -> journal.append(line.text()));
        return journal.toString();
    }

    private JournalLine read(String line, String id, long revision) {
        try {
            return JournalLine.read(line);
        } catch (JournalException e) {
            throw new StoreException(
                    Fault.DAMAGED,
                    "In the table " + name + ", the line of revision " + revision + " of '" + id
                            + "' is not as it was written. Restore it from a backup, or delete it: then the log starts anew"
                            + " with the rollout as it is.",
                    e);
        }
    }
}
