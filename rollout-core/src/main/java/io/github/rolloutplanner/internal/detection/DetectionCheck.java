package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether what was detected of a metric is what its data show: nothing that could not be, and all that they still prove. What earlier
 * data proved and later ones do not is not known again.
 *
 * @param state the metric, as it is remembered
 * @param log the way that the rollout went
 */
public record DetectionCheck(MetricState state, TransitionLog log) {
    private static final String ADVICE =
            "Give it as it was written; what was wrong with the data is said by revise(..).";

    /** Everything that is wrong with the detections, each where it stands in the record. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Set<Detection.Kind> kinds = new HashSet<>();
        List<Detection> detections = record().detections();
        for (int index = 0; index < detections.size(); index++) {
            Detection detection = detections.get(index);
            String at = "detections/" + index;
            if (isOfEarlierPlan(detection) && kinds.add(detection.kind())) {
                continue;
            }
            if (!kinds.add(detection.kind()) || !canBe(detection.kind()) || !isReached(detection)) {
                problems.add(new Problem(at, "this cannot have been detected of the metric then.", ADVICE));
            } else if (!isEnough(detection)) {
                problems.add(new Problem(at, "its evidence is not what was needed.", ADVICE));
            } else {
                new DetectedNumbers(state, detection)
                        .fault()
                        .map(found -> new Problem(at, found, ADVICE))
                        .ifPresent(problems::add);
            }
        }
        if (isCountable() && state.breaches(log) != record().breaches()) {
            problems.add(new Problem("breaches", "they are not those of the windows.", ADVICE));
        }
        if (problems.isEmpty()) {
            missing()
                    .forEach(kind -> problems.add(new Problem(
                            "detections", "the data prove what is not among them: " + name(kind) + ".", ADVICE)));
        }
        return problems;
    }

    /** What was detected stays detected, also where the data that showed it no longer count. */
    private boolean isOfEarlierPlan(Detection detection) {
        return !model().since().isZero() && detection.at().compareTo(model().since()) <= 0;
    }

    /** Whether each window is beyond its gate today where it was when it came. */
    private boolean isCountable() {
        return model().countsBreaches()
                && record().windows().areAll()
                && record().before().isEmpty()
                && log.transitions().stream().noneMatch(done -> done.kind() == Transition.Kind.FORCED)
                && IntStream.rangeClosed(1, log.phase())
                        .allMatch(phase -> model().learned(phase).isEmpty());
    }

    private static String name(Detection.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private MetricRecord record() {
        return state.record();
    }

    private MetricModel model() {
        return state.model();
    }

    private boolean canBe(Detection.Kind kind) {
        return switch (kind) {
            case WORSE -> model().isGuardrail();
            case BEYOND_LIMIT -> model().isGuardrail() && model().limit().isPresent();
            case COUNTED -> tolerances().stream().anyMatch(tolerance -> !(tolerance instanceof Tolerance.Statistical));
            case SPLIT -> !model().groups().isEmpty();
            case OVEREXPOSED -> model().isAssignment();
        };
    }

    private List<Tolerance> tolerances() {
        return IntStream.rangeClosed(1, log.phase())
                .mapToObj(phase -> model().tolerance(phase))
                .distinct()
                .toList();
    }

    /** Data of an earlier phase that come late show a mismatch of a later one, too; all else is of the phase whose window completed it. */
    private boolean isReached(Detection detection) {
        int phase = detection.phase();
        return phase >= 1
                && phase <= log.phase()
                && (detection.kind().isMismatch() || detection.at().compareTo(log.since(phase)) > 0)
                && ends().contains(detection.at());
    }

    /** When the windows ended; those that are no longer told apart may have ended at any time. */
    private Ends ends() {
        List<Observation.Measured> recent = record().windows().recent();
        boolean areAll = record().windows().areAll();
        Set<Duration> ends = new HashSet<>();
        Duration last = Duration.ZERO;
        for (Observation.Measured one : recent) {
            ends.add(one.window().end());
            last = one.window().end().compareTo(last) > 0 ? one.window().end() : last;
        }
        return new Ends(ends, areAll, last);
    }

    private record Ends(Set<Duration> known, boolean areAll, Duration last) {
        boolean contains(Duration at) {
            return known.contains(at) || (!areAll && at.compareTo(last) <= 0);
        }
    }

    private static boolean isEnough(Detection detection) {
        return Double.isFinite(detection.evidence())
                && detection.needed() > 0
                && detection.evidence() >= detection.needed();
    }

    /** What the latest data show that nobody noted. */
    private List<Detection.Kind> missing() {
        if (!isRepeatable()) {
            return List.of();
        }
        int phase = record().buckets().get(record().buckets().size() - 1).phase();
        return shown(phase).stream()
                .map(FoundDetection::kind)
                .filter(kind -> isOfAnyPhase(kind, phase))
                .filter(kind -> record().detection(kind)
                        .filter(known -> !kind.isMismatch() || !log.isAcknowledged(known))
                        .isEmpty())
                .toList();
    }

    /**
     * Whether the latest data say today what they said when they came: what was said of a time before the rollout and what was
     * revised tell of earlier data what only later ones detect, and so does a promotion in the middle of a window.
     */
    private boolean isRepeatable() {
        List<PhaseBucket> buckets = record().buckets();
        if (buckets.isEmpty() || !record().before().isEmpty()) {
            return false;
        }
        PhaseBucket latest = buckets.get(buckets.size() - 1);
        return record().corrections().stream().allMatch(correction -> isJudged(correction, latest))
                && record().dataUntil()
                        .flatMap(end -> log.endOf(latest.phase()).filter(left -> left.compareTo(end) < 0))
                        .isEmpty();
    }

    /**
     * Whether the phase of the latest data was judged again after a correction: of revised increments their own phase is, and a promotion
     * by force may leave open which that is.
     */
    private boolean isJudged(Correction correction, PhaseBucket latest) {
        return !(correction instanceof Correction.Revised revised)
                || (latest.checkpoint().isEmpty()
                        && revised.now().window().start().compareTo(log.since(latest.phase())) >= 0
                        && log.transitions().stream()
                                .noneMatch(done ->
                                        done.kind() == Transition.Kind.FORCED && done.phase() == latest.phase()));
    }

    /** Checkpoints show what the one before shows, too. */
    private List<FoundDetection> shown(int phase) {
        List<FoundDetection> found = state.found(phase, log);
        if (record().sumOf(phase).checkpoint().isEmpty()) {
            return found;
        }
        Optional<MetricState> before = record().beforeLatest(log).map(earlier -> MetricState.of(model(), earlier));
        return found.stream()
                .filter(one -> before.filter(earlier ->
                                earlier.found(phase, log).stream().anyMatch(known -> known.kind() == one.kind()))
                        .isPresent())
                .toList();
    }

    /**
     * What came late of an earlier phase was judged by the gate and the limit of that one, and moved what was learned for the later
     * ones, which were not judged again.
     */
    private boolean isOfAnyPhase(Detection.Kind kind, int phase) {
        return switch (kind) {
            case WORSE, COUNTED ->
                tolerances().size() == 1 && model().learned(phase).isEmpty();
            case BEYOND_LIMIT -> model().learnedByLimit(phase).isEmpty();
            case SPLIT, OVEREXPOSED -> true;
        };
    }
}
