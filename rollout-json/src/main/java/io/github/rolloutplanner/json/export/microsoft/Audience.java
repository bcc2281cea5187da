package io.github.rolloutplanner.json.export.microsoft;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.Share;
import java.util.List;

/** Who is on: a list of users and groups, a list of those who are excluded first, and a percentage of all others. */
final class Audience {
    private final FlagView flag;
    private final Share on;
    private Members included = Members.users(List.of());
    private Members excluded = Members.users(List.of());

    Audience(FlagView flag, List<Members> members, Share on) {
        this.flag = flag;
        this.on = on;
        for (int at = 0; at < members.size(); at++) {
            add(at, members.get(at));
        }
    }

    private void add(int at, Members members) {
        if (flag.rules().get(at).value().equals(FlagValue.of(true))) {
            included = included.and(members);
            return;
        }
        if (!included.equals(Members.users(List.of()))) {
            flag.spotOf(at)
                    .refuse(
                            Loss.Feature.CONDITION,
                            "An exclusion overrides earlier rules that give true.",
                            "Let the rules that give false come first.");
        }
        excluded = excluded.and(members);
    }

    JsonObject filter() {
        JsonObject audience =
                lists(included, groups(included.groups())).with("DefaultRolloutPercentage", FlagDefinition.percent(on));
        JsonObject exclusion = lists(excluded, excluded.groups());
        return JsonObject.of("name", "Microsoft.Targeting")
                .with(
                        "parameters",
                        JsonObject.of("Audience", audience.withIf(!exclusion.isEmpty(), "Exclusion", exclusion)));
    }

    private static JsonObject lists(Members members, List<?> groups) {
        return new JsonObject()
                .withIf(!members.users().isEmpty(), "Users", members.users())
                .withIf(!groups.isEmpty(), "Groups", groups);
    }

    private static List<JsonObject> groups(List<String> names) {
        return names.stream()
                .map(name -> JsonObject.of("Name", name).with("RolloutPercentage", 100))
                .toList();
    }
}
