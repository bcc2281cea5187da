package io.github.rolloutplanner.internal.rows;

import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.operate.SourceException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The numbers of one row, of whatever type a database has or as text.
 *
 * @param row the row
 * @param of whose they are, for messages
 */
record Cells(Row row, String of) {
    /** Powers of ten beyond all doubles lead nowhere, but take forever. */
    private static final int MOST_DIGITS = 400;

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    /** A whole number from zero on. */
    long count(Column column) {
        BigDecimal number = exact(column);
        if (number.signum() < 0) {
            throw wrong(column, "is below zero", "Count from zero on.");
        }
        if (number.stripTrailingZeros().scale() > 0) {
            throw wrong(column, "is no whole number", "Count, without averages or weights.");
        }
        if (number.compareTo(MOST) > 0) {
            throw wrong(column, "is more than " + Long.MAX_VALUE, "Give a shorter window.");
        }
        return number.longValueExact();
    }

    /** A number to all of its digits. */
    BigDecimal number(Column column) {
        BigDecimal number = exact(column);
        if (number.signum() < 0 && !column.isSigned()) {
            throw wrong(column, "is below zero", "Give zero or more.");
        }
        if (!Double.isFinite(number.doubleValue())) {
            throw wrong(column, "is beyond all measure", "Give it in a larger unit.");
        }
        return number;
    }

    private BigDecimal exact(Column column) {
        Object value = row.cells().get(column.title());
        if (value == null) {
            throw new SourceException(at(column) + " has no value. Give a number, such as coalesce(sum(x), 0).");
        }
        BigDecimal number = decimal(column, value);
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            throw new SourceException(
                    at(column) + " has more than " + MOST_DIGITS + " digits. Give a number that is rounded.");
        }
        return number;
    }

    private BigDecimal decimal(Column column, Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (value instanceof Double || value instanceof Float) {
            return ofDouble(column, ((Number) value).doubleValue());
        }
        return value instanceof Number whole ? BigDecimal.valueOf(whole.longValue()) : parsed(column, value.toString());
    }

    private BigDecimal ofDouble(Column column, double value) {
        if (!Double.isFinite(value)) {
            throw wrong(column, "is no number", "Leave out what is none before adding up.");
        }
        return new BigDecimal(value);
    }

    private BigDecimal parsed(Column column, String text) {
        try {
            if (text.length() <= MOST_DIGITS) {
                return new BigDecimal(text);
            }
        } catch (NumberFormatException e) {
            // said below, with its place
        }
        throw wrong(column, "is no number", "Give digits, such as 1200 or 0.25.");
    }

    /** What contradicts another number of the row. */
    SourceException wrong(Column column, String what, String advice) {
        return new SourceException(at(column) + " has " + shown(column) + ", which " + what + ". " + advice);
    }

    private String shown(Column column) {
        String text = String.valueOf(row.cells().get(column.title()));
        return Legible.escaped(text.length() <= 40 ? text : text.substring(0, 40) + "...");
    }

    private String at(Column column) {
        return of + ": the column '" + column.title() + "'";
    }
}
