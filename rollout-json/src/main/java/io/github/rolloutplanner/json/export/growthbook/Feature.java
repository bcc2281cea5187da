package io.github.rolloutplanner.json.export.growthbook;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.Grain;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import io.github.rolloutplanner.json.internal.export.Remainder;
import io.github.rolloutplanner.json.internal.export.Share;
import io.github.rolloutplanner.json.internal.export.Slots;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One flag: what it gives by default, and the rules that are asked before. */
final class Feature {
    private static final Grain GRAIN = new Grain(Share.of(0.0001));
    private static final int DIGITS_OF_SHARE = 8;

    private final FlagView flag;
    private final KnownNames names;

    Feature(FlagView flag, KnownNames names) {
        this.flag = flag;
        this.names = names;
    }

    JsonObject definition() {
        FlagValue byDefault = flag.state().defaultValue();
        List<JsonObject> rules = new ArrayList<>();
        for (int at = 0; at < flag.rules().size(); at++) {
            rules.add(rule(at));
        }
        if (!flag.remainder().equals(new Remainder.Same(byDefault))) {
            rules.add(rest(flag.remainder()));
        }
        return JsonObject.of("defaultValue", content(byDefault)).withIf(!rules.isEmpty(), "rules", rules);
    }

    private static Object content(FlagValue value) {
        return value instanceof FlagValue.Switch state ? (Object) state.on() : value.toString();
    }

    private JsonObject rule(int at) {
        TargetingRule rule = flag.rules().get(at);
        JsonObject condition = new MongoConditions(names).of(FlagView.conditionOf(rule), flag.conditionOf(at));
        return JsonObject.of("id", rule.segment()).with("condition", condition).with("force", content(rule.value()));
    }

    /** A percentage, an experiment, or the same for all. */
    private JsonObject rest(Remainder rest) {
        if (rest instanceof Remainder.Several several) {
            return experiment(several);
        }
        if (rest instanceof Remainder.Split split) {
            GRAIN.check(split.on(), split.share(), flag.spot().at("percentage"));
            return hashed(JsonObject.of("id", "percentage").with("force", content(split.on())))
                    .with("coverage", fraction(split.share()));
        }
        Remainder.Same all = (Remainder.Same) rest;
        return JsonObject.of("id", "all").with("force", content(all.value()));
    }

    private JsonObject experiment(Remainder.Several experiment) {
        List<Remainder.Part> parts = experiment.parts();
        IntStream.range(0, parts.size()).forEach(part -> check(experiment, part));
        JsonObject rule = JsonObject.of("id", "experiment")
                .with("key", flag.key())
                .with(
                        "variations",
                        parts.stream().map(part -> content(part.value())).toList())
                .with(
                        "weights",
                        parts.stream().map(part -> fraction(part.share())).toList())
                .with(
                        "meta",
                        parts.stream()
                                .map(part -> JsonObject.of("key", part.value().toString()))
                                .toList());
        return hashed(rule).with("coverage", fraction(experiment.exposed()));
    }

    /** A slot that is smaller than a step would get one step, many times its size. */
    private void check(Remainder.Several experiment, int part) {
        Share size = new Slots(experiment).size(part);
        if (size.buckets() < GRAIN.step().buckets()) {
            GRAIN.check(experiment.parts().get(part).value(), size, flag.spot().at("variants"));
        }
    }

    /** The same seed in each phase, so that whoever is in stays in. */
    private JsonObject hashed(JsonObject rule) {
        return rule.with("hashAttribute", hashAttribute())
                .with("hashVersion", 2)
                .with("seed", flag.key());
    }

    private String hashAttribute() {
        String name = names.of(flag.bucketBy());
        if (name.contains(".")) {
            flag.spot()
                    .at("bucketBy")
                    .refuse(
                            Loss.Feature.BUCKETING_KEY,
                            "It hashes no member of a structure, and '" + name + "' is one.",
                            "Give it a name without a dot by AttributeNames.with(..).");
        }
        return name;
    }

    private static BigDecimal fraction(Share share) {
        return BigDecimal.valueOf(share.buckets(), DIGITS_OF_SHARE);
    }
}
