package io.github.rolloutplanner.json.export.microsoft;

import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import io.github.rolloutplanner.json.internal.export.Spot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The groups of one document, each of which has the same members in all flags. */
final class Groups {
    private final KnownNames names;
    private final Map<String, TargetingCondition> meanings = new HashMap<>();

    Groups(KnownNames names) {
        this.names = names;
    }

    /** Whom a rule is for; who has to be put into groups for it is noted. */
    Members of(FlagView flag, int at) {
        TargetingRule rule = flag.rules().get(at);
        TargetingCondition condition = FlagView.conditionOf(rule);
        Spot spot = flag.spotOf(at);
        Optional<Members> members = members(condition);
        if (members.isPresent()) {
            members.get().groups().forEach(name -> ask(name, TargetingCondition.inSegment(name), spot));
            return members.get();
        }
        if (rule.value().equals(flag.state().defaultValue())) {
            refuse(rule, condition, spot);
        }
        ask(rule.segment(), condition, spot);
        return Members.group(rule.segment());
    }

    /** Users and members of groups, if a condition asks for nothing else. */
    private Optional<Members> members(TargetingCondition condition) {
        if (condition instanceof TargetingCondition.AnyOf any) {
            return any.parts().stream()
                    .map(this::members)
                    .reduce((some, others) -> some.flatMap(one -> others.map(one::and)))
                    .flatMap(all -> all);
        }
        if (condition instanceof TargetingCondition.InSegment in) {
            return Optional.of(Members.group(in.segment()));
        }
        return ids(condition).map(Members::users);
    }

    private Optional<List<String>> ids(TargetingCondition condition) {
        if (condition instanceof TargetingCondition.Is is && names.isKey(is.attribute())) {
            return Optional.of(is.texts());
        }
        return condition instanceof TargetingCondition.In in && names.isKey(in.attribute())
                ? Optional.of(in.texts())
                : Optional.empty();
    }

    /** Without the group those users would get the change like all others. */
    private static void refuse(TargetingRule rule, TargetingCondition condition, Spot spot) {
        spot.at("condition")
                .refuse(
                        Loss.Feature.CONDITION,
                        "It knows no attributes, so it cannot keep the change from those of whom " + condition
                                + " holds.",
                        "Put them into a group, and ask the segment by its name: a rule for '" + rule.segment()
                                + "' without a condition.");
    }

    private void ask(String group, TargetingCondition meaning, Spot spot) {
        TargetingCondition other = meanings.putIfAbsent(group, meaning);
        if (other != null && !other.equals(meaning)) {
            spot.refuse(
                    Loss.Feature.SEGMENT,
                    "Group '" + group + "' is for two kinds of users: " + other + " and " + meaning + ".",
                    "Give the segment of one of them another name.");
        }
        spot.lose(
                Loss.Feature.SEGMENT,
                meaning instanceof TargetingCondition.InSegment
                        ? "It has no members of groups."
                        : "It knows no attributes of users.",
                "Give the groups of a user '" + group + "' if " + holds(meaning) + ".");
    }

    private static String holds(TargetingCondition meaning) {
        return meaning instanceof TargetingCondition.InSegment in
                ? "the user is a member of segment '" + in.segment() + "'"
                : "this holds: " + meaning;
    }
}
