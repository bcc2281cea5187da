package io.github.rolloutplanner.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.annotation.Nullable;

/** A number of gates, or the word for as many as there are. */
final class NeededGates extends Codec<OptionalInt> {
    private static final String ALL = "all";
    private static final NumberRange SOME = NumberRange.whole(1, Integer.MAX_VALUE);

    @Override
    void write(OptionalInt needed, JsonOut out) throws IOException {
        if (needed.isPresent()) {
            out.number(needed.getAsInt());
        } else {
            out.text(ALL);
        }
    }

    @Override
    @Nullable
    OptionalInt read(Node node, Problems problems) {
        if (node instanceof Node.TextNode word && word.text().equals(ALL)) {
            return OptionalInt.empty();
        }
        Optional<BigDecimal> number = Decimals.of(node).filter(SOME::contains);
        if (number.isEmpty()) {
            problems.mismatch(node, () -> '"' + ALL + "\" or " + SOME.expected());
            return null;
        }
        return OptionalInt.of(number.get().intValueExact());
    }

    @Override
    Schema schema(Definitions definitions) {
        return Schema.oneOf(List.of(new Schema().with("const", ALL), SOME.schema()));
    }
}
