package io.github.rolloutplanner.json.operate;

import java.sql.Types;
import java.util.Set;

/**
 * A column that a store needs.
 *
 * @param name its name
 * @param type its type where the store makes the table
 * @param known the JDBC types that serve
 */
record Column(String name, String type, Set<Integer> known) {
    private static final Set<Integer> NUMBERS = Set.of(Types.BIGINT, Types.NUMERIC, Types.DECIMAL);
    private static final Set<Integer> TEXTS =
            Set.of(Types.VARCHAR, Types.NVARCHAR, Types.LONGVARCHAR, Types.LONGNVARCHAR, Types.CLOB, Types.NCLOB);

    static Column number(String name) {
        return new Column(name, "bigint not null", NUMBERS);
    }

    static Column text(String name, String type) {
        return new Column(name, type + " not null", TEXTS);
    }

    String definition() {
        return name + " " + type;
    }
}
