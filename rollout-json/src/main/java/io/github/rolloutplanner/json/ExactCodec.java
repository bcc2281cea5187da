package io.github.rolloutplanner.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import javax.annotation.Nullable;

/** A decimal number to the digit: 2.0 stays 2.0. */
final class ExactCodec extends Codec<BigDecimal> {

    @Override
    void write(BigDecimal value, JsonOut out) throws IOException {
        String literal = value.toString();
        out.require(Decimals.parse(literal).isPresent());
        out.number(literal);
    }

    @Override
    @Nullable
    BigDecimal read(Node node, Problems problems) {
        Optional<BigDecimal> number = Decimals.of(node);
        if (number.isEmpty()) {
            problems.mismatch(node, "a number of reasonable length");
        }
        return number.orElse(null);
    }

    @Override
    Schema schema(Definitions definitions) {
        return Schema.ofType("number");
    }
}
