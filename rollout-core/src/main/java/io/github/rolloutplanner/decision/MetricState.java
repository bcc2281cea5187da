package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One metric of a running rollout.
 *
 * @param model what the plan says of it
 * @param record what was observed
 * @param harm the evidence that exposed users fare worse
 */
record MetricState(MetricModel model, MetricRecord record, HarmEvidence harm) {
    /** Of looks that end at one time, a failure says more; the rest only makes the order one. */
    private static final Comparator<Observation> LATER = Comparator.comparing(
                    (Observation look) -> look.window().end())
            .thenComparing(MetricState::failure)
            .thenComparing(look -> look.window().start());

    static MetricState of(MetricModel model, MetricRecord record) {
        return new MetricState(model, record, HarmEvidence.of(model, record.buckets()));
    }

    /** The run with one more observation, which it neither knows nor contradicts. */
    MetricState with(
            Observation.Measured observation, PhaseBucket stratum, TransitionLog course, double srmSignificanceLevel) {
        int phase = stratum.phase();
        long breaches = isBreach(stratum) ? 1 : 0;
        MetricRecord after = WindowLedger.with(record, observation, stratum, breaches);
        MetricState next = new MetricState(model, after, harm.with(model, record.buckets(), stratum, after.buckets()));
        List<FoundDetection> found = new DetectionSearch(next, course, phase, srmSignificanceLevel).found();
        if (observation.accumulation() == Temporality.CUMULATIVE) {
            List<FoundDetection> before = new DetectionSearch(this, course, phase, srmSignificanceLevel).found();
            found.removeIf(proof -> !isConfirmed(proof, before));
        }
        return next.withProofs(found, phase, observation.window().end());
    }

    /**
     * Snapshots of running sums tear: one group is read fresher than the other, and the next one is right again. So it
     * takes two in a row to prove harm.
     */
    private static boolean isConfirmed(FoundDetection proof, List<FoundDetection> before) {
        return !proof.isOfHarm() || before.stream().anyMatch(known -> known.kind() == proof.kind());
    }

    /** The run after a look that brought no data: only the latest one is remembered. */
    MetricState with(Observation silence) {
        boolean isLater =
                record.silence().map(known -> LATER.compare(known, silence) < 0).orElse(true);
        return isLater ? new MetricState(model, record.withSilence(silence), harm) : this;
    }

    private static String failure(Observation silence) {
        return silence instanceof Observation.SourceFailed failed ? "failed: " + failed.failure() : "";
    }

    /** Beside a control group, what all users percentage is no breach. */
    private boolean isBeyond(PhaseBucket increment, Quantity level) {
        MetricScale scale = model.judge().orElseThrow().scale();
        double shared = model.yardsticks().of(increment).orElseThrow().comparison() == Comparison.CONTROL
                ? increment
                                .control()
                                .map(scale::shown)
                                .orElse(OptionalDouble.empty())
                                .orElse(scale.baseline())
                        - scale.baseline()
                : 0;
        return scale.isBeyond(increment.treated(), scale.at(level) + shared);
    }

    boolean isBreach(PhaseBucket increment) {
        return model.yardsticks()
                .of(increment)
                .flatMap(ComparisonBasis::level)
                .filter(level -> isBeyond(increment, level))
                .isPresent();
    }

    /** The first proof of a kind stays. */
    private MetricState withProofs(List<FoundDetection> found, int phase, Duration at) {
        List<Detection> proofs = new ArrayList<>(record.proofs());
        for (FoundDetection proof : found) {
            if (proof(proof.kind()).isEmpty()) {
                PhaseBucket sum = sumOf(phase);
                Optional<GroupTotals> control =
                        sum.control().filter(group -> proof.kind() == Detection.Kind.SPLIT || isCompared(phase));
                proofs.add(new Detection(
                        proof.kind(), at, phase, proof.evidence(), proof.needed(), sum.treated(), control));
            }
        }
        return proofs.size() == record.proofs().size() ? this : new MetricState(model, record.withProofs(proofs), harm);
    }

    private boolean isCompared(int phase) {
        return model.gate(phase)
                .flatMap(Gate::comparison)
                .filter(Comparison.CONTROL::equals)
                .isPresent();
    }

    /** Everything of one phase as one stretch. */
    PhaseBucket sumOf(int phase) {
        PhaseBucket sum = null;
        for (PhaseBucket stratum : record.buckets()) {
            if (stratum.phase() == phase) {
                sum = sum == null ? stratum : sum.plus(stratum);
            }
        }
        return sum == null ? PhaseBucket.none(phase) : sum;
    }

    Optional<Detection> proof(Detection.Kind kind) {
        for (Detection proof : record.proofs()) {
            if (proof.kind() == kind) {
                return Optional.of(proof);
            }
        }
        return Optional.empty();
    }
}
