package io.github.rolloutplanner.operate.sql;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.regex.Pattern;

/** Names that can stand in a query, and conditions that fill their place. */
final class SqlNames {
    private static final int MOST_CHARACTERS = 1_000;
    private static final String PART = "(?:[A-Za-z_][A-Za-z0-9_$]*|\"[^\"\\x00]+\"|`[^`\\x00]+`)";
    private static final String NAME = PART + "(?:\\." + PART + ")*";
    private static final String ARGUMENTS = "(?:'[^']*+'|[A-Za-z0-9_ ,=.\\[\\]])*+";
    private static final Pattern COLUMN = Pattern.compile(PART);
    private static final Pattern TABLE = Pattern.compile(NAME);
    private static final Pattern FUNCTION = Pattern.compile(NAME + "\\(" + ARGUMENTS + "\\)");

    private SqlNames() {}

    static String column(String name, String parameter) {
        return require(
                COLUMN.matcher(bounded(name, parameter)).matches(),
                name,
                "no column. Give a name, quoted if it has to be.");
    }

    static String table(String name, String parameter) {
        String bounded = bounded(name, parameter);
        boolean isTable =
                TABLE.matcher(bounded).matches() || FUNCTION.matcher(bounded).matches();
        return require(
                isTable,
                name,
                "no table. Give a name such as shop.events, or a function with constants such as read_parquet('events/*.parquet').");
    }

    static String expression(String sql, String parameter) {
        return require(!requireNonNull(sql, parameter).isBlank(), sql, "no condition or value. Give one in SQL.");
    }

    private static String bounded(String name, String parameter) {
        return requireNonNull(name, parameter).length() <= MOST_CHARACTERS ? name : "";
    }

    private static String require(boolean isFine, String text, String advice) {
        if (!isFine) {
            String shown = text.length() <= 80 ? text : text.substring(0, 80) + "...";
            throw new RolloutException.InvalidValue("'" + Legible.escaped(shown) + "' is " + advice);
        }
        return text;
    }
}
