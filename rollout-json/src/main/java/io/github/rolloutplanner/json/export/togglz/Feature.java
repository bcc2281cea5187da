package io.github.rolloutplanner.json.export.togglz;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.Grain;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import io.github.rolloutplanner.json.internal.export.Remainder;
import io.github.rolloutplanner.json.internal.export.Share;
import java.util.List;

/** One flag, by one strategy. */
final class Feature {
    private final FlagView flag;
    private final KnownNames names;

    Feature(FlagView flag, KnownNames names) {
        this.flag = flag;
        this.names = names;
    }

    void addTo(PropertyLines lines) {
        if (!flag.isSwitch() || !flag.state().variants().isEmpty()) {
            refuse(
                    "variants",
                    Loss.Feature.VARIANTS,
                    "A feature of Togglz is active or not.",
                    "Make a flag for each variant.");
            return;
        }
        if (flag.rules().isEmpty()) {
            addPercentage(flag.remainder(), lines);
        } else {
            addRules(lines);
        }
    }

    private void refuse(String member, Loss.Feature feature, String effect, String advice) {
        flag.spot().at(member).refuse(feature, effect, advice);
    }

    private static boolean isOn(FlagValue value) {
        return value.equals(FlagValue.of(true));
    }

    private void add(PropertyLines lines, boolean active) {
        lines.add(flag.key(), Boolean.toString(active));
    }

    private void add(PropertyLines lines, String strategy, String parameter, String value) {
        add(lines, true);
        lines.add(flag.key() + ".strategy", strategy);
        lines.add(flag.key() + ".param." + parameter, value);
    }

    private void addPercentage(Remainder remainder, PropertyLines lines) {
        if (remainder instanceof Remainder.Same same) {
            add(lines, isOn(same.value()));
            return;
        }
        Remainder.Split split = (Remainder.Split) remainder;
        Grain.PERCENT.check(split.on(), split.share(), flag.spot().at("percentage"));
        Share active = isOn(split.on()) ? split.share() : split.share().others();
        checkUser(isOn(split.on()));
        add(lines, "gradual", "percentage", Long.toString(Grain.PERCENT.steps(active)));
    }

    private void checkUser(boolean isTurnedOn) {
        if (!names.isKey(flag.bucketBy())) {
            refuse(
                    "bucketBy",
                    Loss.Feature.BUCKETING_KEY,
                    "Togglz hashes the name of the user alone, not " + flag.bucketBy() + ".",
                    "Make it the name by AttributeNames.withKey(..), or split by " + names.key() + ".");
        }
        if (!isTurnedOn) {
            flag.spot()
                    .at("bucketBy")
                    .lose(
                            Loss.Feature.BUCKETING_KEY,
                            "The feature is off for users without a name.",
                            "Give each user one.");
        }
    }

    private void addRules(PropertyLines lines) {
        boolean areAlone = flag.remainder() instanceof Remainder.Same same
                && !isOn(same.value())
                && flag.rules().stream().allMatch(rule -> isOn(rule.value()));
        if (!areAlone) {
            refuse(
                    "rules",
                    Loss.Feature.CONDITION,
                    "A feature has one strategy, so it cannot have rules and be on for others, too.",
                    "Export a phase of rules alone, at 0%, or a percentage alone, without rules.");
            return;
        }
        UserLists lists = new UserLists(names);
        for (int at = 0; at < flag.rules().size(); at++) {
            lists.read(
                    FlagView.conditionOf(flag.rules().get(at)), flag.spotOf(at).at("condition"));
        }
        addLists(lists, lines);
    }

    private void addLists(UserLists lists, PropertyLines lines) {
        List<String> roles = lists.roles();
        if (!roles.isEmpty() && !lists.users().isEmpty()) {
            refuse(
                    "rules",
                    Loss.Feature.CONDITION,
                    "A feature has one strategy, so it is for users by name or for segments, not for both.",
                    "Put the users into a segment.");
        } else if (roles.isEmpty()) {
            add(lines, "username", "users", String.join(",", lists.users()));
        } else {
            add(lines, "user-role", "roles", String.join(",", roles));
        }
    }
}
