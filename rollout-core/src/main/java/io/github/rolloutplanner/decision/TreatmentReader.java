package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.decision.ExperimentReadOut.OfTreatment;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.rules.ReadOutRows;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.text.Series;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads out what one treatment of an experiment does. */
final class TreatmentReader {
    private static final double LEAST_OF_PLANNED = 0.9;

    private final PlanView view;
    private final TransitionLog log;
    private final MetricStates metrics;
    private final Optional<String> treatment;
    private final Experiment experiment;
    private final RolloutPhase phase;
    private final ExperimentData data;

    /**
     * @param treatment the one of several; nothing where there is one alone
     */
    TreatmentReader(
            PlanView view,
            TransitionLog log,
            MetricStates metrics,
            Optional<String> treatment,
            RolloutPhase phase,
            Duration at) {
        this.view = view;
        this.log = log;
        this.metrics = metrics;
        this.treatment = treatment;
        this.experiment = view.plan().experiment().orElseThrow();
        this.phase = phase;
        this.data = new ExperimentData(experiment, phase, log, observed(), at);
    }

    /** How the treatment is described. */
    String description() {
        return treatment.orElseGet(experiment::treatment);
    }

    /**
     * What it shows by itself.
     *
     * @param better the success metrics that are shown to be better or worse, of all treatments
     * @param mismatches of all groups: whatever the metrics show may come from that
     */
    OfTreatment read(Set<String> better, List<Reason> mismatches) {
        EffectReader reader = new EffectReader(levels(), better);
        return new ReadOutRule(
                        description(),
                        data,
                        data.measured().stream()
                                .map(metric -> reader.read(metric, data.sum(metric)))
                                .toList(),
                        worse(),
                        mismatches,
                        unseen(),
                        successes(),
                        dependent(),
                        new ReadOutDoubts(observed(), phase.number()).reasons(),
                        data.covariates().weaker(),
                        interim())
                .applied();
    }

    /** What it is read out of. */
    ExperimentData data() {
        return data;
    }

    /** The name under which one of its metrics is measured. */
    String nameOf(String metric) {
        return Series.of(metric, treatment);
    }

    /** The p-value that a success metric is that of the control; 1 where both groups do not have it. */
    double pValue(String metric) {
        return successesMeasured().stream()
                .filter(success -> success.model().metric().equals(metric))
                .mapToDouble(success -> EffectReader.pValue(success, data.sum(success)))
                .findFirst()
                .orElse(1);
    }

    /** The success metrics that both groups have. */
    private List<MetricState> successesMeasured() {
        return data.measured().stream()
                .filter(metric -> successes().contains(metric.model().name()))
                .toList();
    }

    /** By how much the metric of the hypothesis is better, on its own scale; 0 where both groups do not have it. */
    double gain() {
        return data.hypothesis()
                .map(metric -> EffectReader.gain(metric, data.sum(metric)))
                .orElse(0.0);
    }

    /** The names under which its success metrics are measured. */
    private Set<String> successes() {
        return view.plan().successMetrics().stream()
                .map(this::nameOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The metrics of whose requests the plan does not say how far they depend on each other, by their names in it. */
    private Set<String> dependent() {
        return view.plan().monitoring().metrics().stream()
                .filter(metric -> !new PlannedDependence(view.plan(), metric).isKnown())
                .map(MonitoredMetric::name)
                .collect(Collectors.toSet());
    }

    private List<MetricState> observed() {
        return metrics.all().stream()
                .filter(metric -> metric.model().treatment().equals(treatment))
                .toList();
    }

    /** Between looks, what is found is what the next one would say of it. */
    ReadOutLevels levels() {
        List<Experiment.Look> looks = experiment.looks();
        return looks.isEmpty()
                ? ReadOutLevels.once(
                        1 - experiment.confidence(),
                        view.plan().successMetrics().size(),
                        Math.max(experiment.metrics().size(), data.measured().size()),
                        experiment.treatments().size())
                : ReadOutLevels.at(looks.stream()
                        .filter(look -> data.elapsed().compareTo(Duration.ofDays(look.day())) <= 0)
                        .findFirst()
                        .orElse(looks.get(looks.size() - 1)));
    }

    /**
     * How an experiment goes on at an interim look; nothing where there is none now. A look has exactly the data that were
     * planned for it, so that looking more often is no further look, and not much less of them than the boundaries count with.
     */
    private Optional<Reason> interim() {
        List<Experiment.Look> looks = experiment.looks();
        for (int number = 1; number < looks.size(); number++) {
            Experiment.Look look = looks.get(number - 1);
            Duration end = log.since(phase.number()).plusDays(look.day());
            boolean isNow = !data.measured().isEmpty()
                    && data.size()
                            >= LEAST_OF_PLANNED
                                    * look.information()
                                    * data.needed().orElse(0)
                    && data.measured().stream()
                            .allMatch(metric -> metric.record().dataUntil().equals(Optional.of(end)));
            if (isNow) {
                return Optional.of(ReadOutRows.INTERIM.reason(
                        fact("look", number),
                        fact("looks", looks.size()),
                        fact("next", looks.get(number).day())));
            }
        }
        return Optional.empty();
    }

    /** Whether it is at an interim look or at its end. */
    boolean isRead() {
        return interim().isPresent() || data.isAtEnd();
    }

    /** Whether both groups have users to compare, by any metric. */
    boolean hasUsers() {
        return !data.measured().isEmpty();
    }

    /** Regressions that were detected at one of the looks. */
    List<Reason> worse() {
        List<Reason> worse = new ArrayList<>();
        for (MetricState metric : observed()) {
            metric.breach()
                    .or(() -> metric.record().detection(Detection.Kind.BEYOND_LIMIT))
                    .ifPresent(detection -> worse.add(CauseSearch.detected(metric, broken(metric, detection), detection)
                            .reason()));
        }
        return worse;
    }

    /** Counted breaches are of the gate, all else is of the limit. */
    private static String broken(MetricState metric, Detection detection) {
        return detection.kind() == Detection.Kind.COUNTED
                ? metric.model().gate(detection.phase()).map(Gate::toString).orElse("")
                : metric.model().limit().map(Quantity::toString).orElse("");
    }

    /** Sample ratio mismatches, also those that people know: the groups differ all the same. */
    List<Reason> mismatches() {
        List<Reason> mismatches = new ArrayList<>();
        for (MetricState metric : observed()) {
            metric.split(phase.number(), log).ifPresent(detection -> mismatches.add(split(metric, detection)));
        }
        mismatches.addAll(data.covariates().imbalances(data.measured()));
        return mismatches;
    }

    private static Reason split(MetricState metric, Detection detection) {
        return SplitReason.of(
                ReadOutRows.SPLIT,
                metric.model().name(),
                detection,
                metric.model().controlPerTreated(detection.phase()));
    }

    /** Guardrails without data of both groups. */
    private List<String> unseen() {
        return metrics.models().values().stream()
                .filter(model -> model.treatment().equals(treatment))
                .filter(model -> model.isGuardrail()
                        && !model.areReadings()
                        && data.measured().stream()
                                .noneMatch(metric -> metric.model().name().equals(model.name())))
                .map(MetricModel::name)
                .toList();
    }
}
