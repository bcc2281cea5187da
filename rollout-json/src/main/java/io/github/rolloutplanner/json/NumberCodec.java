package io.github.rolloutplanner.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import javax.annotation.Nullable;

/** A value that stands as a number within a range. */
abstract class NumberCodec<T> extends Codec<T> {
    private final NumberRange range;

    NumberCodec(NumberRange range) {
        this.range = range;
    }

    /** The number of a value, spelled as it shall stand; null if the value is none, such as an infinite double. */
    @Nullable
    abstract BigDecimal number(T value);

    /** The value of a number within the range. */
    abstract T value(BigDecimal number);

    @Override
    final void write(T value, JsonOut out) throws IOException {
        BigDecimal number = number(value);
        out.require(number != null && range.contains(number));
        if (number == null) {
            out.text(String.valueOf(value));
        } else {
            out.number(number.toString());
        }
    }

    @Override
    @Nullable
    final T read(Node node, Problems problems) {
        Optional<BigDecimal> number = Decimals.of(node).filter(range::contains);
        if (number.isEmpty()) {
            problems.mismatch(node, range.expected());
            return null;
        }
        return value(number.get());
    }

    @Override
    final Schema schema(Definitions definitions) {
        return range.schema();
    }
}
