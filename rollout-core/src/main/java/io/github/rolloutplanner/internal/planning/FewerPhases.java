package io.github.rolloutplanner.internal.planning;

import java.util.ArrayList;
import java.util.List;

/**
 * Ladders with fewer phases. Of all that have a number of phases it is the one whose blast radius grows by the smallest factor
 * from step to step: so the first one, whose blast radius is the smallest, stays small, and the next see as much as they can.
 */
final class FewerPhases {
    private static final double ROUNDING = 1e-9;

    private final List<PhaseFloor> phases;
    private final List<PhaseFloor> exposing;
    private final double[][] largestFactor;
    private final int[][] before;

    FewerPhases(List<PhaseFloor> phases) {
        this.phases = phases;
        this.exposing = phases.stream().filter(PhaseFloor::exposesUsers).toList();
        int all = exposing.size();
        this.largestFactor = new double[all + 1][all];
        this.before = new int[all + 1][all];
        for (int count = 1; count <= all; count++) {
            for (int at = 0; at < all; at++) {
                reach(count, at);
            }
        }
    }

    /** The best ladder of a number of phases that ends with one: by the smallest factor, then by the most that is seen before. */
    private void reach(int count, int at) {
        largestFactor[count][at] = count == 1 && at == 0 ? 1 : Double.POSITIVE_INFINITY;
        for (int from = at - 1; from >= 0 && count > 1; from--) {
            double factor = Math.max(largestFactor[count - 1][from], factor(from, at));
            if (factor < largestFactor[count][at] - ROUNDING) {
                largestFactor[count][at] = factor;
                before[count][at] = from;
            }
            if (!exposing.get(from).isOptional()) {
                return;
            }
        }
    }

    private double factor(int from, int to) {
        return exposing.get(to).percentage().value()
                / exposing.get(from).percentage().value();
    }

    /** How many phases expose users. */
    int most() {
        return exposing.size();
    }

    /** Whether there is a ladder of so many phases that expose users. */
    boolean has(int count) {
        return count >= 1 && count <= most() && Double.isFinite(largestFactor[count][exposing.size() - 1]);
    }

    /** The ladder of so many phases that expose users, with those that expose none. */
    List<PhaseFloor> of(int count) {
        List<PhaseFloor> kept = new ArrayList<>();
        int at = exposing.size() - 1;
        for (int left = count; left >= 1; left--) {
            kept.add(exposing.get(at));
            at = before[left][at];
        }
        return phases.stream()
                .filter(phase -> !phase.exposesUsers() || kept.contains(phase))
                .toList();
    }
}
