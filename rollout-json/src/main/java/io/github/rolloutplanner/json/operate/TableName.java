package io.github.rolloutplanner.json.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.regex.Pattern;

/**
 * The name of a table, as it may stand in a statement without quotes.
 *
 * @param text the name, with its schema before it where it needs one
 */
record TableName(String text) {
    private static final int LONGEST_PART = 63;
    private static final String PART = "[A-Za-z_][A-Za-z0-9_]{0," + (LONGEST_PART - 1) + "}";
    private static final Pattern NAME = Pattern.compile(PART + "(\\." + PART + "){0,2}");

    TableName {
        if (!NAME.matcher(requireNonNull(text, "table")).matches()) {
            throw new RolloutException.InvalidValue(
                    "'" + Legible.escaped(text) + "' is no name of a table here. Give letters, digits and"
                            + " underscores, at most " + LONGEST_PART
                            + ", with a schema and a dot before them where it needs one,"
                            + " such as ops.rollouts.");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
