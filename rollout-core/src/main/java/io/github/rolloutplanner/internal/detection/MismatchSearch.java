package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.statistics.Alternative;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.internal.statistics.RateStratum;
import io.github.rolloutplanner.internal.statistics.StratifiedRateEProcess;
import io.github.rolloutplanner.observation.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Finds groups that do not have the sizes that the plan gives them: beside each other, and of exposed users beside the
 * population. What a person has acknowledged is found again only in a later phase, and only where it became worse.
 *
 * @param state the metric
 * @param log the way that the rollout went
 * @param phase number of the phase that something new came in
 */
record MismatchSearch(MetricState state, TransitionLog log, int phase) {

    List<FoundDetection> found() {
        List<FoundDetection> found = new ArrayList<>();
        List<Integer> phases = confirmed();
        found(Detection.Kind.SPLIT, split(phases))
                .map(split -> split.in(shown(phases)))
                .ifPresent(found::add);
        if (state.model().isAssignment()) {
            found(Detection.Kind.OVEREXPOSED, overexposed()).ifPresent(found::add);
        }
        return found;
    }

    private Optional<FoundDetection> found(Detection.Kind kind, EValue evidence) {
        double level = state.model().srmLevel();
        return evidence.rejects(level)
                ? Optional.of(new FoundDetection(kind, evidence.logValue(), -Math.log(level)))
                : Optional.empty();
    }

    /** A mismatch that the data of the phase show by themselves, whatever is known of others. */
    Optional<FoundDetection> ofPhaseAlone() {
        return found(Detection.Kind.SPLIT, ofAny(List.of(phase)));
    }

    /** The phases whose sizes are not answered for, but for those whose last checkpoint alone showed what none confirmed. */
    private List<Integer> confirmed() {
        List<Integer> phases = new ArrayList<>();
        int all = state.model().groups().size();
        for (int each = firstOpenPhase(Detection.Kind.SPLIT); each <= all; each++) {
            phases.add(each);
            boolean mayBeTorn = each < phase && sumOf(each).checkpoint().isPresent();
            if (mayBeTorn && split(phases).rejects(state.model().srmLevel())) {
                phases.remove(phases.size() - 1);
            }
        }
        return phases;
    }

    /** The phase that shows it best by itself. */
    private Optional<PhaseBucket> shown(List<Integer> phases) {
        return phases.stream()
                .max(Comparator.comparingDouble(each -> split(List.of(each)).logValue()))
                .map(state::sumOf);
    }

    private EValue split(List<Integer> phases) {
        return acknowledged(Detection.Kind.SPLIT)
                .map(known -> beyond(known.phase(), phases))
                .orElseGet(() -> ofAny(phases));
    }

    /** Where the plan can be read in several ways, the groups have to fit none of them. */
    private EValue ofAny(List<Integer> phases) {
        EValue least = EValue.NONE;
        int readings = readings();
        for (int reading = 0; reading < readings; reading++) {
            EValue evidence = split(reading, SplitEvidence.OF_ANY, phases);
            if (!evidence.rejects(state.model().srmLevel())) {
                return evidence;
            }
            least = reading == 0 || evidence.logValue() < least.logValue() ? evidence : least;
        }
        return least;
    }

    private int readings() {
        int readings = 0;
        for (PlannedGroups groups : state.model().groups()) {
            readings = Math.max(readings, groups.controlPerTreated().size());
        }
        return readings;
    }

    /** Evidence of more than what a phase had shown, by the reading of the plan that fits best there. */
    private EValue beyond(int known, List<Integer> phases) {
        return IntStream.range(0, readings())
                .boxed()
                .min(Comparator.comparing(reading -> Math.abs(Math.log(departure(known, reading)))))
                .map(reading -> split(reading, SplitEvidence.beyond(departure(known, reading)), phases))
                .orElse(EValue.NONE);
    }

    private EValue split(int reading, SplitEvidence split, List<Integer> phases) {
        EValue evidence = EValue.NONE;
        for (int each : phases) {
            OptionalDouble planned = planned(each, reading);
            if (planned.isPresent()) {
                evidence = together(evidence, split.of(sumOf(each), planned.getAsDouble()));
            }
        }
        return evidence;
    }

    /** Users whose requests are summed up come again in later phases, so that each phase has a part of the level. */
    private EValue together(EValue earlier, EValue here) {
        return state.model().isByUser()
                ? earlier.orHigher(new EValue(
                        here.logValue() - Math.log(state.model().groups().size())))
                : earlier.times(here);
    }

    private OptionalDouble planned(int each, int reading) {
        List<Double> planned = state.model().groups().get(each - 1).controlPerTreated();
        return planned.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(planned.get(reading));
    }

    private double departure(int each, int reading) {
        return SplitEvidence.departure(sumOf(each), planned(each, reading).orElse(1));
    }

    /** The sizes of groups count also where one is empty; of another metric, that is a query that found nothing. */
    private PhaseBucket sumOf(int each) {
        PhaseBucket sum = state.assigned(each);
        return sum.lacksControl() && !state.model().isAssignment() ? PhaseBucket.none(each) : sum;
    }

    private EValue overexposed() {
        ExposureBound bound = new ExposureBound(state, log);
        if (phase < firstOpenPhase(Detection.Kind.OVEREXPOSED)
                || bound.planned(phase).isEmpty()) {
            return EValue.NONE;
        }
        double times = acknowledged(Detection.Kind.OVEREXPOSED)
                .map(known -> bound.beyond(known.phase()))
                .orElse(ExposureBound.TIMES);
        PhaseBucket sum = sumOf(phase);
        return StratifiedRateEProcess.withDefaults()
                .alternative(Alternative.GREATER)
                .evidence(List.of(new RateStratum.AgainstBaseline(
                        sum.treated().observations(),
                        times * bound.planned(phase).getAsDouble())));
    }

    private Optional<Detection> acknowledged(Detection.Kind kind) {
        return state.record().detection(kind).filter(log::isAcknowledged);
    }

    private int firstOpenPhase(Detection.Kind kind) {
        return acknowledged(kind).isPresent() ? log.lastAcknowledgedPhase() + 1 : 1;
    }
}
