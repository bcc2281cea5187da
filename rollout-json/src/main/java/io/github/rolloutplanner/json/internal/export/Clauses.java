package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.json.export.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Conditions for systems that have lists of rules, each of which is a list of comparisons: a condition holds where all literals of
 * at least one of its clauses do.
 */
public final class Clauses {
    private static final int MOST = 200;

    private Clauses() {}

    /** The clauses of a condition; none where there would be too many, which is refused. */
    public static List<List<Literal>> of(TargetingCondition condition, Spot spot) {
        try {
            return of(condition, false);
        } catch (TooManyException e) {
            spot.refuse(
                    Loss.Feature.CONDITION,
                    "As a list of comparisons it would have more than " + MOST + " parts.",
                    "Make several rules of it, or move a part of it into a segment.");
            return List.of();
        }
    }

    private static List<List<Literal>> of(TargetingCondition condition, boolean negated) {
        if (condition instanceof TargetingCondition.Not not) {
            return of(not.part(), !negated);
        }
        if (condition.parts().isEmpty()) {
            return List.of(List.of(new Literal(condition, negated)));
        }
        boolean isAnyOf = condition instanceof TargetingCondition.AnyOf != negated;
        return isAnyOf ? anyOf(condition.parts(), negated) : allOf(condition.parts(), negated);
    }

    private static List<List<Literal>> anyOf(List<TargetingCondition> parts, boolean negated) {
        List<List<Literal>> clauses = new ArrayList<>();
        parts.forEach(part -> clauses.addAll(of(part, negated)));
        return bounded(clauses);
    }

    private static List<List<Literal>> allOf(List<TargetingCondition> parts, boolean negated) {
        List<List<Literal>> clauses = List.of(List.of());
        for (TargetingCondition part : parts) {
            clauses = product(clauses, of(part, negated));
        }
        return clauses;
    }

    private static List<List<Literal>> product(List<List<Literal>> left, List<List<Literal>> right) {
        List<List<Literal>> product = new ArrayList<>();
        for (List<Literal> first : left) {
            for (List<Literal> second : right) {
                product.add(Stream.concat(first.stream(), second.stream())
                        .distinct()
                        .toList());
            }
            bounded(product);
        }
        return product;
    }

    private static List<List<Literal>> bounded(List<List<Literal>> clauses) {
        if (clauses.size() > MOST) {
            throw new TooManyException();
        }
        return clauses;
    }

    private static final class TooManyException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
