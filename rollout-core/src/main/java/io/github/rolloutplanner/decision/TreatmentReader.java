package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.evidence.ExperimentSplit;
import io.github.rolloutplanner.internal.rules.ReadOutRows;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.text.Series;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads out what one treatment of an experiment does. */
final class TreatmentReader {
    private static final double LEAST_OF_PLANNED = 0.9;
    private static final int DAYS_OF_WEEK = 7;

    private final PlanView view;
    private final TransitionLog log;
    private final MetricStates metrics;
    private final Optional<String> treatment;
    private final Experiment experiment;
    private final RolloutPhase phase;
    private final Optional<Duration> end;

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
        this.end = end(at);
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
    ExperimentReadOut at(Duration at, Set<String> better, List<Reason> mismatches) {
        List<MetricState> measured = measured();
        EffectReader reader = new EffectReader(levels(at), better);
        List<MetricEffect> effects = measured.stream()
                .map(metric -> reader.read(metric, sum(metric)))
                .toList();
        ExperimentReadOut bare = new ExperimentReadOut(
                effects,
                size(measured),
                needed(),
                elapsed(measured, at),
                phase.soak().orElseThrow(),
                mismatches.isEmpty(),
                ExperimentReadOut.Recommendation.KEEP_RUNNING,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                OptionalDouble.empty());
        return new ReadOutRule(
                        bare,
                        worse(),
                        mismatches,
                        unseen(measured),
                        successes(),
                        new ReadOutDoubts(observed(), phase.number()).reasons(),
                        covariates(measured).weaker(),
                        interim(measured))
                .applied();
    }

    /** The name under which one of its metrics is measured. */
    String nameOf(String metric) {
        return treatment.map(of -> Series.of(metric, of)).orElse(metric);
    }

    /** The p-value that a success metric is that of the control; 1 where both groups do not have it. */
    double pValue(String metric) {
        return successesMeasured().stream()
                .filter(success -> success.model().metric().equals(metric))
                .mapToDouble(success -> EffectReader.pValue(success, sum(success)))
                .findFirst()
                .orElse(1);
    }

    /** The success metrics that both groups have. */
    private List<MetricState> successesMeasured() {
        return measured().stream()
                .filter(metric -> successes().contains(metric.model().name()))
                .toList();
    }

    /** By how much the metric of the hypothesis is better, on its own scale; 0 where both groups do not have it. */
    double gain() {
        return measured().stream()
                .filter(this::isOfHypothesis)
                .mapToDouble(metric -> EffectReader.gain(metric, sum(metric)))
                .findFirst()
                .orElse(0);
    }

