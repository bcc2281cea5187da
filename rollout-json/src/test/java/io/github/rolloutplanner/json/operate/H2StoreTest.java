package io.github.rolloutplanner.json.operate;

import javax.sql.DataSource;

class H2StoreTest extends JdbcStoreContract {
    private static final DataSource SOURCE = Databases.h2();

    @Override
    DataSource source() {
        return SOURCE;
    }
}
