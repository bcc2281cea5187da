package io.github.rolloutplanner.metric;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How the measured gates of a phase together let it go on or break it.
 *
 * <p>Each gate passes, is broken, or is still open, and so is the phase. It passes when all critical gates pass and so many
 * of the others as are needed. It is broken when a critical gate is, or when so many of the others are broken that those
 * which are left are too few: of n, more than n minus the number that is needed.
 *
 * @param needed how many of the gates that are not critical must pass; empty where all must
 * @param critical the names of the metrics whose gates must pass
 * @since 0.1.0
 */
public record GateComposition(OptionalInt needed, List<String> critical) {
    private static final GateComposition ALL = new GateComposition(OptionalInt.empty(), List.of());

    /**
     * Copies the critical metrics.
     *
     * @throws RolloutException.InvalidValue if less than one gate must pass, or a metric is named twice
     */
    public GateComposition {
        if (requireNonNull(needed, "needed").orElse(1) < 1) {
            throw new RolloutException.InvalidValue("A phase that needs " + needed.getAsInt()
                    + " of its gates passes without any. Give at least 1, or let its gates only observe.");
        }
        critical = Elements.listOf(critical, "critical");
        Set<String> names = new HashSet<>();
        for (String metric : critical) {
            if (!names.add(metric)) {
                throw new RolloutException.InvalidValue("The metric '" + metric + "' is critical twice. Name it once.");
            }
        }
    }

    /**
     * Every gate must pass, and each breach breaks the phase.
     *
     * @return the composition that phases have by default
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
     * So many gates must pass, and the phase is broken when those which are left are too few.
     *
     * @param gates how many; at least 1, and where that is more than there are, all
     * @return the composition
     */
    public static GateComposition atLeast(int gates) {
        return new GateComposition(OptionalInt.of(gates), List.of());
    }

    /**
     * This composition with other critical metrics: their gates must pass, and the breach of one breaks the phase, whatever
     * the others say. A critical metric without a gate never passes.
     *
     * @param metrics the names of the metrics, each once
     * @return a composition that differs in this
     */
    public GateComposition withCritical(String... metrics) {
        return new GateComposition(needed, Elements.listOf(metrics, "metrics"));
    }

    /**
     * Whether the phase may go on.
     *
     * @param passed the metrics whose gates pass
     * @param all the metrics of all measured gates
     * @return whether all critical gates pass, and enough of the others
     */
    public boolean passes(Set<String> passed, Set<String> all) {
        requireNonNull(passed, "passed");
        requireNonNull(all, "all");
        return passed.containsAll(critical) && others(passed, all) >= mustPass(all);
    }

    /**
     * Whether the phase can no longer pass.
     *
     * @param broken the metrics whose gates are broken
     * @param all the metrics of all measured gates
     * @return whether a critical gate is broken, or so many of the others that those which are left are too few
     */
    public boolean breaks(Set<String> broken, Set<String> all) {
        requireNonNull(broken, "broken");
        requireNonNull(all, "all");
        return !Collections.disjoint(broken, critical) || others(broken, all) > others(all, all) - mustPass(all);
    }

    private int mustPass(Set<String> all) {
        int others = others(all, all);
        return Math.min(needed.orElse(others), others);
    }

    /** How many of some metrics have gates that are not critical. */
    private int others(Set<String> some, Set<String> all) {
        return (int) some.stream()
                .filter(metric -> all.contains(metric) && !critical.contains(metric))
                .count();
    }
}
