package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.statistics.EValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The evidence that exposed users fare worse: half of the weight is on harm that has been there from the start, half on
 * harm that begins with one of the phases, as a larger share may bring it. Without the second, a good week at 5% would
 * hide for long what breaks at 50%. A mean of evidence that is valid at any time is so, too. A signal is about its latest
 * stretch alone, so that it can recover.
 *
 * @param whole of all phases; of a signal, of the latest stretch
 * @param phases of each phase by itself; none for a signal
 */
record HarmEvidence(Weighed whole, List<Weighed> phases) {
    private static final double OF_ONE_PHASE = 0.5;

    static HarmEvidence of(MetricModel model, List<Stratum> strata) {
        if (!model.isGuardrail()) {
            return new HarmEvidence(Weighed.of(model, latest(strata)), List.of());
        }
        List<Weighed> phases = new ArrayList<>();
        for (int phase = 1; phase <= model.gates().size(); phase++) {
            phases.add(Weighed.of(model, ofPhase(strata, phase)));
        }
        return new HarmEvidence(Weighed.of(model, strata), List.copyOf(phases));
    }

    /** The evidence after an observation. */
    HarmEvidence with(MetricModel model, List<Stratum> before, Stratum observed, List<Stratum> after) {
        if (!model.isGuardrail()) {
            return of(model, after);
        }
        int phase = observed.phase();
        List<Weighed> next = new ArrayList<>(phases);
        next.set(phase - 1, of(phase).with(model, ofPhase(before, phase), observed, ofPhase(after, phase)));
        return new HarmEvidence(whole.with(model, before, observed, after), List.copyOf(next));
    }

    private static List<Stratum> latest(List<Stratum> strata) {
        return strata.isEmpty() ? strata : strata.subList(strata.size() - 1, strata.size());
    }

    private static List<Stratum> ofPhase(List<Stratum> strata, int phase) {
        int from = 0;
        while (from < strata.size() && strata.get(from).phase() < phase) {
            from++;
        }
        int to = from;
        while (to < strata.size() && strata.get(to).phase() == phase) {
            to++;
        }
        return strata.subList(from, to);
    }

    /** Both halves together. */
    EValue mixed() {
        EValue[] each = phases.stream().map(Weighed::worse).toArray(EValue[]::new);
        return each.length == 0 ? whole.worse() : whole.worse().mixedWith(EValue.mean(each), OF_ONE_PHASE);
    }

    private Weighed of(int phase) {
        return phases.get(phase - 1);
    }
}
