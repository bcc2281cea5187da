package io.github.rolloutplanner.json;

import io.github.rolloutplanner.json.Node.TextNode;
import io.github.rolloutplanner.metric.Percentage;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** A percentage as people write it: "5%", or the number before the sign. */
final class WrittenPercentage extends Codec<Percentage> {
    /** Of a whole. */
    static final Codec<Percentage> SHARE = new WrittenPercentage("0", "100");
    /** Of anything, in either direction. */
    static final Codec<Percentage> PERCENT = new WrittenPercentage("-1000000000", "1000000000");

    private static final String SPELLED = "-?[0-9]{1,10}(\\.[0-9]{1,6})? ?%";
    private static final Pattern PATTERN = Pattern.compile(SPELLED);

    private final NumberRange range;

    private WrittenPercentage(String lowest, String highest) {
        range = NumberRange.decimal(lowest, highest);
    }

    @Override
    void write(Percentage value, JsonOut out) throws IOException {
        BigDecimal number = Decimals.shortest(value.value());
        out.require(range.contains(number));
        out.text(number.toPlainString() + "%");
    }

    @Override
    @Nullable
    Percentage read(Node node, Problems problems) {
        Optional<BigDecimal> number =
                (node instanceof TextNode text ? spelled(text.text()) : Decimals.of(node)).filter(range::contains);
        if (number.isEmpty()) {
            problems.mismatch(node, () -> "a percentage such as \"5%\", or " + range.expected());
            return null;
        }
        return Percentage.percent(number.get().doubleValue());
    }

    private static Optional<BigDecimal> spelled(String text) {
        return PATTERN.matcher(text).matches()
                ? Optional.of(
                        new BigDecimal(text.substring(0, text.length() - 1).strip()))
                : Optional.empty();
    }

    @Override
    Schema schema(Definitions definitions) {
        Schema text =
                Schema.ofType("string").with("pattern", "^" + SPELLED + "$").with("examples", List.of("5%"));
        return new Schema().with("anyOf", List.of(text, range.schema()));
    }
}
