package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.EValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The evidence that exposed users fare worse: half of the weight is on harm that has been there from the start, half on
 * harm that begins with one of the phases, as a larger percentage may bring it. Without the second, a good week at 5% would
 * hide for long what breaks at 50%. A mean of evidence that is valid at any time is so, too. A signal is about its latest
 * stretch alone, so that it can recover.
 *
 * @param whole of all phases; of a signal, of the latest stretch
 * @param phases of each phase by itself; none for a signal
 */
public record HarmEvidence(EvidenceSum whole, List<EvidenceSum> phases) {
    private static final double OF_ONE_PHASE = 0.5;

    static HarmEvidence of(MetricModel model, List<PhaseBucket> buckets) {
        if (!model.isGuardrail()) {
            return new HarmEvidence(EvidenceSum.of(model, latest(buckets)), List.of());
        }
        List<EvidenceSum> phases = new ArrayList<>();
        for (int phase = 1; phase <= model.gates().size(); phase++) {
            phases.add(EvidenceSum.of(model, ofPhase(buckets, phase)));
        }
        return new HarmEvidence(EvidenceSum.of(model, buckets), List.copyOf(phases));
    }

    /** The evidence after an observation. */
    HarmEvidence with(MetricModel model, List<PhaseBucket> before, PhaseBucket observed, List<PhaseBucket> after) {
        if (!model.isGuardrail()) {
            return of(model, after);
        }
        int phase = observed.phase();
        List<EvidenceSum> next = new ArrayList<>(phases);
        next.set(phase - 1, of(phase).with(model, ofPhase(before, phase), observed, ofPhase(after, phase)));
        return new HarmEvidence(whole.with(model, before, observed, after), List.copyOf(next));
    }

    private static List<PhaseBucket> latest(List<PhaseBucket> buckets) {
        return buckets.isEmpty() ? buckets : buckets.subList(buckets.size() - 1, buckets.size());
    }

    private static List<PhaseBucket> ofPhase(List<PhaseBucket> buckets, int phase) {
        int from = 0;
        while (from < buckets.size() && buckets.get(from).phase() < phase) {
            from++;
        }
        int to = from;
        while (to < buckets.size() && buckets.get(to).phase() == phase) {
            to++;
        }
        return buckets.subList(from, to);
    }

    /** Both halves together. */
    public EValue mixed() {
        EValue[] each = phases.stream().map(EvidenceSum::worse).toArray(EValue[]::new);
        return each.length == 0 ? whole.worse() : whole.worse().mixedWith(EValue.mean(each), OF_ONE_PHASE);
    }

    private EvidenceSum of(int phase) {
        return phases.get(phase - 1);
    }
}
