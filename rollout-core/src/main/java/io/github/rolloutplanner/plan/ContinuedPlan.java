package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.ExposureLedger.PhaseExposure;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.evidence.PhaseSpan;
import io.github.rolloutplanner.internal.evidence.PlannedTraffic;
import io.github.rolloutplanner.metric.GateComposition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plan that goes on where another one was: the phases that are over stay as they were carried out, so that what was observed in them
 * is read as it was, and all later ones are its own.
 *
 * @param before the plan that was carried out so far
 * @param reached number of its phase that is live
 * @param next the plan that goes on
 * @param from number of that phase in it
 */
record ContinuedPlan(RolloutPlan before, int reached, RolloutPlan next, int from) {

    RolloutPlan plan() {
        List<RolloutPhase> over = before.phases().subList(0, reached - 1);
        if (next.phases().subList(0, from - 1).equals(over)) {
            return next;
        }
        ImmutableRolloutPlan joined = ((ImmutableRolloutPlan) next)
                .replacePhases(phases(over))
                .replaceCarriedOut(over.size())
                .replaceExperiment(experiment(over))
                .replaceTimeline(timeline())
                .replaceDates(Optional.empty());
        ImmutableRolloutPlan all = joined.replaceExposure(next.exposure().map(known -> exposure(known, joined)));
        // Where nothing is another plan's, nothing has to be told apart.
        return all.replaceCarriedOut(before.carriedOut()).equals(before) ? before : all;
    }

    private List<RolloutPhase> phases(List<RolloutPhase> over) {
        List<RolloutPhase> rest = next.phases().subList(from - 1, next.phases().size());
        Set<String> names = rest.stream().map(RolloutPhase::name).collect(Collectors.toCollection(HashSet::new));
        Set<String> watched =
                next.monitoring().metrics().stream().map(MonitoredMetric::name).collect(Collectors.toSet());
        List<RolloutPhase> all = new ArrayList<>();
        for (RolloutPhase phase : over) {
            all.add(composed(named(phase, names), watched));
        }
        rest.forEach(phase -> all.add(phase.withNumber(all.size() + 1)));
        return all;
    }

    /** One that is over is what it was. */
    private Optional<Experiment> experiment(List<RolloutPhase> over) {
        return before.experimentPhase().filter(over::contains).isPresent() ? before.experiment() : next.experiment();
    }

    /** Names tell phases apart. */
    private static RolloutPhase named(RolloutPhase phase, Set<String> taken) {
        String name = phase.name();
        while (!taken.add(name)) {
            name = name + " (earlier)";
        }
        return ((ImmutableRolloutPhase) phase).replaceName(name);
    }

    /** How the gates of a phase that is over belong together decides nothing, once one of their metrics is gone. */
    private static RolloutPhase composed(RolloutPhase phase, Set<String> watched) {
        return watched.containsAll(phase.composition().critical())
                ? phase
                : phase.withComposition(GateComposition.all());
    }

    private Timeline timeline() {
        List<TimeSpan> spans = new ArrayList<>(first(before.timeline().phases(), reached - 1));
        List<TimeSpan> own = next.timeline().phases();
        spans.addAll(own.subList(Math.min(from - 1, own.size()), own.size()));
        Timeline known = next.timeline();
        Timeline joined = new Timeline(known.preparation(), spans, known.total(), known.bake());
        return known.total().length().isEmpty()
                ? joined
                : new Timeline(
                        known.preparation(),
                        spans,
                        TimeSpan.of(joined.sum(), known.total().note()),
                        known.bake());
    }

    private static <T> List<T> first(List<T> all, int number) {
        return all.subList(0, Math.min(number, all.size()));
    }

    /** Computed again for all phases, with what a defect would cost in those to come. */
    private ExposureLedger exposure(ExposureLedger known, RolloutPlan joined) {
        Duration bake = joined.timeline().bake().length().orElse(Duration.ZERO);
        List<PhaseSpan> spans = DerivedParts.spans(joined, bake);
        List<PhaseExposure> lines = joined.population()
                .map(people -> new PlannedTraffic(people, known.basis(), spans).exposure())
                .orElse(List.of());
        List<PhaseExposure> all = new ArrayList<>();
        for (PhaseExposure line : lines) {
            int at = line.phase() - reached + from - 1;
            boolean isOwn = line.phase() >= reached && at < known.phases().size();
            all.add(isOwn ? withDefects(line, known.phases().get(at)) : line);
        }
        return new ExposureLedger(known.basis(), all);
    }

    private static PhaseExposure withDefects(PhaseExposure line, PhaseExposure known) {
        return new PhaseExposure(
                line.phase(),
                line.percentage(),
                line.length(),
                line.users(),
                line.requests(),
                line.usersSoFar(),
                line.requestsSoFar(),
                known.defects());
    }
}
