package io.github.rolloutplanner.json.operate;

import io.github.rolloutplanner.operate.StoreException;
import io.github.rolloutplanner.operate.StoreException.Fault;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that a store needs.
 *
 * @param name its name
 * @param columns its columns; it may have others, if the database fills them
 * @param key the columns of its primary key
 */
record Table(TableName name, List<Column> columns, String key) {
    private static final String INDENT = "  ";

    /** The statement that makes it, for H2 and PostgreSQL. */
    String ddl() {
        return Stream.concat(columns.stream().map(Column::definition), Stream.of("primary key (" + key + ")"))
                .collect(Collectors.joining(
                        ",\n" + INDENT, "create table if not exists " + name + " (\n" + INDENT, "\n)"));
    }

    boolean create(JdbcSession session) throws SQLException {
        try (Statement statement = session.statement()) {
            return statement.execute(ddl());
        }
    }

    /** Refuses a table that has not the columns that are needed. */
    void require(JdbcSession session) throws SQLException {
        Map<String, Integer> found = found(session);
        List<String> faults = new ArrayList<>();
        for (Column column : columns) {
            Integer type = found.get(column.name());
            if (type == null) {
                faults.add("no column " + column.name());
            } else if (!column.known().contains(type)) {
                faults.add("a column " + column.name() + " of another type than " + column.type());
            }
        }
        if (!faults.isEmpty()) {
            throw new StoreException(
                    Fault.DAMAGED,
                    "The table " + name + " has " + String.join(", and ", faults) + "; its columns are "
                            + found.keySet() + ". Give the store another name, or a table that was made by:\n" + ddl());
        }
    }

    private Map<String, Integer> found(JdbcSession session) throws SQLException {
        Map<String, Integer> found = new TreeMap<>();
        try (PreparedStatement none = session.prepare("select * from " + name + " where 1 = 0");
                ResultSet result = none.executeQuery()) {
            ResultSetMetaData columnsOfIt = result.getMetaData();
            for (int at = 1; at <= columnsOfIt.getColumnCount(); at++) {
                found.put(lowerCase(columnsOfIt.getColumnName(at)), columnsOfIt.getColumnType(at));
            }
        }
        return found;
    }

    /** Names without quotes are of either case. */
    private static String lowerCase(String column) {
        return column.toLowerCase(Locale.ROOT);
    }
}
