package io.github.rolloutplanner.json.export.unleash;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.Grain;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.JsonText;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import io.github.rolloutplanner.json.internal.export.Remainder;
import io.github.rolloutplanner.json.internal.export.Share;
import io.github.rolloutplanner.json.internal.export.SplitWeights;
import java.util.ArrayList;
import java.util.List;

/** Writes strategies of one flag. */
final class Strategies {
    private static final Grain WEIGHTS = new Grain(Share.of(0.001));
    private static final Share ALL = Share.of(1);

    private final FlagView flag;
    private final KnownNames names;

    Strategies(FlagView flag, KnownNames names) {
        this.flag = flag;
        this.names = names;
    }

    /** All who meet the constraints. */
    JsonObject forAll(Constraints constraints) {
        return strategy(ALL, "default", constraints);
    }

    /** A percentage of those who meet the constraints. */
    JsonObject forShare(FlagValue on, Share share, Constraints constraints) {
        Grain.PERCENT.check(on, share, flag.spot().at("percentage"));
        return share.isAll() ? forAll(constraints) : strategy(share, stickiness(), constraints);
    }

    private String stickiness() {
        return names.of(flag.bucketBy());
    }

    /** A percentage has to be a text: a number makes clients drop the whole document. */
    private JsonObject strategy(Share share, String stickiness, Constraints constraints) {
        JsonObject parameters = JsonObject.of(
                        "rollout", JsonText.literal(share.percentage().value()))
                .with("stickiness", stickiness)
                .with("groupId", flag.key());
        return JsonObject.of("name", "flexibleRollout")
                .with("parameters", parameters)
                .with("constraints", constraints.constraints())
                .withIf(!constraints.segments().isEmpty(), "segments", constraints.segments());
    }

    /** A strategy by which all get one variant. */
    JsonObject giving(FlagValue value, JsonObject strategy) {
        return strategy.with("variants", List.of(variant(value, WEIGHTS.steps(ALL), "default")));
    }

    /** A strategy by which users get one of several variants. */
    JsonObject giving(List<Remainder.Part> parts, JsonObject strategy) {
        List<Long> weights = SplitWeights.of(parts, WEIGHTS, flag.spot().at("variants"));
        List<JsonObject> variants = new ArrayList<>();
        for (int at = 0; at < parts.size(); at++) {
            variants.add(variant(parts.get(at).value(), weights.get(at), stickiness()));
        }
        return strategy.with("variants", variants);
    }

    private static JsonObject variant(FlagValue value, long weight, String stickiness) {
        return JsonObject.of("name", value.toString())
                .with("weight", weight)
                .with("weightType", "variable")
                .with("stickiness", stickiness);
    }
}
