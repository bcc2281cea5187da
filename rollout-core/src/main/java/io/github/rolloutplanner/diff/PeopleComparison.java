package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.Responsibility;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compares who is there: how many people a role needs, and who they are. */
final class PeopleComparison {
    private static final List<Facet<Responsibility, ?>> FACETS = List.of(
            Facet.of(
                    Kind.PEOPLE,
                    "needed",
                    "people needed as %",
                    (Responsibility role) -> Optional.of(role.needed()),
                    Leaning.<Integer>moreIsSafer()),
            Facet.of(
                            Kind.PEOPLE,
                            "names",
                            "people named as %",
                            (Responsibility role) ->
                                    Optional.of(role.names().stream().sorted().toList()),
                            Leaning.by(Comparator.<List<String>>comparingInt(List::size)
                                    .reversed()))
                    .shownAs(PeopleComparison::names));

    private PeopleComparison() {}

    static void compare(RolloutPlan before, RolloutPlan after, Found found) {
        Pairs<Responsibility> roles = Pairs.of(roles(before), roles(after)).by(Responsibility::role);
        roles.both().forEach(pair -> Facet.compareAll(FACETS, pair.before(), pair.after(), found));
        roles.added()
                .forEach(role ->
                        found.added(Kind.PEOPLE, Direction.SAFER, role, Wording.capitalized(role.name()), text(role)));
        roles.removed()
                .forEach(role -> found.removed(
                        Kind.PEOPLE, Direction.RISKIER, role, Wording.capitalized(role.name()), text(role)));
    }

    private static List<Part<Responsibility>> roles(RolloutPlan plan) {
        return Part.each("responsibilities", plan.responsibilities(), role -> Wording.of(role.role()));
    }

    private static String text(Part<Responsibility> role) {
        return names(role.value().names());
    }

    private static String names(List<String> names) {
        return names.isEmpty()
                ? "none named"
                : Wording.and(names.stream().map(Part::named).toList());
    }
}
