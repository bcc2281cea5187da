package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One metric of a running rollout.
 *
 * @param model what the plan says of it
 * @param record what was observed
 * @param harm the evidence that exposed users fare worse; of a metric that may recover, in the latest phase
 */
public record MetricState(MetricModel model, MetricRecord record, EvidenceSum harm) {
    /** How often an effect at the edge of what is negligible may be acted on. */
    private static final double AT_THE_EDGE = 0.2;

    static MetricState of(MetricModel model, MetricRecord record) {
        MetricModel learned = model.after(record);
        return new MetricState(learned, record, EvidenceSum.of(learned, counted(learned, record)));
    }

    /** A guardrail stays broken, so all its stretches count; what may recover is about the latest phase. */
    private static List<PhaseBucket> counted(MetricModel model, MetricRecord record) {
        List<PhaseBucket> all = record.buckets();
        if (all.isEmpty() || model.judge().isEmpty()) {
            return all;
        }
        int latest = all.get(all.size() - 1).phase();
        return model.isGuardrail()
                ? new ConfirmedStretches(all, Math.min(latest, phaseOfRegression(record)))
                        .without(stretches ->
                                EvidenceSum.of(model, stretches).worse().rejects(model.comparisonLevel())
                                        && isMoreThanNegligible(model, stretches))
                : all.stream().filter(stretch -> stretch.phase() == latest).toList();
    }

    /** In which a regression was detected; from there on nothing waits for its confirmation. */
    private static int phaseOfRegression(MetricRecord record) {
        return record.detection(Detection.Kind.WORSE).map(Detection::phase).orElse(Integer.MAX_VALUE);
    }

    /**
     * Whether what is significant is also large enough to act on. It need not be shown at the significance level: an effect at
     * the edge of what is negligible is acted on once in five times, a much smaller one never.
     */
    public boolean isMoreThanNegligible() {
        return isMoreThanNegligible(model, counted(model, record));
    }

    private static boolean isMoreThanNegligible(MetricModel model, List<PhaseBucket> stretches) {
        return model.judge()
                .orElseThrow()
                .worse(stretches, model.bases().beyondNegligible(), model.comparisonTuning())
                .rejects(AT_THE_EDGE);
    }

    /** Whether evidence of a regression is there that the next checkpoint has to confirm: it holds, and rolls nothing back. */
    public boolean isUnconfirmed() {
        return model.isGuardrail()
                && breach().isEmpty()
                && harm.worse().rejects(model.comparisonLevel())
                && isMoreThanNegligible();
    }

    /** What was detected that its gates guard against: a regression, or breaches that were counted. */
    public Optional<Detection> breach() {
        return record.detection(Detection.Kind.WORSE).or(() -> record.detection(Detection.Kind.COUNTED));
    }

    /** Groups that do not have their sizes, as far as it is not acknowledged. */
    public List<Detection> mismatches(TransitionLog log) {
        List<Detection> open = new ArrayList<>();
        for (Detection detection : record.detections()) {
            if (detection.kind().isMismatch() && !log.isAcknowledged(detection)) {
                open.add(detection);
            }
        }
        return open;
    }

    /**
     * What tells how many users the groups of a phase have. Who comes in several increments is counted in each, so that of
     * users whose requests are summed up only running sums tell it.
     */
    public PhaseBucket assigned(int phase) {
        if (model.isAssignment()) {
            return record.totalOf(phase);
        }
        PhaseBucket sum = record.sumOf(phase);
        return model.isByUser() && sum.checkpoint().isEmpty() ? PhaseBucket.none(phase) : sum;
    }

    /**
     * Groups of a phase that do not have their sizes: as it was detected there, or waits for an answer since an earlier phase; else
     * as its own data show it to one look at the end. What was answered for in an earlier phase says nothing of this one.
     */
    public Optional<Detection> split(int phase, TransitionLog log) {
        return record.detection(Detection.Kind.SPLIT)
                .filter(known -> known.phase() == phase || (known.phase() < phase && !log.isAcknowledged(known)))
                .or(() -> new MismatchSearch(this, log, phase)
                        .ofPhaseAlone()
                        .map(found -> detection(found, phase, record.dataUntil().orElse(log.since(phase)))));
    }

    private static boolean isAcknowledged(Detection detection, TransitionLog log) {
        return detection.kind().isMismatch() && log.isAcknowledged(detection);
    }

    /** How many users the plan exposes in a phase until it was detected that there are more. */
    public OptionalDouble plannedExposure(Detection detection, TransitionLog log) {
        return new ExposureBound(this, log).planned(detection.phase(), detection.at());
    }

    /** The state after data that it neither knows nor contradicts. */
    MetricState with(Observation.Measured observation, PhaseBucket observed, TransitionLog log) {
        Duration since = log.since(observed.phase());
        MetricModel learned =
                isOfAnotherPhase(observed) ? model.after(record.with(observation, observed, since, false)) : model;
        MetricRecord after =
                record.with(observation, observed, since, new MetricState(learned, record, harm).isBreach(observed));
        MetricState next = new MetricState(learned, after, harm(learned, after, observed));
        List<FoundDetection> found = next.found(observed.phase(), log);
        if (observation.temporality() == Observation.Temporality.CUMULATIVE && !found.isEmpty()) {
            List<FoundDetection> before = found(observed.phase(), log);
            found.removeIf(detection -> !isConfirmed(detection, before) || !isNext(observation));
        }
        return found.isEmpty()
                ? next
                : next.with(found, observed.phase(), observation.window().end(), log);
    }

