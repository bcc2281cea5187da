package io.github.rolloutplanner.decision;

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
        MetricRecord next = WindowLedger.with(record, observation, stratum, breaches);
        return new MetricRun(model, next, harm.with(model, record.strata(), stratum, next.strata()))
                .withProofs(course, phase, observation.window().end(), splitLevel);
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

    private boolean isBreach(Stratum increment) {
        return model.yardsticks()
                .of(increment)
                .flatMap(Yardstick::level)
                .filter(level -> model.judge().orElseThrow().scale().isBeyond(increment.treated(), level))
                .isPresent();
    }

    private MetricRun withProofs(Course course, int phase, Duration at, double splitLevel) {
        List<Proof> proofs = new ArrayList<>(record.proofs());
        worseProof(phase).ifPresent(found -> add(proofs, found, phase, at));
        limitProof().ifPresent(found -> add(proofs, found, phase, at));
        countedProof(course, phase).ifPresent(found -> add(proofs, found, phase, at));
        splitProof(splitLevel).ifPresent(found -> add(proofs, found, phase, at));
        return proofs.size() == record.proofs().size() ? this : new MetricRun(model, record.withProofs(proofs), harm);
    }

    /** The first proof of a kind stays. */
    private void add(List<Proof> proofs, Found found, int phase, Duration at) {
        if (proofs.stream().noneMatch(proof -> proof.kind() == found.kind)) {
            Stratum sum = sumOf(phase);
            proofs.add(new Proof(found.kind, at, phase, found.evidence, found.needed, sum.treated(), sum.control()));
        }
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

    private record Found(Proof.Kind kind, double evidence, double needed) {}
}
