package io.github.rolloutplanner.json;

import io.github.rolloutplanner.json.Node.NumberNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Numbers as they are spelled: whole where they are whole, never with an exponent, to the sixth digit after the point. */
final class Decimals {
    /** The resolution of a {@link io.github.rolloutplanner.metric.Percentage}, and so of every number in the contract. */
    static final int MOST = 6;

    /** Enough for any sum of doubles and of their squares. */
    static final int LONGEST = 2_000;

    private Decimals() {}

    /** The shortest spelling. */
    static BigDecimal shortest(BigDecimal number) {
        BigDecimal digits = number.setScale(MOST, RoundingMode.HALF_UP).stripTrailingZeros();
        return digits.scale() < 0 ? digits.setScale(0) : digits;
    }

    static BigDecimal shortest(double number) {
        return shortest(BigDecimal.valueOf(number));
    }

    /** The number that a node is, unless it is absurd. */
    static Optional<BigDecimal> of(Node node) {
        return node instanceof NumberNode number ? parse(number.literal()) : Optional.empty();
    }

    /**
     * The number of a literal, unless it is absurd: so many digits, or such an exponent, that computing with it would
     * take forever.
     */
    static Optional<BigDecimal> parse(String literal) {
        if (literal.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(literal)).filter(number -> Math.abs((long) number.scale()) <= LONGEST);
        } catch (NumberFormatException e) {
            return Optional.empty(); // an exponent beyond the range of int
        }
    }
}
