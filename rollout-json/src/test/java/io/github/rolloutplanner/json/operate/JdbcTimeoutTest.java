package io.github.rolloutplanner.json.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.operate.StoreException;
import io.github.rolloutplanner.operate.StoreException.Fault;
import io.github.rolloutplanner.operate.StoredRollout;
import io.github.rolloutplanner.reason.RolloutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A row that a session has locked which hangs. */
class JdbcTimeoutTest {
    private final String table = Database.tableName();

    private JdbcStore store(Database database) {
        return JdbcStore.of(database.source(), "checkout").withTable(table);
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLockedRowIsNotWaitedForForEver(Database database) throws SQLException {
        JdbcStore store = store(database).withTimeout(Duration.ofMillis(500));
        store.createTables();
        StoredRollout stored = store.start(Checkout.START);
        try (Connection hanging = database.source().getConnection();
                Statement lock = hanging.createStatement()) {
            hanging.setAutoCommit(false);
            lock.execute("select * from " + table + " for update");
            StoreException thrown =
                    catchThrowableOfType(StoreException.class, () -> store.append(stored, List.of(Checkout.errors(0))));

            assertThat(thrown)
                    .hasMessageStartingWith(
                            "The rollout 'checkout' cannot be appended to: the database refused it with")
                    .extracting(StoreException::fault)
                    .isEqualTo(Fault.UNREACHABLE);
            assertThat(thrown.getMessage()).containsAnyOf("SQLState 57014", "SQLState HYT00");
            hanging.rollback();
        }
        assertThat(store.load()).isEqualTo(stored);
        assertThat(store.append(stored, List.of(Checkout.errors(0)))).isEqualTo(store.load());
    }

    @Test
    void aTimeOutOfNothingIsRefused() {
        for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatExceptionOfType(RolloutException.InvalidValue.class)
                    .isThrownBy(() -> store(Database.H2).withTimeout(none))
                    .withMessage("No query takes " + none + ". Give a second or more for its time-out.");
        }
    }
}
