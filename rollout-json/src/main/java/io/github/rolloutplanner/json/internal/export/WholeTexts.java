package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.flag.AttributeCondition;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.json.export.Loss;
import java.util.stream.Stream;

/** Half of a surrogate pair becomes another character in a file, and so another text, which other users may have. */
final class WholeTexts {
    private WholeTexts() {}

    static boolean isWhole(String text) {
        return text.codePoints()
                .noneMatch(codePoint -> codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    static void check(FlagState flag, Spot spot) {
        for (int at = 0; at < flag.rules().size(); at++) {
            TargetingRule rule = flag.rules().get(at);
            Stream<String> texts = rule.condition().stream().flatMap(WholeTexts::texts);
            Stream<String> names = Stream.of(rule.segment(), rule.value().toString());
            check(Stream.concat(texts, names), spot.at("rules[" + at + "]"));
        }
        check(flag.variants().stream().map(VariantPercentage::name), spot.at("variants"));
    }

    private static void check(Stream<String> texts, Spot spot) {
        if (!texts.allMatch(WholeTexts::isWhole)) {
            spot.refuse(
                    Loss.Feature.CONDITION,
                    "A text has half of a character in it, which no file can hold.",
                    "Write texts of whole characters.");
        }
    }

    private static Stream<String> texts(TargetingCondition condition) {
        Stream<String> own = condition instanceof AttributeCondition compared
                ? Stream.concat(Stream.of(compared.attribute()), compared.texts().stream())
                : Stream.empty();
        Stream<String> segment =
                condition instanceof TargetingCondition.InSegment in ? Stream.of(in.segment()) : Stream.empty();
        return Stream.of(own, segment, condition.parts().stream().flatMap(WholeTexts::texts))
                .flatMap(each -> each);
    }
}
