package io.github.rolloutplanner.operate.sql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Opens connections, where there is no {@link javax.sql.DataSource}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ConnectionSupplier {

    /**
     * Opens a connection, which is closed after one query.
     *
     * @return a new connection, or one of a pool
     * @throws SQLException if there is none; its text is shown to no person
     */
    Connection open() throws SQLException;
}
