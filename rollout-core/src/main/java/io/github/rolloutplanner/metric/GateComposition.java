package io.github.rolloutplanner.metric;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the measured gates of a phase together let it go on or break it.
 *
 * <p>Each gate passes, is broken, or is still open. Of the gates that are not critical, so many must pass; each critical
 * one must pass, whatever the others say. The phase is broken as soon as it can no longer pass: when a critical gate is
 * broken, or too many of the others. Until then it is open.
 *
 * @param atLeast how many of the gates that are not critical must pass; empty where all must
 * @param critical the metrics whose gates must pass, in the order of their names
 * @since 0.1.0
 */
public record GateComposition(OptionalInt atLeast, Set<String> critical) {
    private static final GateComposition ALL = new GateComposition(OptionalInt.empty(), Set.of());

    /**
     * Copies and sorts the critical metrics.
     *
     * @param atLeast how many of the gates that are not critical must pass; empty where all must
     * @param critical the metrics whose gates must pass
     * @throws IllegalArgumentException if less than one gate must pass
     */
    public GateComposition {
        if (atLeast.orElse(1) < 1) {
            throw new IllegalArgumentException("A phase that needs " + atLeast.getAsInt()
                    + " of its gates passes without any. Give at least 1, or let its gates only observe.");
        }
        critical = Collections.unmodifiableSet(new TreeSet<>(critical));
    }

    /**
     * Every gate must pass, and each breach breaks the phase.
     *
     * @return the composition that phases have if nobody says otherwise
     */
    public static GateComposition all() {
        return ALL;
    }

    /**
     * One gate must pass, and the phase is broken when all are.
     *
     * @return the composition
     */
    public static GateComposition any() {
        return atLeast(1);
    }

    /**
     * So many gates must pass, and the phase is broken when the others are too few for that.
     *
     * @param gates how many; at least 1, and as many as there are where it is more than that
     * @return the composition
     */
    public static GateComposition atLeast(int gates) {
        return new GateComposition(OptionalInt.of(gates), Set.of());
    }

    /**
     * This composition with other critical metrics: their gates must pass, and the breach of one breaks the phase, whatever
     * the others say. A critical metric without a gate never passes.
     *
     * @param metrics the names of the metrics
     * @return a composition that differs in this
     */
    public GateComposition withCritical(String... metrics) {
        return new GateComposition(atLeast, new TreeSet<>(List.of(metrics)));
    }

    /**
     * Whether the phase may go on.
     *
     * @param passed the metrics whose gates pass
     * @param all the metrics of all measured gates
     * @return whether all critical gates pass, and enough of the others
     */
    public boolean passes(Set<String> passed, Set<String> all) {
        return passed.containsAll(critical) && others(passed, all) >= needed(all);
    }

    /**
     * Whether the phase can no longer pass.
     *
     * @param broken the metrics whose gates are broken
     * @param all the metrics of all measured gates
     * @return whether a critical gate is broken, or so many of the others that those which are left are too few
     */
    public boolean breaks(Set<String> broken, Set<String> all) {
        return !Collections.disjoint(broken, critical) || others(broken, all) > others(all, all) - needed(all);
    }

    private int needed(Set<String> all) {
        int others = others(all, all);
        return Math.min(atLeast.orElse(others), others);
    }

    /** How many of some metrics have gates that are not critical. */
    private int others(Set<String> some, Set<String> all) {
        return (int) some.stream()
                .filter(metric -> all.contains(metric) && !critical.contains(metric))
                .count();
    }
}
