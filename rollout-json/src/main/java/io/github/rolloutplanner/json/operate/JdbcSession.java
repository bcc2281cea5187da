package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.internal.rows.QueryTimeout;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A connection in a transaction, whose statements do not wait for ever for a row that another session has locked.
 *
 * @param connection where they are executed
 * @param timeout how long each may take
 */
record JdbcSession(Connection connection, QueryTimeout timeout) {

    PreparedStatement prepare(String sql) throws SQLException {
        return timed(connection.prepareStatement(sql));
    }

    Statement statement() throws SQLException {
        return timed(connection.createStatement());
    }

    private <T extends Statement> T timed(T statement) throws SQLException {
        try {
            timeout.set(statement);
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }
}
