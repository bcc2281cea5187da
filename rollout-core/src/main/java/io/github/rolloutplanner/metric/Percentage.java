package io.github.rolloutplanner.metric;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.math.BigDecimal;

/**
 * A number of percent: a percentage of the population, a rate, or a change.
 *
 * <p>Any finite number is a percentage; only {@linkplain #isPercentage() percentages} must lie between 0 and 100, and whoever takes
 * one checks that. The resolution is a millionth of a percent, so {@code parse(p.toString())} equals {@code p}.
 *
 * @since 0.1.0
 */
public final class Percentage implements Comparable<Percentage> {
    /** Nothing: 0%. */
    public static final Percentage ZERO = new Percentage(0);
    /** Everything: 100%. */
    public static final Percentage ONE_HUNDRED = new Percentage(100);

    private static final double STEPS_PER_PERCENT = 1e6;

    private final double value;

    private Percentage(double value) {
        this.value = value;
    }

    /**
     * A percentage from its number of percent.
     *
     * @param value the number before the percent sign: {@code 5} is 5%
     * @return the percentage, to the nearest millionth of a percent
     * @throws RolloutException.InvalidValue if the value is not finite or beyond a billion percent
     */
    public static Percentage percent(double value) {
        if (!(Math.abs(value) <= 1e9)) {
            throw new RolloutException.InvalidValue(
                    value + " is no percentage. Give a finite number of percent, such as 5 for 5%.");
        }
        return new Percentage(Math.rint(value * STEPS_PER_PERCENT) / STEPS_PER_PERCENT + 0.0);
    }

    /**
     * A percentage from a fraction.
     *
     * @param fraction the fraction: {@code 0.05} is 5%
     * @return the percentage
     * @throws RolloutException.InvalidValue if the fraction is not finite or beyond ten million
     */
    public static Percentage ofFraction(double fraction) {
        return percent(fraction * 100);
    }

    /**
     * What is left when another percentage is taken away.
     *
     * @param other what is taken away
     * @return the difference
     */
    public Percentage minus(Percentage other) {
        return percent(value - requireNonNull(other, "other").value);
    }

    /**
     * Reads what {@link #toString()} writes, such as {@code 5%} or {@code 0.2 %}.
     *
     * @param text a number and a percent sign
     * @return the percentage
     * @throws RolloutException.InvalidValue if the text is anything else
     */
    public static Percentage parse(String text) {
        String number = requireNonNull(text, "text").endsWith("%")
                ? text.substring(0, text.length() - 1).strip()
                : "";
        try {
            return percent(new BigDecimal(number).doubleValue());
        } catch (NumberFormatException e) {
            throw new RolloutException.InvalidValue(
                    "'" + text + "' is no percentage. Write a number and a percent sign, such as '5%'.", e);
        }
    }

    /**
     * The number before the percent sign.
     *
     * @return 5 for 5%
     */
    public double value() {
        return value;
    }

    /**
     * This percentage as a fraction.
     *
     * @return 0.05 for 5%
     */
    public double fraction() {
        return value / 100;
    }

    /**
     * Whether this can be a part of a whole.
     *
     * @return true from 0% to 100%, both included
     */
    public boolean isPercentage() {
        return value >= 0 && value <= 100;
    }

    @Override
    public int compareTo(Percentage other) {
        return Double.compare(value, other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Percentage that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value);
    }

    /**
     * The percentage as text.
     *
     * @return {@code 5%}, {@code 0.2%}: no exponent, no trailing zeros
     */
    @Override
    public String toString() {
        return Wording.of(value) + "%";
    }
}
