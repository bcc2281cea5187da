package io.github.rolloutplanner.internal.text;

import java.util.Optional;

/**
 * What a text of strangers may be. The one place that says so, for changes and documents alike.
 *
 * @since 0.1.0
 */
public enum TextBound {
    /** What people call something. It stands in every sentence about it, and in a column of a dashboard. */
    NAME(200, false),
    /** The name of a metric, or of what is measured of it for one variant: two names and what stands between them. */
    SERIES(2 * 200 + 3, false),
    /** What people say in sentences: a description, a reason, a procedure. Longer ones belong where a link leads. */
    SENTENCES(10_000, true),
    /** What the library writes from the others, as long as there are many of them. */
    DERIVED(Integer.MAX_VALUE, true);

    private static final int SHOWN = 40;

    private final int longest;
    private final boolean hasLines;

    TextBound(int longest, boolean hasLines) {
        this.longest = longest;
        this.hasLines = hasLines;
    }

    /**
     * Returns the longest such text.
     *
     * @return how many characters (code points) it has at most
     */
    public int longest() {
        return longest;
    }

    /**
     * Finds what is wrong with a text.
     *
     * @param text any text
     * @return what was found, and what to do; nothing if all is well
     */
    public Optional<Fault> fault(String text) {
        if (text.length() > longest && text.codePointCount(0, text.length()) > longest) {
            return Optional.of(tooLong(text));
        }
        int hidden = Legible.firstHidden(text, hasLines);
        return hidden < 0 ? Optional.empty() : Optional.of(hidden(text, text.codePointAt(hidden)));
    }

    /**
     * As much of a text as may be kept.
     *
     * @param text any text
     * @return its start, of at most {@link #longest()} characters
     */
    public String kept(String text) {
        return text.length() <= longest || text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest));
    }

    private Fault tooLong(String text) {
        return new Fault(
                "'" + start(text) + "' has " + Wording.of(text.codePointCount(0, text.length())) + " characters.",
                "Give at most " + Wording.of(longest) + ".");
    }

    private Fault hidden(String text, int hidden) {
        String lines = hasLines ? " but ends of lines and tabulators" : "";
        return new Fault(
                String.format("'%s' has U+%04X, which nobody sees.", start(text), hidden),
                "Give text without controls and other hidden characters" + lines + ".");
    }

    private static String start(String text) {
        int end = text.offsetByCodePoints(0, Math.min(SHOWN, text.codePointCount(0, text.length())));
        return Legible.escaped(text.substring(0, end)) + (end < text.length() ? "..." : "");
    }

    /**
     * What is wrong with a text.
     *
     * @param found what was found
     * @param advice what to do
     * @since 0.1.0
     */
    public record Fault(String found, String advice) {
        /**
         * Returns the fault as one line.
         *
         * @return what was found and what to do
         */
        @Override
        public String toString() {
            return found + " " + advice;
        }
    }
}
