package io.github.rolloutplanner.json.operate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Databases that keep rollouts in tests. */
enum Database {
    /** In memory, as long as the virtual machine runs. */
    H2 {
        @Override
        DataSource source() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:rollouts;DB_CLOSE_DELAY=-1");
            source.setUser("sa");
            source.setPassword("");
            return source;
        }
    },
    /** A server of its own. */
    POSTGRES {
        @Override
        DataSource source() {
            return RealPostgres.source();
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Where connections come from, each a new one. */
    abstract DataSource source();

    /** The name of a table that no other test uses. */
    static String tableName() {
        return "rollout_" + NUMBER.incrementAndGet();
    }

    /** Does something by hand; how many rows it changed. */
    int execute(String statement) {
        try (Connection connection = source().getConnection();
                Statement executed = connection.createStatement()) {
            executed.execute(statement);
            return executed.getUpdateCount();
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }

    /** The text of the first row. */
    String text(String query) {
        try (Connection connection = source().getConnection();
                Statement executed = connection.createStatement();
                ResultSet found = executed.executeQuery(query)) {
            found.next();
            return found.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }
}
