package io.github.rolloutplanner.json.operate;

import javax.sql.DataSource;

class PostgresStoreTest extends JdbcStoreContract {
    @Override
    DataSource source() {
        return Database.POSTGRES.source();
    }
}
