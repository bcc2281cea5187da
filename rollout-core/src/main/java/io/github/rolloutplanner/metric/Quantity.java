package io.github.rolloutplanner.metric;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;

/**
 * A number with its unit: {@code 0.2%}, {@code 850ms}, {@code 5.5 min/session}, {@code 10/hour}.
 *
 * <p>Like {@link BigDecimal}, two quantities are equal when they are written alike: {@code 2.0s} is not {@code 2s}, though
 * neither is more than the other.
 *
 * @param number the number, to the digits that were given
 * @param unit the unit; empty for a plain number
 * @since 0.1.0
 */
public record Quantity(BigDecimal number, String unit) implements Level {
    private static final String PERCENT = "%";
    private static final int MOST_DIGITS = 350;
    private static final MathContext COMPUTED_DIGITS = new MathContext(10);

    /**
     * Refuses missing parts.
     *
     * @throws RolloutException.InvalidValue if the number has more than 350 digits before or after its point
     */
    public Quantity {
        requireNonNull(number, "number");
        requireNonNull(unit, "unit");
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new RolloutException.InvalidValue("A number of " + number.precision() + " digits and a scale of "
                    + number.scale() + " is no quantity. Give at most " + MOST_DIGITS + " digits.");
        }
    }

    /**
     * A quantity from a number and its unit.
     *
     * @param number a finite number
     * @param unit the unit; empty for a plain number
     * @return the quantity, without trailing zeros
     * @throws RolloutException.InvalidValue if the number is not finite
     */
    public static Quantity of(double number, String unit) {
        if (!Double.isFinite(number)) {
            throw new RolloutException.InvalidValue(number + " " + unit + " is no quantity. Give a finite number.");
        }
        return computed(BigDecimal.valueOf(number), unit);
    }

    /**
     * A percentage as a quantity.
     *
     * @param percentage the percentage
     * @return the quantity with the unit {@code %}
     */
    public static Quantity of(Percentage percentage) {
        return of(requireNonNull(percentage, "percentage").value(), "%");
    }

    /**
     * A length of time as a quantity: seconds where they are whole, else milliseconds.
     *
     * @param duration the length of time
     * @return the quantity with the unit {@code s} or {@code ms}
     */
    public static Quantity of(Duration duration) {
        return requireNonNull(duration, "duration").toNanosPart() == 0
                ? computed(BigDecimal.valueOf(duration.toSeconds()), "s")
                : computed(
                        BigDecimal.valueOf(duration.toSeconds())
                                .movePointRight(3)
                                .add(BigDecimal.valueOf(duration.toNanosPart()).movePointLeft(6)),
                        "ms");
    }

    private static Quantity computed(BigDecimal number, String unit) {
        BigDecimal rounded = number.round(COMPUTED_DIGITS).stripTrailingZeros();
        BigDecimal digits = rounded.scale() > MOST_DIGITS ? BigDecimal.ZERO : rounded;
        return new Quantity(digits.scale() < 0 ? digits.setScale(0) : digits, unit);
    }

    /**
     * The number as a double.
     *
     * @return the nearest double
     */
    public double value() {
        return number.doubleValue();
    }

    /**
     * A multiple of this quantity.
     *
     * @param factor how many times; finite
     * @return the product, to ten digits
     * @throws RolloutException.InvalidValue if the factor is not finite, or the product is no quantity
     */
    public Quantity times(double factor) {
        return computed(number.multiply(exact(factor)), unit);
    }

    /**
     * The sum of this quantity and a number of the same unit.
     *
     * @param amount what to add; finite
     * @return the sum, to ten digits
     * @throws RolloutException.InvalidValue if the amount is not finite
     */
    public Quantity plus(double amount) {
        return computed(number.add(exact(amount)), unit);
    }

    private BigDecimal exact(double number) {
        if (!Double.isFinite(number)) {
            throw new RolloutException.InvalidValue(
                    "Nothing can be computed of " + this + " and " + number + ". Give a finite number.");
        }
        return BigDecimal.valueOf(number);
    }

    /**
     * This quantity in another unit.
     *
     * @param other the other unit
     * @return the same quantity in that unit, or nothing if no conversion is known: units of time convert, and what is
     *     counted over them
     */
    public Optional<Quantity> in(String other) {
        if (unit.equals(requireNonNull(other, "other"))) {
            return Optional.of(this);
        }
        return TimeScale.factor(unit, other).map(factor -> computed(number.multiply(factor), other));
    }

    /** A rate may stand as a percentage or as a fraction: 0.005 of all is 0.5%. */
    @Override
    public Optional<Quantity> against(Quantity baseline) {
        requireNonNull(baseline, "baseline");
        if (isFraction() && baseline.unit.equals(PERCENT)) {
            return Optional.of(new Quantity(number.movePointRight(2), PERCENT));
        }
        return unit.equals(PERCENT) && baseline.isFraction()
                ? Optional.of(new Quantity(number.movePointLeft(2), ""))
                : in(baseline.unit);
    }

    /** Whether this is a plain number that can be a part of all. */
    private boolean isFraction() {
        return unit.isEmpty() && number.signum() >= 0 && number.compareTo(BigDecimal.ONE) < 0;
    }

    // By hand: the generated comparison of a record is linked at its first call, and nothing else in planning costs as
    // much.
    @Override
    public boolean equals(Object other) {
        return other instanceof Quantity that && number.equals(that.number) && unit.equals(that.unit);
    }

    @Override
    public int hashCode() {
        return 31 * number.hashCode() + unit.hashCode();
    }

    /**
     * The quantity as text; a unit of letters after a space unless it is short, as in {@code 850ms}.
     *
     * @return the number and the unit
     */
    @Override
    public String toString() {
        boolean attached = unit.length() <= 2 || unit.startsWith("/");
        String figures = number.abs().compareTo(BigDecimal.valueOf(10_000)) >= 0 && number.scale() <= 0
                ? Wording.of(number.toBigInteger())
                : number.toPlainString();
        return figures + (attached ? "" : " ") + unit;
    }
}
