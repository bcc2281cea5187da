package io.github.rolloutplanner.operate.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayDeque;
import java.util.Deque;

/** A transaction that only reads. Whatever happens, its connection goes back as it came, or is cut: a pool hands it on. */
final class ReadTransaction implements AutoCloseable {
    private final Connection connection;
    private final Deque<Step> back = new ArrayDeque<>();

    ReadTransaction(Connection connection) {
        this.connection = connection;
    }

    /** In a transaction, without which some heed it not; some can be told so of the whole database alone, by whoever opens it. */
    Connection begin() throws SQLException {
        if (connection.getAutoCommit()) {
            back.push(() -> connection.setAutoCommit(true));
            connection.setAutoCommit(false);
        }
        if (!connection.isReadOnly()) {
            letOnlyRead();
        }
        return connection;
    }

    private void letOnlyRead() throws SQLException {
        back.push(() -> connection.setReadOnly(false));
        try {
            connection.setReadOnly(true);
        } catch (SQLFeatureNotSupportedException e) {
            back.pop(); // what a query changes nevertheless is rolled back
        }
    }

    /** What was read is read: nothing that fails here is told. */
    @Override
    public void close() {
        try {
            connection.rollback();
            for (Step step : back) {
                step.run();
            }
        } catch (SQLException | RuntimeException e) {
            quietly(() -> connection.abort(Runnable::run));
        }
        quietly(connection::close);
    }

    private static void quietly(Step step) {
        try {
            step.run();
        } catch (SQLException | RuntimeException e) {
            // nothing more can be done
        }
    }

    /** Something that a driver may refuse. */
    private interface Step {
        void run() throws SQLException;
    }
}
