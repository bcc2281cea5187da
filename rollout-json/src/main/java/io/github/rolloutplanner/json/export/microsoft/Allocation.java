package io.github.rolloutplanner.json.export.microsoft;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.Remainder;
import io.github.rolloutplanner.json.internal.export.Slots;
import java.util.ArrayList;
import java.util.List;

/** Who gets which variant: users first, then groups, then percentiles. */
final class Allocation {
    private final FlagView flag;
    private final List<JsonObject> users = new ArrayList<>();
    private final List<JsonObject> groups = new ArrayList<>();
    private final List<JsonObject> percentiles = new ArrayList<>();

    Allocation(FlagView flag, List<Members> members) {
        this.flag = flag;
        for (int at = 0; at < members.size(); at++) {
            add(at, members.get(at));
        }
        if (flag.remainder() instanceof Remainder.Several several) {
            add(several);
        }
    }

    private void add(int at, Members members) {
        String variant = flag.rules().get(at).value().toString();
        if (!members.users().isEmpty()) {
            checkOrder(at);
            users.add(JsonObject.of("variant", variant).with("users", members.users()));
        }
        if (!members.groups().isEmpty()) {
            groups.add(JsonObject.of("variant", variant).with("groups", members.groups()));
        }
    }

    private void checkOrder(int at) {
        if (!groups.isEmpty()) {
            flag.spotOf(at)
                    .refuse(
                            Loss.Feature.CONDITION,
                            "Users are looked up before groups, also where an earlier rule is for a group.",
                            "Let the rules for single users come first.");
        }
    }

    private void add(Remainder.Several experiment) {
        Slots slots = new Slots(experiment);
        for (int part = 0; part < experiment.parts().size(); part++) {
            if (!slots.size(part).isNone()) {
                percentiles.add(JsonObject.of(
                                "variant", experiment.parts().get(part).value().toString())
                        .with("from", FlagDefinition.percent(slots.start(part)))
                        .with("to", FlagDefinition.percent(slots.end(part))));
            }
        }
    }

    JsonObject object() {
        return JsonObject.of("id", flag.key())
                .with("enabled", flag.state().enabled())
                .with(
                        "variants",
                        flag.values().stream().map(Allocation::variant).toList())
                .with("allocation", allocation());
    }

    private static JsonObject variant(FlagValue value) {
        return JsonObject.of("name", value.toString()).with("configuration_value", value.toString());
    }

    private JsonObject allocation() {
        FlagValue byDefault = flag.state().defaultValue();
        FlagValue others = flag.remainder() instanceof Remainder.Same same ? same.value() : byDefault;
        return new JsonObject()
                .withIf(!users.isEmpty(), "user", users)
                .withIf(!groups.isEmpty(), "group", groups)
                .withIf(!percentiles.isEmpty(), "percentile", percentiles)
                .with("default_when_enabled", others.toString())
                .with("default_when_disabled", byDefault.toString())
                .with("seed", flag.key());
    }
}
