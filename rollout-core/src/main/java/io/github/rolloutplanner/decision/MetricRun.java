package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.statistics.EValue;
import io.github.rolloutplanner.statistics.SampleRatioEProcess;
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
    MetricRun with(Observation.Measured observation, Course course, double splitLevel) {
        int phase = course.phaseOf(observation.window()).orElseThrow();
        Stratum stratum = Stratum.of(phase, course.since(phase), observation);
        long breaches = isBreach(stratum) ? 1 : 0;
        MetricRecord after = WindowLedger.with(record, observation, stratum, breaches);
        MetricRun next = new MetricRun(model, after, harm.with(model, record.strata(), stratum, after.strata()));
        List<Found> found = next.found(course, phase, splitLevel);
        if (observation.accumulation() == Accumulation.CUMULATIVE) {
            found.removeIf(proof -> !isConfirmed(proof, found(course, phase, splitLevel)));
        }
        return next.withProofs(found, phase, observation.window().end());
    }

    /**
     * Snapshots of running sums tear: one group is read fresher than the other, and the next one is right again. So it
     * takes two in a row to prove harm.
     */
    private static boolean isConfirmed(Found proof, List<Found> before) {
        return !proof.isOfHarm() || before.stream().anyMatch(known -> known.kind == proof.kind);
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

    private boolean isBreach(Stratum increment) {
        return model.yardsticks()
                .of(increment)
                .flatMap(Yardstick::level)
                .filter(level -> isBeyond(increment, level))
                .isPresent();
    }

    private List<Found> found(Course course, int phase, double splitLevel) {
        List<Found> found = new ArrayList<>();
        worseProof(phase).ifPresent(found::add);
        limitProof().ifPresent(found::add);
        countedProof(course, phase).ifPresent(found::add);
        splitProof(splitLevel).ifPresent(found::add);
        return found;
    }

    /** The first proof of a kind stays. */
    private MetricRun withProofs(List<Found> found, int phase, Duration at) {
        List<Proof> proofs = new ArrayList<>(record.proofs());
        for (Found proof : found) {
            if (proof(proof.kind).isEmpty()) {
                Stratum sum = sumOf(phase);
                Optional<GroupTotals> control =
                        sum.control().filter(group -> proof.kind == Proof.Kind.SPLIT || isCompared(phase));
                proofs.add(new Proof(proof.kind, at, phase, proof.evidence, proof.needed, sum.treated(), control));
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

    private Optional<Found> worseProof(int phase) {
        EValue worse = harm.mixed();
        boolean isProven = model.isGuardrail()
                && model.gate(phase).map(Gate::tolerance).orElse(Tolerance.statistical())
                        instanceof Tolerance.Statistical
                && worse.rejects(model.comparisonLevel());
        return isProven ? found(Proof.Kind.WORSE, worse, model.comparisonLevel()) : Optional.empty();
    }

    /** Where the metric is not even beyond its limit, there is nothing to compute. */
    private Optional<Found> limitProof() {
        if (!model.isGuardrail() || model.limit().isEmpty()) {
            return Optional.empty();
        }
        Judge judge = model.judge().orElseThrow();
        Quantity limit = model.limit().get();
        if (!isBeyond(judge.scale(), limit)) {
            return Optional.empty();
        }
        EValue beyond = judge.worse(record.strata(), model.limitYardsticks(), model.limitLevel());
        return beyond.rejects(model.limitLevel())
                ? found(Proof.Kind.BEYOND_LIMIT, beyond, model.limitLevel())
                : Optional.empty();
    }

    private boolean isBeyond(Scale scale, Quantity limit) {
        for (Stratum stratum : record.strata()) {
            if (scale.isBeyond(stratum.treated(), limit)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Found> found(Proof.Kind kind, EValue evidence, double level) {
        return Optional.of(new Found(kind, evidence.logValue(), -Math.log(level)));
    }

    private Optional<Found> countedProof(Course course, int phase) {
        Tolerance tolerance = model.gate(phase).map(Gate::tolerance).orElse(Tolerance.statistical());
        if (tolerance instanceof Tolerance.Total total) {
            return counted(record.breaches(), total.breaches());
        }
        return tolerance instanceof Tolerance.Consecutive row
                ? counted(longestRow(course, phase), row.breaches())
                : Optional.empty();
    }

    private static Optional<Found> counted(long breaches, int tolerated) {
        return breaches >= tolerated
                ? Optional.of(new Found(Proof.Kind.COUNTED, breaches, tolerated))
                : Optional.empty();
    }

    /** How many of the remembered observations of a phase in a row were beyond the level of its gate. */
    private long longestRow(Course course, int phase) {
        long row = 0;
        long longest = 0;
        for (Observation.Measured observation : record.recent()) {
            if (course.phaseOf(observation.window()).equals(Optional.of(phase))) {
                row = isBreach(Stratum.of(phase, course.since(phase), observation)) ? row + 1 : 0;
                longest = Math.max(longest, row);
            }
        }
        return longest;
    }

    private Optional<Found> splitProof(double level) {
        EValue evidence = EValue.NONE;
        for (int phase = 1; phase <= model.controlPerTreated().size(); phase++) {
            OptionalDouble planned = model.controlPerTreated().get(phase - 1);
            Stratum sum = planned.isPresent() ? sumOf(phase) : Stratum.none(phase);
            if (sum.control().isPresent()) {
                evidence = evidence.times(SampleRatioEProcess.ofWeights(1, planned.getAsDouble())
                        .evidence(
                                sum.treated().observations(),
                                sum.control().get().observations()));
            }
        }
        return evidence.rejects(level) ? found(Proof.Kind.SPLIT, evidence, level) : Optional.empty();
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

    private record Found(Proof.Kind kind, double evidence, double needed) {
        boolean isOfHarm() {
            return kind == Proof.Kind.WORSE || kind == Proof.Kind.BEYOND_LIMIT;
        }
    }
}
