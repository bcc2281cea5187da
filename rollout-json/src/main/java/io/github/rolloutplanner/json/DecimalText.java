package io.github.rolloutplanner.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/** A decimal number to the digit, as a text: no reader of JSON makes a double of it on the way. */
final class DecimalText extends TextCodec<BigDecimal> {
    static final Codec<BigDecimal> DECIMAL = new DecimalText();

    @Override
    void write(BigDecimal value, JsonOut out) throws IOException {
        out.require(parse(text(value)).isPresent());
        super.write(value, out);
    }

    @Override
    Optional<BigDecimal> parse(String text) {
        return Decimals.parse(text).filter(sane -> sane.toString().equals(text));
    }

    @Override
    String expected() {
        return "a decimal number as a text, such as \"1234.5\"";
    }

    @Override
    Schema schema(Definitions definitions) {
        return super.schema(definitions)
                .with("pattern", "^-?[0-9]+(\\.[0-9]+)?(E[+-][0-9]+)?$")
                .with("maxLength", Decimals.LONGEST);
    }
}
