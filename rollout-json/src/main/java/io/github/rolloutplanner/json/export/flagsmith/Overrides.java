package io.github.rolloutplanner.json.export.flagsmith;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.Clauses;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.Grain;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.JsonText;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import io.github.rolloutplanner.json.internal.export.Literal;
import io.github.rolloutplanner.json.internal.export.Remainder;
import io.github.rolloutplanner.json.internal.export.Share;
import io.github.rolloutplanner.json.internal.export.Spot;
import java.util.ArrayList;
import java.util.List;

/** The segments that override one flag. */
final class Overrides {
    private static final Grain GRAIN = new Grain(Share.of(0.000_1));

    private final FlagView flag;
    private final Feature feature;
    private final KnownNames names;
    private final List<JsonObject> segments = new ArrayList<>();

    Overrides(FlagView flag, Feature feature, KnownNames names) {
        this.flag = flag;
        this.feature = feature;
        this.names = names;
    }

    List<JsonObject> segments() {
        addPercentage(flag.remainder());
        for (int at = 0; at < flag.rules().size(); at++) {
            addRule(flag.rules().get(at), at);
        }
        if (segments.size() > Feature.MOST_SEGMENTS) {
            flag.spot()
                    .at("rules")
                    .refuse(
                            Loss.Feature.CONDITION,
                            "The rules would be more than " + Feature.MOST_SEGMENTS + " segments.",
                            "Move parts of them into segments that are known by name.");
        }
        return segments;
    }

    private void addRule(TargetingRule rule, int priority) {
        Spot spot = flag.conditionOf(priority);
        TraitTable traits = new TraitTable(names);
        for (List<Literal> clause : Clauses.of(FlagView.conditionOf(rule), spot)) {
            add(rule.segment(), traits.rules(clause, spot), rule.value(), priority, List.of());
        }
    }

    /** Its segment comes first, so that its id, which is part of the hash, depends on no rule. */
    private void addPercentage(Remainder remainder) {
        if (remainder instanceof Remainder.Split split) {
            addPercentage(split.on(), split.share(), List.of());
        } else if (remainder instanceof Remainder.Several several) {
            List<Remainder.Part> treatments = several.parts().stream()
                    .filter(part -> !part.value().equals(several.off()))
                    .toList();
            addPercentage(several.off(), several.exposed(), feature.variants(treatments));
        }
    }

    private void addPercentage(FlagValue value, Share share, List<JsonObject> variants) {
        GRAIN.check(value, share, flag.spot().at("percentage"));
        checkKey();
        JsonObject condition = JsonObject.of("operator", "PERCENTAGE_SPLIT")
                .with("property_", "")
                .with("value", JsonText.literal(share.percentage().value()));
        add(
                "exposed",
                List.of(TraitTable.rule("ALL", List.of(condition))),
                value,
                flag.rules().size(),
                variants);
    }

    private void checkKey() {
        if (!names.isKey(flag.bucketBy())) {
            flag.spot()
                    .at("bucketBy")
                    .refuse(
                            Loss.Feature.BUCKETING_KEY,
                            "Flagsmith hashes the identifier alone, not " + flag.bucketBy() + ".",
                            "Make it the identifier by AttributeNames.withKey(..), or split by " + names.key() + ".");
        }
    }

    private void add(String name, List<JsonObject> rules, FlagValue value, int priority, List<JsonObject> variants) {
        int id = feature.id() + segments.size() + 1;
        segments.add(JsonObject.of("id", id)
                .with("name", flag.key() + ":" + name + "-" + (segments.size() + 1))
                .with("rules", rules)
                .with("feature_states", List.of(feature.override(value, segments.size() + 1, priority, variants))));
    }
}
