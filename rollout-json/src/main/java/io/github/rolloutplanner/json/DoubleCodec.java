package io.github.rolloutplanner.json;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import javax.annotation.Nullable;

/** A double to the bit, within bounds. */
final class DoubleCodec extends Codec<Double> {
    /** A probability. */
    static final Codec<Double> PROBABILITY = new DoubleCodec(0, 1);
    /** A probability that is neither impossible nor certain. */
    static final Codec<Double> CHANCE = below(1);
    /** How many times something. */
    static final Codec<Double> FACTOR = new DoubleCodec(0, 1_000_000_000);
    /** How much of something, in whatever it is measured. */
    static final Codec<Double> AMOUNT = new DoubleCodec(0, Double.MAX_VALUE);
    /** Any number. */
    static final Codec<Double> REAL = new DoubleCodec(-Double.MAX_VALUE, Double.MAX_VALUE);

    private static final boolean SHORTEST = true; // alike on every JDK, which Double.toString is only from 19 on

    private final double lowest;
    private final double highest;

    private DoubleCodec(double lowest, double highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    /** Numbers from a bound on. */
    static Codec<Double> from(double lowest) {
        return new DoubleCodec(lowest, Double.MAX_VALUE);
    }

    /** Numbers from one bound to another. */
    static Codec<Double> within(double lowest, double highest) {
        return new DoubleCodec(lowest, highest);
    }

    /** Numbers above zero and below a bound. */
    static Codec<Double> below(double bound) {
        return new DoubleCodec(Double.MIN_VALUE, Math.nextDown(bound));
    }

    private boolean contains(double number) {
        return number >= lowest && number <= highest;
    }

    @Override
    void write(Double value, JsonOut out) throws IOException {
        out.require(contains(value));
        if (Double.isFinite(value)) {
            out.number(spelled(value));
        } else {
            out.text(value.toString());
        }
    }

    private static String spelled(double value) {
        long whole = (long) value;
        boolean isWhole = Double.doubleToLongBits((double) whole) == Double.doubleToLongBits(value); // -0 is not 0
        return isWhole ? Long.toString(whole) : NumberOutput.toString(value, SHORTEST);
    }

    @Override
    @Nullable
    Double read(Node node, Problems problems) {
        Optional<Double> number = node instanceof Node.NumberNode spelled
                // Not by way of BigDecimal, which has no -0.
                ? Decimals.parse(spelled.literal()).map(sane -> Double.parseDouble(spelled.literal()))
                : Optional.empty();
        Double value = number.filter(this::contains).orElse(null);
        if (value == null) {
            boolean isTooLarge = node instanceof Node.NumberNode
                    && number.filter(refused -> refused < lowest).isEmpty();
            problems.mismatch(node, () -> expected(isTooLarge));
        }
        return value;
    }

    /** What doubles cannot hold is no bound for people, but where it was passed. */
    private String expected(boolean isTooLarge) {
        if (lowest == Double.MIN_VALUE) {
            return "a number above 0 and below " + spelled(Math.nextUp(highest));
        }
        if (highest < Double.MAX_VALUE || isTooLarge) {
            return "a number from " + spelled(lowest) + " to " + spelled(highest);
        }
        return lowest > -Double.MAX_VALUE ? "a number of " + spelled(lowest) + " or more" : "a number";
    }

    @Override
    Schema schema(Definitions definitions) {
        return Schema.ofType("number")
                .with("minimum", new BigDecimal(spelled(lowest)))
                .with("maximum", new BigDecimal(spelled(highest)));
    }
}
