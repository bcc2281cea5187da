package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The stretches of a metric that evidence in a phase may rest on. Snapshots of running sums tear, and the next one tells; of the
 * last one of a phase that was left none ever will. Where it alone showed what would have been detected, the phase is left out.
 *
 * @param all all stretches, oldest first
 * @param phase number of the phase that something is detected in
 */
record ConfirmedStretches(List<PhaseBucket> all, int phase) {

    /** Those that remain where so many stretches as come with one of a phase that was left show what was not detected there. */
    List<PhaseBucket> without(Predicate<List<PhaseBucket>> shows) {
        if (!anyMayBeTorn()) {
            return all;
        }
        List<PhaseBucket> confirmed = new ArrayList<>();
        for (PhaseBucket stretch : all) {
            confirmed.add(stretch);
            if (mayBeTorn(stretch) && shows.test(confirmed)) {
                confirmed.remove(confirmed.size() - 1);
            }
        }
        return confirmed;
    }

    private boolean anyMayBeTorn() {
        for (PhaseBucket stretch : all) {
            if (mayBeTorn(stretch)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayBeTorn(PhaseBucket stretch) {
        return stretch.phase() < phase && stretch.checkpoint().isPresent();
    }
}
