package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.TEXTS;

import io.github.rolloutplanner.metric.GateComposition;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.annotation.Nullable;

/** How the measured gates of a phase together let it go on or break it. */
final class DetailedComposition extends ObjectCodec<GateComposition> {
    private final Field<OptionalInt> needed = required(
            "must_pass",
            new NeededCodec(),
            "How many of the gates that are not critical must pass for the phase to go on.");
    private final Field<List<String>> critical = required(
            "critical",
            TEXTS,
            "The metrics whose gates must pass and whose breach breaks the phase, whatever the others say.");

    DetailedComposition() {
        super("gate_composition");
    }

    @Override
    void put(GateComposition composition, JsonOut out) throws IOException {
        out.put(needed, composition.needed());
        out.put(critical, composition.critical());
    }

    @Override
    GateComposition build(Members members) {
        return new GateComposition(members.get(needed), members.get(critical));
    }

    /** A number of gates, or the word for as many as there are. */
    private static final class NeededCodec extends Codec<OptionalInt> {
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
            Optional<BigDecimal> number = node instanceof Node.NumberNode spelled
                    ? Decimals.parse(spelled.literal()).filter(SOME::contains)
                    : Optional.empty();
            if (number.isEmpty()) {
                problems.mismatch(node, '"' + ALL + "\" or " + SOME.expected());
                return null;
            }
            return OptionalInt.of(number.get().intValueExact());
        }

        @Override
        Schema schema(Definitions definitions) {
            return Schema.oneOf(List.of(new Schema().with("const", ALL), SOME.schema()));
        }
    }
}
