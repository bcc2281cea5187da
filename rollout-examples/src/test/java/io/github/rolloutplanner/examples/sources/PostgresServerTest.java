package io.github.rolloutplanner.examples.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
    @Test
    void runsAlsoWhereRootMayNotMakeAUserNamespace() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "Only root has to become another user.");
        PostgresServer.start().close(); // unpacks it
        try (PostgresServer server = PostgresServer.asNobody();
                Connection connection = server.open()) {
            assertThat(connection.isValid(10)).isTrue();
        }
    }
}
