package io.github.rolloutplanner.json.operate;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A database one of whose calls throws, with a text that must not be shown. */
final class FaultyDatabase {
    static final String PASSWORD = "hunter2-s3cret";
    static final String URL = "jdbc:postgresql://db.internal:5432/rollouts";

    private static final List<Class<?>> WRAPPED = List.of(
            Connection.class, PreparedStatement.class, Statement.class, ResultSet.class, ResultSetMetaData.class);

    private final DataSource real;
    private final int at;
    private final boolean isAfter;
    private final Optional<String> state;
    private final List<Connection> opened = new ArrayList<>();
    private Optional<String> thrower = Optional.empty();
    private int calls;

    /** Throws at one call, before or after it is done. */
    FaultyDatabase(DataSource real, int at, boolean isAfter, Optional<String> state) {
        this.real = real;
        this.at = at;
        this.isAfter = isAfter;
        this.state = state;
    }

    DataSource source() {
        return wrapped(DataSource.class, real);
    }

    /** Whether the call that throws was reached. */
    boolean hasThrown() {
        return calls >= at;
    }

    /** Whether the call that throws has kept a connection from being closed by whoever took it. */
    boolean keepsAConnection() {
        return thrower.filter(isAfter ? "getConnection"::equals : "Connection.close"::equals)
                .isPresent();
    }

    /** The connections that were taken. */
    List<Connection> opened() {
        return opened;
    }

    private <T> T wrapped(Class<T> type, Object target) {
        InvocationHandler calling = (proxy, method, arguments) -> call(target, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calling));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        calls++;
        int call = calls;
        if (call == at) {
            thrower = Optional.of(name(target, method));
        }
        if (call == at && !isAfter) {
            throw failure();
        }
        Object result = invoked(target, method, arguments);
        if (result instanceof Connection connection) {
            opened.add(connection);
        }
        if (call == at) {
            throw failure();
        }
        return Stream.of(method.getReturnType())
                .filter(WRAPPED::contains)
                .findFirst()
                .<Object>map(type -> wrapped(type, result))
                .orElse(result);
    }

    private static String name(Object target, Method method) {
        return target instanceof Connection ? "Connection." + method.getName() : method.getName();
    }

    private static Object invoked(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private SQLException failure() {
        return new SQLException("Connection to " + URL + "?password=" + PASSWORD + " was lost", state.orElse(null));
    }

    /** Everything that an exception shows, with what is behind and beside it. */
    static String shownBy(Throwable thrown) {
        StringWriter shown = new StringWriter();
        thrown.printStackTrace(new PrintWriter(shown));
        return shown.toString();
    }
}
