package io.github.rolloutplanner.examples.sources;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark in this process as a connection, of as much of JDBC as a source calls. */
final class SparkConnection {
    private SparkConnection() {}

    static Connection of(SparkSession session) {
        return made(Connection.class, Map.of("createStatement", arguments -> statement(session)));
    }

    private static Statement statement(SparkSession session) {
        return made(Statement.class, Map.of("executeQuery", arguments -> rows(session.sql((String) arguments[0]))));
    }

    private static ResultSet rows(Dataset<Row> answer) {
        List<Row> rows = answer.collectAsList();
        int[] at = {-1};
        return made(
                ResultSet.class,
                Map.of(
                        "next", arguments -> ++at[0] < rows.size(),
                        "getObject", arguments -> rows.get(at[0]).get((int) arguments[0] - 1),
                        "getMetaData", arguments -> columns(answer.columns())));
    }

    private static ResultSetMetaData columns(String[] names) {
        return made(
                ResultSetMetaData.class,
                Map.of(
                        "getColumnCount", arguments -> names.length,
                        "getColumnLabel", arguments -> names[(int) arguments[0] - 1]));
    }

    private static <T> T made(Class<T> type, Map<String, Answer> answers) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (answers.containsKey(method.getName())) {
                return answers.get(method.getName()).to(arguments);
            }
            if (method.getReturnType() == void.class) {
                return null;
            }
            throw new SQLFeatureNotSupportedException(method.getName());
        };
        return type.cast(
                Proxy.newProxyInstance(SparkConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private interface Answer {
        Object to(Object[] arguments);
    }
}
