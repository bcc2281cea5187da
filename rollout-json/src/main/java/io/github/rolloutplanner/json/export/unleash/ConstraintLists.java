package io.github.rolloutplanner.json.export.unleash;

import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.Clauses;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import io.github.rolloutplanner.json.internal.export.Literal;
import io.github.rolloutplanner.json.internal.export.Spot;
import io.github.rolloutplanner.json.internal.export.VersionOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Conditions as lists of constraints, one list for each way to meet them. */
final class ConstraintLists {
    private final KnownNames names;
    private final Map<String, Integer> segments;

    ConstraintLists(KnownNames names, Map<String, Integer> segments) {
        this.names = names;
        this.segments = segments;
    }

    /** The ways to meet all of several conditions; of none, there is one without constraints. */
    List<Constraints> of(List<TargetingCondition> conditions, Spot spot) {
        List<TargetingCondition> all =
                conditions.stream().map(VersionOrder::withoutBuilds).toList();
        if (all.isEmpty()) {
            return List.of(Constraints.NONE);
        }
        TargetingCondition condition = all.size() == 1 ? all.get(0) : new TargetingCondition.AllOf(all);
        return Clauses.of(condition, spot).stream()
                .map(clause -> constraints(clause, spot))
                .toList();
    }

    private Constraints constraints(List<Literal> clause, Spot spot) {
        List<JsonObject> constraints = new ArrayList<>();
        List<Integer> ids = new ArrayList<>();
        for (Literal literal : clause) {
            Spot place = literal.negated() ? spot.opposite() : spot;
            if (literal.leaf() instanceof TargetingCondition.InSegment in && segments.containsKey(in.segment())) {
                ids.add(idOf(in.segment(), literal.negated(), place));
            } else {
                constraints.add(new ConstraintTable(names, literal.negated()).leaf(literal.leaf(), place));
            }
        }
        return new Constraints(List.copyOf(constraints), List.copyOf(ids));
    }

    private int idOf(String segment, boolean negated, Spot spot) {
        int id = segments.getOrDefault(segment, 0);
        if (negated) {
            spot.refuse(
                    Loss.Feature.SEGMENT,
                    "Unleash cannot ask who is not in segment '" + segment + "'.",
                    "Export without its id: then a property of the context says who is in it.");
        } else {
            spot.lose(
                    Loss.Feature.SEGMENT,
                    "Segment '" + segment + "' is not part of the document.",
                    "Unleash must know segment " + id + ".");
        }
        return id;
    }
}
