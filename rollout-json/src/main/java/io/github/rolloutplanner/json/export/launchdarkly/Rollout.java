package io.github.rolloutplanner.json.export.launchdarkly;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.Grain;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.Remainder;
import io.github.rolloutplanner.json.internal.export.Share;
import io.github.rolloutplanner.json.internal.export.SplitWeights;
import java.util.ArrayList;
import java.util.List;

/** Percentages of a flag. The change stands first: so users who have it keep it while they become more. */
final class Rollout {
    private static final Grain GRAIN = new Grain(Share.of(0.000_01));

    private final FlagView flag;
    private final List<FlagValue> values;
    private final String bucketBy;

    Rollout(FlagView flag, List<FlagValue> values, String bucketBy) {
        this.flag = flag;
        this.values = values;
        this.bucketBy = bucketBy;
    }

    long weight(Share share) {
        GRAIN.check(values.get(0), share, flag.spot().at("percentage"));
        return GRAIN.steps(share);
    }

    JsonObject json() {
        return JsonObject.of("rollout", weights());
    }

    JsonObject weights() {
        List<JsonObject> weights = flag.remainder() instanceof Remainder.Split split
                ? List.of(
                        weighted(split.on(), weight(split.share())),
                        weighted(split.off(), GRAIN.steps(split.share().others())))
                : several((Remainder.Several) flag.remainder());
        return JsonObject.of("kind", "rollout")
                .with("contextKind", "user")
                .with("bucketBy", bucketBy)
                .with("variations", weights);
    }

    private List<JsonObject> several(Remainder.Several several) {
        List<Long> weights = SplitWeights.of(several.parts(), GRAIN, flag.spot().at("variants"));
        List<JsonObject> weighted = new ArrayList<>();
        for (int at = 0; at < weights.size(); at++) {
            weighted.add(weighted(several.parts().get(at).value(), weights.get(at)));
        }
        return weighted;
    }

    private JsonObject weighted(FlagValue value, long weight) {
        return JsonObject.of("variation", values.indexOf(value)).with("weight", weight);
    }
}
