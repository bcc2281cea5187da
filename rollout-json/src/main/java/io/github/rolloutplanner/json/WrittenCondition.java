package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.TargetingConditions.TARGETING_CONDITION;

import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.internal.text.TextBound;
import java.io.IOException;
import java.util.List;
import javax.annotation.Nullable;

/** A targeting condition as people write it: a text, or the object of the detailed form. */
final class WrittenCondition extends Codec<TargetingCondition> {
    private static final TextBound BOUND = TextBound.SENTENCES;

    private static final Codec<TargetingCondition> TEXT =
            new BoundedText(BOUND).as(TargetingCondition::parse, TargetingCondition::toString);
    private static final Codec<TargetingCondition> OBJECT = new LineCodec<>(TARGETING_CONDITION);

    @Override
    void write(TargetingCondition value, JsonOut out) throws IOException {
        if (isReadable(value.toString())) {
            TEXT.write(value, out);
        } else {
            OBJECT.write(value, out);
        }
    }

    private static boolean isReadable(String text) {
        return text.length() <= TargetingCondition.MOST_CHARACTERS
                && BOUND.fault(text).isEmpty();
    }

    @Override
    @Nullable
    TargetingCondition read(Node node, Problems problems) {
        return node instanceof Node.TextNode ? TEXT.read(node, problems) : OBJECT.read(node, problems);
    }

    @Override
    Schema schema(Definitions definitions) {
        return new Schema().with("anyOf", List.of(TEXT.schema(definitions), OBJECT.schema(definitions)));
    }
}
