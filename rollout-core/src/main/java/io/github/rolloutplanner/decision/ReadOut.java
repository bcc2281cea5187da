package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.decision.ExperimentReadOut.OfTreatment;
import io.github.rolloutplanner.decision.ExperimentReadOut.Recommendation;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.rules.ReadOutRows;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.statistics.PAdjustment;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads an experiment out: each treatment by itself beside the control, and what follows from all of them.
 *
 * @param readers one for each treatment
 * @param groups the sizes of all groups
 * @param successes the metrics of which one must be better
 */
record ReadOut(List<TreatmentReader> readers, GroupSizes groups, Set<String> successes) {

    /** The read-out of a plan's experiment, once its phase was reached. */
    static Optional<ExperimentReadOut> of(PlanView view, TransitionLog log, MetricStates metrics, Duration at) {
        return reader(view, log, metrics, at).map(shown -> shown.read(srmLevel(view)));
    }

    /** Whether something speaks against the experiment that runs, whatever it will show in the end. */
    static boolean isAgainst(PlanView view, TransitionLog log, MetricStates metrics, Duration at) {
        return view.phase(log.phase()).purpose() == PhasePurpose.EXPERIMENT
                && reader(view, log, metrics, at)
                        .filter(shown -> shown.isAgainst(srmLevel(view)))
                        .isPresent();
    }

    private static double srmLevel(PlanView view) {
        return view.policy().srmSignificanceLevel();
    }

    private static Optional<ReadOut> reader(PlanView view, TransitionLog log, MetricStates metrics, Duration at) {
        return view.plan()
                .experimentPhase()
                .filter(phase -> phase.number() <= log.phase()
                        && isWhole(view.plan().experiment().orElseThrow()))
                .map(phase -> new ReadOut(
                        view.treatments().each().stream()
                                .map(treatment -> new TreatmentReader(view, log, metrics, treatment, phase, at))
                                .toList(),
                        GroupSizes.of(view, metrics, phase),
                        view.plan().successMetrics()));
    }

    private static boolean isWhole(Experiment test) {
        return test.split().size() == 1 + test.treatments().size();
    }

    private boolean isAgainst(double srmLevel) {
        return readers.stream().anyMatch(reader -> !reader.worse().isEmpty())
                || !mismatches(srmLevel).isEmpty();
    }

    private ExperimentReadOut read(double srmLevel) {
        Set<String> better = better();
        List<Reason> mismatches = mismatches(srmLevel);
        List<Reason> withoutUsers = withoutUsers();
        List<OfTreatment> each =
                readers.stream().map(reader -> reader.read(better, mismatches)).toList();
        boolean isIncomplete = isIncomplete(each);
        Optional<Integer> best = isIncomplete ? Optional.empty() : best(each);
        Recommendation recommendation = recommendation(each, isIncomplete);
        ExperimentData first = readers.get(0).data();
        return new ExperimentReadOut(
                each.stream().flatMap(one -> one.effects().stream()).toList(),
                readers.stream().mapToLong(reader -> reader.data().size()).min().orElseThrow(),
                first.needed(),
                readers.stream()
                        .map(reader -> reader.data().elapsed())
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                first.planned(),
                mismatches.isEmpty() && withoutUsers.isEmpty(),
                recommendation,
                best.map(place -> each.get(place).reasons())
                        .orElseGet(() -> reasons(withoutUsers, each, recommendation)),
                best.map(place -> each.get(place).treatment()),
                each,
                groups.sizes(),
                groups.pValue());
    }

    /** A group without users is one of all groups: the comparison of two has nothing to say of it. */
    private List<Reason> mismatches(double srmLevel) {
        List<Reason> mismatches = new ArrayList<>();
        readers.forEach(reader -> mismatches.addAll(reader.mismatches()));
        if (readers.size() > 1 || (mismatches.isEmpty() && groups.leaveOneEmpty())) {
            groups.mismatch(srmLevel).ifPresent(mismatches::add);
        }
        return mismatches;
    }

    /** Whether one treatment still runs that the others are at their look or end with: the best of them need not be the best of all. */
    private boolean isIncomplete(List<OfTreatment> each) {
        for (int place = 0; place < each.size(); place++) {
            if (each.get(place).recommendation() == Recommendation.KEEP_RUNNING
                    && !readers.get(place).isRead()) {
                return true;
            }
        }
        return false;
    }

    /** Treatments that cannot be compared while others can. */
    private List<Reason> withoutUsers() {
        List<Reason> without = new ArrayList<>();
        for (TreatmentReader reader : readers) {
            if (!reader.hasUsers()) {
                without.add(ReadOutRows.WITHOUT_USERS.reason(fact("treatment", reader.description())));
            }
        }
        return without.size() < readers.size() ? without : List.of();
    }

    /** Of those that may ship, the one whose metric of the hypothesis is best. */
    private Optional<Integer> best(List<OfTreatment> each) {
        Integer best = null;
        for (int place = 0; place < each.size(); place++) {
            boolean ships = each.get(place).recommendation() == Recommendation.SHIP;
            if (ships
                    && (best == null
                            || readers.get(place).gain() > readers.get(best).gain())) {
                best = place;
            }
        }
        return Optional.ofNullable(best);
    }

    /** While one treatment is still unclear, nothing is said against all; while one is not read yet, nothing ships. */
    private static Recommendation recommendation(List<OfTreatment> each, boolean isIncomplete) {
        for (Recommendation first : List.of(Recommendation.SHIP, Recommendation.NONE, Recommendation.KEEP_RUNNING)) {
            boolean ships = first == Recommendation.SHIP;
            if (!(ships && isIncomplete) && each.stream().anyMatch(one -> one.recommendation() == first)) {
                return first;
            }
        }
        return Recommendation.DO_NOT_SHIP;
    }

    private static List<Reason> reasons(
            List<Reason> withoutUsers, List<OfTreatment> each, Recommendation recommendation) {
        Stream<Reason> ofEach = each.stream()
                .filter(one -> one.recommendation() == recommendation)
                .flatMap(one -> one.reasons().stream());
        return Stream.concat(withoutUsers.stream(), ofEach).distinct().toList();
    }

    /**
     * The success metrics that differ from the control. At the one look of an experiment, its treatments share the level of a
     * metric by Holm's procedure (Scandinavian Journal of Statistics 1979), which is never stricter than what the groups are
     * sized for; at interim looks, the boundaries are those of equal shares. A treatment that is read later shows nothing yet, so
     * that what was found of one stays.
     */
    private Set<String> better() {
        Set<String> better = new HashSet<>();
        for (String metric : successes) {
            double[] pValues = readers.stream()
                    .mapToDouble(reader -> reader.pValue(metric))
                    .toArray();
            for (int place = 0; place < pValues.length; place++) {
                TreatmentReader reader = readers.get(place);
                double shared = PAdjustment.HOLM.adjust(knownAt(place, pValues))[place];
                if (reader.levels().isBetter(pValues[place], shared)) {
                    better.add(reader.nameOf(metric));
                }
            }
        }
        return better;
    }

    /** The p-values at the end of one treatment: 1 of those that end later. */
    private double[] knownAt(int place, double[] pValues) {
        double[] known = pValues.clone();
        for (int other = 0; other < known.length; other++) {
            if (other != place
                    && !readers.get(other).data().endsWith(readers.get(place).data())) {
                known[other] = 1;
            }
        }
        return known;
    }
}
