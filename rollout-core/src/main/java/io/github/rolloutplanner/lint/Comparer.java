package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reports facts that differ between the two places where they stand.
 *
 * @param report where to
 * @param row what is said of them
 * @param metric the metric that they are about, if one
 * @param phase the name of the phase that they are about, if one
 */
record Comparer(Report report, Rule row, Optional<String> metric, Optional<String> phase) {
    private static final double ROUNDING = 1e-9;
    private static final String NONE = "none";

    Comparer(Report report, Rule row) {
        this(report, row, Optional.empty(), Optional.empty());
    }

    Comparer of(String metric) {
        return new Comparer(report, row, Optional.of(metric), phase);
    }

    Comparer in(String phase) {
        return new Comparer(report, row, metric, Optional.of(phase));
    }

    /** The same comparison in other words. */
    Comparer saying(Rule other) {
        return new Comparer(report, other, metric, phase);
    }

    /** Two values that have to be equal, at a path, in the place that it leads to and in another. */
    void same(String path, String what, String place, Object found, String other, Object expected) {
        if (!found.equals(expected)) {
            differs(path, what, place, found, other, expected);
        }
    }

    /** Two numbers, of which one may have been computed in another way. */
    void near(String path, String what, String place, OptionalDouble found, String other, double expected) {
        if (found.isPresent() && !isNear(found.getAsDouble(), expected)) {
            differs(path, what, place, found.getAsDouble(), other, expected);
        }
    }

    /** Two counts, of which one may have been rounded after another computation. */
    void near(String path, String what, String place, long found, String other, long expected) {
        if (Math.abs((double) found - expected) > 1) {
            differs(path, what, place, found, other, expected);
        }
    }

    void same(String path, String what, String place, OptionalLong found, String other, OptionalLong expected) {
        same(path, what, place, boxed(found), other, boxed(expected));
    }

    private static Optional<Long> boxed(OptionalLong number) {
        return number.stream().boxed().findFirst();
    }

    private static boolean isNear(double one, double other) {
        return Math.abs(one - other) <= ROUNDING * Math.max(Math.abs(one), Math.abs(other));
    }

    /** Something else about the same metric and phase. */
    void say(String path, Rule other, Fact... facts) {
        List<Fact> all = new ArrayList<>(List.of(fact("metric", metric), fact("phase", phase)));
        all.addAll(List.of(facts));
        report.add(path, other, all.toArray(Fact[]::new));
    }

    private void differs(String path, String what, String place, Object found, String other, Object expected) {
        say(
                path,
                row,
                fact("what", what),
                fact("found", said(found)),
                fact("place", place),
                fact("expected", said(expected)),
                fact("other", other));
    }

    private static Object said(Object value) {
        return value instanceof Optional<?> maybe && maybe.isEmpty() ? NONE : value;
    }
}
