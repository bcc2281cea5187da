package io.github.rolloutplanner.json;

import io.github.rolloutplanner.metric.Percentage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The codecs of plain values, which stand the same way in both forms. */
final class Scalars {
    static final Codec<String> TEXT = new Text();
    static final Codec<List<String>> TEXTS = new ListCodec<>(TEXT);
    static final Codec<Boolean> BOOLEAN = new BooleanCodec();
    static final Codec<Long> COUNT = new Whole();
    static final Codec<Integer> NUMBER = new Int(0);
    static final Codec<Integer> ORDINAL = new Int(1);
    static final Codec<Percentage> PERCENTAGE = new Percent("0", "100");
    static final Codec<Percentage> PART = new Percent("0", "99.999999");
    static final Codec<Percentage> PERCENT = new Percent("-1000000000", "1000000000");

    private Scalars() {}

    static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    static Optional<Double> boxed(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }

    static OptionalLong unboxedLong(Optional<Long> number) {
        return number.isPresent() ? OptionalLong.of(number.get()) : OptionalLong.empty();
    }

    static OptionalInt unboxedInt(Optional<Integer> number) {
        return number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty();
    }

    static OptionalDouble unboxedDouble(Optional<Double> number) {
        return number.isPresent() ? OptionalDouble.of(number.get()) : OptionalDouble.empty();
    }

    private static final class Text extends TextCodec<String> {
        @Override
        String text(String value) {
            return value;
        }

        @Override
        String parse(Node.TextNode node, Problems problems) {
            return node.text();
        }
    }

    private static final class Whole extends NumberCodec<Long> {
        Whole() {
            super(NumberRange.whole(0, Long.MAX_VALUE));
        }

        @Override
        BigDecimal number(Long value) {
            return BigDecimal.valueOf(value);
        }

        @Override
        Long value(BigDecimal number) {
            return number.longValueExact();
        }
    }

    private static final class Int extends NumberCodec<Integer> {
        Int(int lowest) {
            super(NumberRange.whole(lowest, Integer.MAX_VALUE));
        }

        @Override
        BigDecimal number(Integer value) {
            return BigDecimal.valueOf(value);
        }

        @Override
        Integer value(BigDecimal number) {
            return number.intValueExact();
        }
    }

    /** A percentage by the number before the percent sign. */
    private static final class Percent extends NumberCodec<Percentage> {
        Percent(String lowest, String highest) {
            super(NumberRange.decimal(lowest, highest));
        }

        @Override
        BigDecimal number(Percentage value) {
            return Decimals.shortest(value.value());
        }

        @Override
        Percentage value(BigDecimal number) {
            return Percentage.percent(number.doubleValue());
        }
    }
}
