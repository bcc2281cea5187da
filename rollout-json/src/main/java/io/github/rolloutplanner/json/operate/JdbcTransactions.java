package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.internal.rows.QueryTimeout;
import io.github.rolloutplanner.operate.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.annotation.Nullable;
import javax.sql.DataSource;

/** Runs work in transactions of its own. A connection is closed as it was, whatever happens. */
final class JdbcTransactions {
    private final DataSource source;
    private final QueryTimeout timeout;

    JdbcTransactions(DataSource source, QueryTimeout timeout) {
        this.source = source;
        this.timeout = timeout;
    }

    /** What the work gives, once it is committed: all of it is there, or nothing. */
    <T> T run(Work<T> work) throws SQLException {
        Connection connection = connection();
        try {
            boolean isAutomatic = connection.getAutoCommit();
            if (isAutomatic) {
                connection.setAutoCommit(false);
            }
            return inTransaction(connection, work, isAutomatic);
        } finally {
            close(connection);
        }
    }

    private Connection connection() throws SQLException {
        Connection connection = opened();
        if (connection == null) {
            throw new StoreException(
                    StoreException.Fault.UNREACHABLE, "The data source gave no connection, but null. Correct it.");
        }
        return connection;
    }

    /** Pools throw what they like. */
    @Nullable
    private Connection opened() throws SQLException {
        try {
            return source.getConnection();
        } catch (RuntimeException e) {
            throw JdbcFailures.unreachable(e);
        }
    }

    private <T> T inTransaction(Connection connection, Work<T> work, boolean isAutomatic) throws SQLException {
        boolean isCommitted = false;
        try {
            T result = work.on(new JdbcSession(connection, timeout));
            commit(connection);
            isCommitted = true;
            return result;
        } finally {
            end(connection, isCommitted, isAutomatic);
        }
    }

    private static void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw JdbcFailures.isConflict(e) ? e : new UnknownOutcome(e);
        }
    }

    /** Where this fails, the connection is cut, so that whoever has it next commits nothing of it. */
    private static void end(Connection connection, boolean isCommitted, boolean isAutomatic) {
        try {
            if (!isCommitted) {
                connection.rollback();
            }
            if (isAutomatic) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException e) {
            abort(connection);
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            // it is closed next
        }
    }

    /** What was done is done. */
    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            // nothing more can be done
        }
    }

    /** Something that is done in a transaction. */
    interface Work<T> {
        T on(JdbcSession session) throws SQLException;
    }

    /** A commit that failed, so that it is not known whether it was one. */
    static final class UnknownOutcome extends SQLException {
        private static final long serialVersionUID = 1L;

        private UnknownOutcome(SQLException failure) {
            super(failure.getMessage(), failure.getSQLState(), failure);
        }

        /** What the driver threw. */
        SQLException failure() {
            return getCause() instanceof SQLException failure ? failure : this;
        }
    }
}
