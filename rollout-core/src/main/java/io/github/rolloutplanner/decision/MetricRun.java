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
record MetricRun(MetricModel model, MetricRecord record, HarmEvidence harm) {
    /** Of looks that end at one time, a failure says more; the rest only makes the order one. */
    private static final Comparator<Observation> LATER = Comparator.comparing(
                    (Observation look) -> look.window().end())
            .thenComparing(MetricRun::failure)
            .thenComparing(look -> look.window().start());

    static MetricRun of(MetricModel model, MetricRecord record) {
        return new MetricRun(model, record, HarmEvidence.of(model, record.strata()));
    }

    /** The run with one more observation, which it neither knows nor contradicts. */
    MetricRun with(Observation.Measured observation, Stratum stratum, Course course, double splitLevel) {
        int phase = stratum.phase();
        long breaches = isBreach(stratum) ? 1 : 0;
        MetricRecord after = WindowLedger.with(record, observation, stratum, breaches);
        MetricRun next = new MetricRun(model, after, harm.with(model, record.strata(), stratum, after.strata()));
        List<FoundProof> found = new ProofSearch(next, course, phase, splitLevel).found();
        if (observation.accumulation() == Accumulation.CUMULATIVE) {
            List<FoundProof> before = new ProofSearch(this, course, phase, splitLevel).found();
            found.removeIf(proof -> !isConfirmed(proof, before));
        }
        return next.withProofs(found, phase, observation.window().end());
    }

    /**
     * Snapshots of running sums tear: one group is read fresher than the other, and the next one is right again. So it
     * takes two in a row to prove harm.
     */
    private static boolean isConfirmed(FoundProof proof, List<FoundProof> before) {
        return !proof.isOfHarm() || before.stream().anyMatch(known -> known.kind() == proof.kind());
    }

    /** The run after a look that brought no data: only the latest one is remembered. */
    MetricRun with(Observation silence) {
        boolean isLater =
                record.silence().map(known -> LATER.compare(known, silence) < 0).orElse(true);
        return isLater ? new MetricRun(model, record.withSilence(silence), harm) : this;
    }

    private static String failure(Observation silence) {
        return silence instanceof Observation.SourceFailed failed ? "failed: " + failed.failure() : "";
    }

    /** Beside a control group, what all users share is no breach. */
    private boolean isBeyond(Stratum increment, Quantity level) {
        Scale scale = model.judge().orElseThrow().scale();
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

    boolean isBreach(Stratum increment) {
        return model.yardsticks()
                .of(increment)
                .flatMap(Yardstick::level)
                .filter(level -> isBeyond(increment, level))
                .isPresent();
    }

    /** The first proof of a kind stays. */
    private MetricRun withProofs(List<FoundProof> found, int phase, Duration at) {
        List<Proof> proofs = new ArrayList<>(record.proofs());
        for (FoundProof proof : found) {
            if (proof(proof.kind()).isEmpty()) {
                Stratum sum = sumOf(phase);
                Optional<GroupTotals> control =
                        sum.control().filter(group -> proof.kind() == Proof.Kind.SPLIT || isCompared(phase));
                proofs.add(
                        new Proof(proof.kind(), at, phase, proof.evidence(), proof.needed(), sum.treated(), control));
            }
        }
        return proofs.size() == record.proofs().size() ? this : new MetricRun(model, record.withProofs(proofs), harm);
    }

    private boolean isCompared(int phase) {
        return model.gate(phase)
                .flatMap(Gate::comparison)
                .filter(Comparison.CONTROL::equals)
                .isPresent();
    }

    /** Everything of one phase as one stretch. */
    Stratum sumOf(int phase) {
        Stratum sum = null;
        for (Stratum stratum : record.strata()) {
            if (stratum.phase() == phase) {
                sum = sum == null ? stratum : sum.plus(stratum);
            }
        }
        return sum == null ? Stratum.none(phase) : sum;
    }

    Optional<Proof> proof(Proof.Kind kind) {
        for (Proof proof : record.proofs()) {
            if (proof.kind() == kind) {
                return Optional.of(proof);
            }
        }
        return Optional.empty();
    }
}
