package io.github.rolloutplanner.json.export.microsoft;

import io.github.rolloutplanner.internal.bounds.Elements;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom a rule is for: users by their id, and members of groups.
 *
 * @param users ids
 * @param groups names of groups
 */
record Members(List<String> users, List<String> groups) {

    Members {
        users = Elements.listOf(users, "users");
        groups = Elements.listOf(groups, "groups");
    }

    static Members users(List<String> users) {
        return new Members(users, List.of());
    }

    static Members group(String name) {
        return new Members(List.of(), List.of(name));
    }

    Members and(Members others) {
        return new Members(joined(users, others.users), joined(groups, others.groups));
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }
}
