package io.github.rolloutplanner.json.export.togglz;

import io.github.rolloutplanner.flag.AttributeCondition;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import io.github.rolloutplanner.json.internal.export.Spot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The users and the roles of all rules of a flag. */
final class UserLists {
    private final KnownNames names;
    private final Set<String> users = new LinkedHashSet<>();
    private final Set<String> roles = new LinkedHashSet<>();

    UserLists(KnownNames names) {
        this.names = names;
    }

    List<String> users() {
        return List.copyOf(users);
    }

    List<String> roles() {
        return List.copyOf(roles);
    }

    void read(TargetingCondition condition, Spot spot) {
        if (condition instanceof TargetingCondition.AnyOf any) {
            any.parts().forEach(part -> read(part, spot));
        } else if (condition instanceof TargetingCondition.InSegment in) {
            spot.lose(
                    Loss.Feature.SEGMENT,
                    "Segment '" + in.segment() + "' is a role there.",
                    "Give its members the role '" + in.segment() + "' in the attribute 'roles' of the user.");
            add(in.segment(), roles, spot);
        } else if (isUsers(condition)) {
            ((AttributeCondition) condition).texts().forEach(user -> add(user, users, spot));
        } else {
            spot.refuse(
                    Loss.Feature.CONDITION,
                    "Togglz knows users by their name and roles alone, so it cannot ask: " + condition + ".",
                    "Make the rule one without a condition: then it is for the role of its segment.");
        }
    }

    private boolean isUsers(TargetingCondition condition) {
        return (condition instanceof TargetingCondition.Is || condition instanceof TargetingCondition.In)
                && names.isKey(((AttributeCondition) condition).attribute());
    }

    /** The list has commas between its entries, and no spaces around them. */
    private static void add(String entry, Set<String> list, Spot spot) {
        if (entry.contains(",") || entry.isBlank() || !entry.equals(entry.trim())) {
            spot.refuse(
                    Loss.Feature.CONDITION,
                    "'" + entry + "' cannot stand in a list of Togglz.",
                    "Give it a name without commas, and without spaces at its ends.");
        }
        list.add(entry);
    }
}
