package io.github.rolloutplanner.json.operate;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;

/** A PostgreSQL server, one for all tests of a virtual machine; it ends with it. */
final class RealPostgres {
    private RealPostgres() {}

    /** Where connections come from, each a new one. */
    static DataSource source() {
        return Server.RUNNING.getPostgresDatabase();
    }

    /** Started at the first use. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL did not start.", e);
            }
        }
    }
}
