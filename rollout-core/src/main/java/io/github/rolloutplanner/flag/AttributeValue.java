package io.github.rolloutplanner.flag;

import javax.annotation.Nullable;

/**
 * What an attribute can be: a text, a number, a boolean, a single value such as an id or a time by its text, or something of which
 * is only known that it is there.
 */
final class AttributeValue {
    private static final double LARGEST_EXACT = 1L << 53;

    private AttributeValue() {}

    /** A value as it is kept: a text or boolean as it is, a whole number with its text, and nothing that could change. */
    static Object kept(Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return kept(number);
        }
        return isText(value) ? value.toString() : Other.PRESENT;
    }

    private static Object kept(Number number) {
        return isWhole(number) ? new WholeNumber(number.longValue()) : (Object) number.doubleValue();
    }

    private static boolean isWhole(Number number) {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return true;
        }
        double value = number.doubleValue();
        return value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT;
    }

    /** A text, or a single value that is told by its text: an id, a character, a constant, a time. */
    private static boolean isText(Object value) {
        boolean isSingle = value instanceof Comparable<?> && !(value instanceof Number) && !(value instanceof Boolean);
        return value instanceof CharSequence || (isSingle && !(value instanceof Other));
    }

    /** The value if it is a text. */
    @Nullable
    static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        return value != null && isText(value) ? value.toString() : null;
    }

    /** The value if it is a number, or no number. */
    static double number(@Nullable Object value) {
        if (value instanceof WholeNumber number) {
            return number.value;
        }
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** The value if it is a text that is not empty, or a whole number. */
    @Nullable
    static String key(@Nullable Object value) {
        if (value instanceof WholeNumber number) {
            return number.text;
        }
        if (value instanceof Number number) {
            return isWhole(number) ? Long.toString(number.longValue()) : null;
        }
        String text = text(value);
        return text == null || text.isEmpty() ? null : text;
    }

    /** A value that nothing compares. */
    private enum Other {
        PRESENT
    }

    /** A whole number with its text, so that none is made when it is hashed. */
    private static final class WholeNumber {
        private final long value;
        private final String text;

        WholeNumber(long value) {
            this.value = value;
            this.text = Long.toString(value);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof WholeNumber number && value == number.value;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(value);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
