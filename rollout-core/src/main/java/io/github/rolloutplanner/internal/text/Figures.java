package io.github.rolloutplanner.internal.text;

import java.math.BigDecimal;

/**
 * Numbers as people write them: "1,200", "0.5", "0,5". A comma before three digits groups them, unless what is before it is 0;
 * any other comma is a decimal one.
 */
public final class Figures {
    /** At most fifteen digits: more is nothing that anybody measures. */
    public static final String NUMBER =
            "[1-9]\\d{0,2}(?:,\\d{3}){1,4}(?:\\.\\d{1,9})?(?![\\d.,]*\\d)|\\d{1,15}(?:[.,]\\d{1,9})?";

    private static final String GROUPED = "[1-9]\\d{0,2}(?:,\\d{3})+(?:\\.\\d+)?";

    private Figures() {}

    /**
     * The value of what {@link #NUMBER} matches.
     *
     * @param digits the digits
     * @return the number, to the digits that were given
     */
    public static BigDecimal value(String digits) {
        return new BigDecimal(digits.matches(GROUPED) ? digits.replace(",", "") : digits.replace(',', '.'));
    }
}
