package io.github.rolloutplanner.json.operate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Databases that keep rollouts in tests. */
final class Databases {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Databases() {}

    /** A database of its own in memory, as long as the virtual machine runs. */
    static DataSource h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:rollouts" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        source.setUser("sa");
        return source;
    }

    /** The names of tables that no other test uses. */
    static String tableName() {
        return "rollout_" + NUMBER.incrementAndGet();
    }

    static void execute(DataSource source, String statement) {
        try (Connection connection = source.getConnection();
                Statement executed = connection.createStatement()) {
            executed.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
