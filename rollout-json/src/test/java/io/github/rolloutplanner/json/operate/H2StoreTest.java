package io.github.rolloutplanner.json.operate;

import javax.sql.DataSource;

class H2StoreTest extends JdbcStoreContract {
    @Override
    DataSource source() {
        return Database.H2.source();
    }
}
