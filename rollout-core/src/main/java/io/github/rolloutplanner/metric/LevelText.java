package io.github.rolloutplanner.metric;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * Reads levels that people wrote: {@code 0.5%}, {@code 2.0s}, {@code 10/hour}, {@code 2x baseline}, {@code +10%}.
 */
final class LevelText {
    /** At most nine digits before the point and after it: more is no level of anything measured. */
    private static final String NUMBER = "(\\d{1,3}(?:,\\d{3}){1,2}|\\d{1,9}(?:\\.\\d{1,9})?)";

    private static final Pattern MULTIPLE =
            Pattern.compile(NUMBER + "\\s*(?:x|×|times)\\s*(?:the\\s+)?baseline", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANGE = Pattern.compile("([+-])\\s*" + NUMBER + "\\s*%");
    private static final Pattern QUANTITY = Pattern.compile(NUMBER + "\\s*([^\\d\\s].*)?");

    private LevelText() {}

    /** The meaning of a wording, however it is spaced; nothing where it is not understood. */
    static Optional<Level> read(String text) {
        String words = requireNonNull(text, "text").strip();
        Matcher multiple = MULTIPLE.matcher(words);
        if (multiple.matches()) {
            return Optional.of(Level.timesBaseline(number(multiple.group(1)).doubleValue()));
        }
        Matcher change = CHANGE.matcher(words);
        if (change.matches()) {
            double size = number(change.group(2)).doubleValue();
            return Optional.of(Level.changeOf(Percentage.percent(change.group(1).equals("-") ? -size : size)));
        }
        Matcher quantity = QUANTITY.matcher(words);
        return quantity.matches()
                ? Optional.of(new Quantity(number(quantity.group(1)), unit(quantity.group(2))))
                : Optional.empty();
    }

    private static BigDecimal number(String digits) {
        return new BigDecimal(digits.replace(",", ""));
    }

    private static String unit(@Nullable String words) {
        return words == null ? "" : words.strip();
    }
}