    /** With one more observation, from what all say so far where all count. */
    private EvidenceSum harm(MetricModel learned, MetricRecord after, PhaseBucket observed) {
        List<PhaseBucket> before = counted(learned, record);
        List<PhaseBucket> now = counted(learned, after);
        boolean doAllCount = learned.isGuardrail()
                && before.size() == record.buckets().size()
                && now.size() == after.buckets().size();
        return doAllCount ? harm.with(learned, before, observed, now) : EvidenceSum.of(learned, now);
    }

    /** Within a phase, nothing is learned of where the metric stands in that phase. */
    private boolean isOfAnotherPhase(PhaseBucket observed) {
        List<PhaseBucket> known = record.buckets();
        return !known.isEmpty() && known.get(known.size() - 1).phase() != observed.phase();
    }

    /** Everything that is detected now. */
    List<FoundDetection> found(int phase, TransitionLog log) {
        return new DetectionSearch(this, log, phase).found();
    }

    /**
     * Snapshots of running sums tear: one group is read fresher than the other, and the next one is right again. So it
     * takes two in a row to detect anything.
     */
    private static boolean isConfirmed(FoundDetection found, List<FoundDetection> before) {
        return before.stream().anyMatch(known -> known.kind() == found.kind());
    }

    /** Whether the data before are an earlier checkpoint of the same counter. */
    private boolean isNext(Observation.Measured checkpoint) {
        List<Observation.Measured> recent = record.windows().recent();
        return !recent.isEmpty()
                && recent.get(recent.size() - 1)
                        .window()
                        .start()
                        .equals(checkpoint.window().start());
    }

    /**
     * The state that knows what was shown before the rollout. What was detected without it stands if it is detected with it,
     * too; what that tells of earlier data, the next ones detect. Breaches are counted anew.
     */
    MetricState with(Observation.Before before, TransitionLog log) {
        MetricState known = of(model, record.with(before));
        MetricState learned = known.withMoreBreaches(known.breaches(log) - breaches(log));
        List<Detection> stands = record.detections().stream()
                .flatMap(detection -> restsOn(before, detection)
                        ? Revision.anew(learned, detection, log).stream()
                        : Stream.of(detection))
                .toList();
        return new MetricState(learned.model, learned.record.withDetections(stands), learned.harm);
    }

    private MetricState withMoreBreaches(long more) {
        return new MetricState(model, record.withMoreBreaches(more), harm);
    }

    /** How many of the windows that are remembered are beyond the level of their gate. */
    long breaches(TransitionLog log) {
        return record.windows().recent().stream()
                .filter(one -> log.phaseOf(one.window())
                        .filter(phase -> isBreach(PhaseBucket.of(phase, log.since(phase), one)))
                        .isPresent())
                .count();
    }

    /** What is detected here and is not in another state. */
    List<Detection> revokedBy(MetricState other) {
        return record.detections().stream()
                .filter(detection -> other.record.detection(detection.kind()).isEmpty())
                .toList();
    }

    private static boolean restsOn(Observation.Before before, Detection detection) {
        return detection.phase() >= before.phase() && !detection.kind().isMismatch();
    }

    /** The state after a look that brought no data. */
    MetricState withSilence(Observation look) {
        return new MetricState(model, record.withSilence(look), harm);
    }

    boolean isBreach(PhaseBucket increment) {
        return isBeyond(increment, ComparisonBasis::level);
    }

    boolean isBeyond(PhaseBucket stretch, Function<ComparisonBasis, Optional<Quantity>> level) {
        return model.bases()
                .of(stretch)
                .flatMap(level)
                .filter(at -> isBeyond(stretch, at))
                .isPresent();
    }

    /** Beside a control group, what happens to all users is no breach. */
    private boolean isBeyond(PhaseBucket increment, Quantity level) {
        MetricScale scale = model.judge().orElseThrow().scale();
        return scale.isBeyond(increment.treated(), scale.at(level) + shared(increment, scale));
    }

    /** How far those whom exposed users are compared with are off the baseline. */
    private double shared(PhaseBucket increment, MetricScale scale) {
        ComparisonBasis basis = model.bases().of(increment).orElseThrow();
        OptionalDouble control = increment.control().map(scale::shown).orElse(OptionalDouble.empty());
        return basis.comparison() == Comparison.CONTROL && control.isPresent()
                ? basis.usual().map(UsualRatio::atWorst).orElse(1.0) * control.getAsDouble() - scale.baseline()
                : 0;
    }

    /** The first detection of a kind stays, until it is acknowledged and made again. */
    MetricState with(List<FoundDetection> found, int phase, Duration at, TransitionLog log) {
        List<Detection> all = new ArrayList<>(record.detections());
        for (FoundDetection detection : found) {
            boolean isOpen = record.detection(detection.kind())
                    .filter(known -> !isAcknowledged(known, log))
                    .isPresent();
            if (!isOpen) {
                all.removeIf(known -> known.kind() == detection.kind());
                all.add(detection(detection, phase, at));
            }
        }
        return all.equals(record.detections()) ? this : new MetricState(model, record.withDetections(all), harm);
    }

    /** Everything of a phase as one stretch; where it is compared, what came beside those whom it is compared with. */
    public PhaseBucket sumOf(int phase) {
        return model.isCompared(phase) ? record.sumOf(phase) : record.totalOf(phase);
    }

    /** A mismatch is one of the phase that shows it, which may be an earlier one. */
    Detection detection(FoundDetection found, int phase, Duration at) {
        PhaseBucket shown = found.shown().orElseGet(() -> sumOf(phase));
        boolean isMismatch = found.kind().isMismatch();
        Optional<GroupTotals> control = shown.control()
                .filter(group -> !group.isEmpty() || model.isAssignment())
                .filter(group -> isMismatch || model.isCompared(phase));
        return new Detection(
                found.kind(),
                at,
                isMismatch ? shown.phase() : phase,
                found.evidence(),
                found.needed(),
                shown.treated(),
                control);
    }
}
