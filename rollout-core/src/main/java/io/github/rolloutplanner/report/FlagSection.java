package io.github.rolloutplanner.report;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The flags and whom they are on for. */
final class FlagSection {
    private FlagSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        Content content = new Content();
        plan.flags().forEach(flag -> content.group(Phrase.code(flag.key()), content(flag)));
        return content.section("flags", plan.flags().size() == 1 ? "Feature flag" : "Feature flags");
    }

    private static Content content(FeatureFlag flag) {
        return new Content()
                .facts(facts(flag))
                .bullets(flag.rules().stream()
                        .map(rule -> Phrase.code(rule.value().toString())
                                .then(" for ")
                                .then(Phrase.name(rule.who())))
                        .toList())
                .reasons("Why", flag.reasons());
    }

    private static List<Block.Fact> facts(FeatureFlag flag) {
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(Block.Fact.of("Type", Wording.capitalized(Wording.of(flag.type()))));
        facts.add(new Block.Fact("Default", Phrase.code(flag.defaultValue().toString())));
        flag.startPercentage().ifPresent(start -> facts.add(Block.Fact.of("Starts at", start.toString())));
        flag.bucketBy().ifPresent(key -> facts.add(new Block.Fact("Bucketing key", Phrase.code(key))));
        flag.fallback().ifPresent(fallback -> facts.add(Block.Fact.of("Fallback", fallback)));
        flag.variants()
                .forEach(variant -> facts.add(
                        new Block.Fact("Variant", Phrase.name(variant.name()).then(", " + variant.percentage()))));
        return facts;
    }
}