    /** The names under which its success metrics are measured. */
    private Set<String> successes() {
        return view.plan().successMetrics().stream()
                .map(this::nameOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<MetricState> observed() {
        return metrics.all().stream()
                .filter(metric -> metric.model().treatment().equals(treatment))
                .toList();
    }

    /** Between looks, what is found is what the next one would say of it. */
    ReadOutLevels levels(Duration at) {
        List<MetricState> measured = measured();
        Duration elapsed = elapsed(measured, at);
        List<Experiment.Look> looks = experiment.looks();
        return looks.isEmpty()
                ? ReadOutLevels.once(
                        1 - experiment.confidence(),
                        view.plan().successMetrics().size(),
                        Math.max(experiment.metrics().size(), measured.size()),
                        experiment.treatments().size())
                : ReadOutLevels.at(looks.stream()
                        .filter(look -> elapsed.compareTo(Duration.ofDays(look.day())) <= 0)
                        .findFirst()
                        .orElse(looks.get(looks.size() - 1)));
    }

    /**
     * How an experiment goes on at an interim look; nothing where there is none now. A look has exactly the data that were
     * planned for it, so that looking more often is no further look, and not much less of them than the boundaries count with.
     */
    private Optional<Reason> interim(List<MetricState> measured) {
        List<Experiment.Look> looks = experiment.looks();
        for (int number = 1; number < looks.size(); number++) {
            Experiment.Look look = looks.get(number - 1);
            Duration end = log.since(phase.number()).plusDays(look.day());
            boolean isNow = !measured.isEmpty()
                    && size(measured) >= LEAST_OF_PLANNED * look.information() * needed().orElse(0)
                    && measured.stream()
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

    /** What a metric showed up to the end of the experiment; all of it, if it came only later. */
    private PhaseBucket sum(MetricState metric) {
        return end.map(length -> sum(metric, length))
                .filter(sum -> isReadable(metric, sum))
                .orElseGet(() -> metric.record().sumOf(phase.number()));
    }

    private PhaseBucket sum(MetricState metric, Duration length) {
        return metric.record().sumOf(phase.number(), log.since(phase.number()), length);
    }

    /**
     * The end of the experiment after the start of its phase, once it is there: the planned one, or later by the whole weeks that the
     * groups take to have their size, the latest so far. Data that come after it would be one look more, and change nothing.
     */
    private Optional<Duration> end(Duration at) {
        List<MetricState> measured = measured();
        Duration elapsed = elapsed(measured, at);
        Optional<Duration> last = Optional.empty();
        for (Duration length = phase.soak().orElseThrow();
                length.compareTo(elapsed) <= 0;
                length = length.plusDays(DAYS_OF_WEEK)) {
            Duration until = length;
            last = Optional.of(length);
            if (needed().isEmpty() || size(measured, metric -> sum(metric, until)) >= needed().getAsLong()) {
                return last;
            }
        }
        return last;
    }

    /** Whether both groups have users to compare, by any metric. */
    boolean hasUsers() {
        return !measured().isEmpty();
    }

    /** The metrics that both groups have, the one of the hypothesis first. */
    private List<MetricState> measured() {
        List<MetricState> measured = new ArrayList<>();
        for (MetricState metric : observed()) {
            if (isReadable(metric, metric.record().sumOf(phase.number()))) {
                measured.add(isOfHypothesis(metric) ? 0 : measured.size(), metric);
            }
        }
        return measured;
    }

    private static boolean isReadable(MetricState metric, PhaseBucket sum) {
        return metric.model()
                .judge()
                .flatMap(judge -> ComparedGroups.of(judge.scale(), sum))
                .isPresent();
    }

    private boolean isOfHypothesis(MetricState metric) {
        return !experiment.metrics().isEmpty()
                && experiment.metrics().get(0).equals(metric.model().metric());
    }

    private CovariateReader covariates(List<MetricState> measured, Function<MetricState, PhaseBucket> sums) {
        return new CovariateReader(
                experiment, measured.stream().filter(this::isOfHypothesis).findFirst(), sums);
    }

    private CovariateReader covariates(List<MetricState> measured) {
        return covariates(measured, this::sum);
    }

    private long size(List<MetricState> measured) {
        return size(measured, this::sum);
    }

    /** Independent observations of the smaller group, by the metric of the hypothesis, as many as they are worth. */
    private long size(List<MetricState> measured, Function<MetricState, PhaseBucket> sums) {
        double independent = measured.stream()
                .filter(this::isOfHypothesis)
                .mapToDouble(metric -> EffectReader.independent(metric, sums.apply(metric)))
                .findFirst()
                .orElse(0);
        return (long) (covariates(measured, sums).worth() * independent);
    }

    /** The design names the larger group; the smaller one is smaller by the split. */
    private OptionalLong needed() {
        if (experiment.sampleSizePerGroup().isEmpty()) {
            return OptionalLong.empty();
        }
        ExperimentSplit split = new ExperimentSplit(experiment.split());
        double part = Math.min(split.ratio(), 1 / split.ratio());
        return OptionalLong.of((long) Math.ceil(experiment.sampleSizePerGroup().getAsLong() * part));
    }

    /** Regressions that were detected at one of the looks. */
    private List<Reason> worse() {
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
        List<MetricState> measured = measured();
        mismatches.addAll(covariates(measured).imbalances(measured));
        return mismatches;
    }

    private static Reason split(MetricState metric, Detection detection) {
        return SplitReason.of(
                ReadOutRows.SPLIT,
                metric.model().name(),
                detection,
                metric.model().controlPerTreated(detection.phase()));
    }

    private Duration elapsed(List<MetricState> measured, Duration at) {
        return dataUntil(measured, at).minus(log.since(phase.number()));
    }

    /** What was not measured to the end has not lasted to the end. */
    private Duration dataUntil(List<MetricState> measured, Duration at) {
        if (measured.isEmpty()) {
            return log.since(phase.number());
        }
        Duration end = log.endOf(phase.number()).orElse(at);
        for (MetricState metric : measured) {
            Duration until = metric.record().dataUntil().orElse(end);
            end = until.compareTo(end) < 0 ? until : end;
        }
        return end;
    }

    /** Guardrails without data of both groups. */
    private List<String> unseen(List<MetricState> measured) {
        return metrics.models().values().stream()
                .filter(model -> model.treatment().equals(treatment))
                .filter(model -> model.isGuardrail()
                        && measured.stream()
                                .noneMatch(metric -> metric.model().name().equals(model.name())))
                .map(MetricModel::name)
                .toList();
    }
}
