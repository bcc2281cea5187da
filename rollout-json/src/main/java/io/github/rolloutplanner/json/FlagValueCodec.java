package io.github.rolloutplanner.json;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.json.Node.BooleanNode;
import io.github.rolloutplanner.json.Node.TextNode;
import java.io.IOException;
import java.util.List;
import javax.annotation.Nullable;

/** What a flag answers: true or false for a switch, a text for a variant. */
final class FlagValueCodec extends Codec<FlagValue> {
    static final Codec<FlagValue> FLAG_VALUE = new FlagValueCodec();

    @Override
    void write(FlagValue value, JsonOut out) throws IOException {
        if (value instanceof FlagValue.Switch choice) {
            out.bool(choice.on());
        } else {
            out.text(value.toString());
        }
    }

    @Override
    @Nullable
    FlagValue read(Node node, Problems problems) {
        if (node instanceof BooleanNode choice) {
            return FlagValue.of(choice.value());
        }
        if (node instanceof TextNode variant) {
            return FlagValue.of(variant.text());
        }
        problems.mismatch(node, "true, false or the name of a variant");
        return null;
    }

    @Override
    Schema schema(Definitions definitions) {
        return new Schema().with("type", List.of("boolean", "string"));
    }
}
