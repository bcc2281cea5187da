package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.statistics.EValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The evidence that exposed users fare worse: half of the weight is on harm that has been there from the start, half on
 * harm that begins with one of the phases, as a larger share may bring it. Without the second, a good week at 5% would
 * hide for long what breaks at 50%. A mean of evidence that is valid at any time is so, too.
 *
 * @param whole of all phases
 * @param phases of each phase by itself
 */
record HarmEvidence(EValue whole, List<EValue> phases) {
    private static final double FROM_THE_START = 0.5;

    static HarmEvidence of(MetricModel model, List<Stratum> strata) {
        List<EValue> phases = new ArrayList<>();
        for (int phase = 1; phase <= model.gates().size(); phase++) {
            phases.add(worse(model, ofPhase(strata, phase)));
        }
        return new HarmEvidence(worse(model, strata), List.copyOf(phases));
    }

    /** The evidence after something new in one phase. */
    HarmEvidence with(MetricModel model, List<Stratum> strata, int phase) {
        if (model.judge().isEmpty()) {
            return this;
        }
        List<EValue> next = new ArrayList<>(phases);
        next.set(phase - 1, worse(model, ofPhase(strata, phase)));
        return new HarmEvidence(worse(model, strata), List.copyOf(next));
    }

    private static List<Stratum> ofPhase(List<Stratum> strata, int phase) {
        return strata.stream().filter(stratum -> stratum.phase() == phase).toList();
    }

    private static EValue worse(MetricModel model, List<Stratum> strata) {
        return strata.isEmpty() || model.judge().isEmpty()
                ? EValue.NONE
                : model.judge().get().worse(strata, model.yardsticks(), model.comparisonLevel());
    }

    /** Both halves together. */
    EValue mixed() {
        return phases.isEmpty()
                ? whole
                : whole.mixedWith(EValue.mean(phases.toArray(EValue[]::new)), 1 - FROM_THE_START);
    }

    /** Of one phase by itself. */
    EValue of(int phase) {
        return phases.get(phase - 1);
    }
}
