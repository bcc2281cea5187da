package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.rules.ReadOutRows;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.statistics.CovariateAdjustment;
import io.github.rolloutplanner.internal.statistics.Cuped;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads an experiment out. */
final class ReadOut {
    private static final double LEAST_OF_PLANNED = 0.9;

    private static final int GROUPS = 2;

    private final TransitionLog log;
    private final MetricStates metrics;
    private final Experiment experiment;
    private final Set<String> successes;
    private final RolloutPhase phase;

    private ReadOut(
            TransitionLog log, MetricStates metrics, Experiment experiment, Set<String> successes, RolloutPhase phase) {
        this.log = log;
        this.metrics = metrics;
        this.experiment = experiment;
        this.successes = successes;
        this.phase = phase;
    }

    /** The read-out of a plan's experiment, once its phase was reached. */
    static Optional<ExperimentReadOut> of(RolloutPlan plan, TransitionLog log, MetricStates metrics, Duration at) {
        return plan.experiment()
                .filter(test -> test.enabled() && test.split().size() == GROUPS)
                .flatMap(test -> phaseOf(plan)
                        .filter(phase -> phase.number() <= log.phase())
                        .map(phase -> new ReadOut(log, metrics, test, plan.successMetrics(), phase).at(at)));
    }

    private static Optional<RolloutPhase> phaseOf(RolloutPlan plan) {
        return plan.phases().stream()
                .filter(phase -> phase.purpose() == PhasePurpose.EXPERIMENT
                        && phase.soak().isPresent())
                .findFirst();
    }

    private ExperimentReadOut at(Duration at) {
        List<MetricState> measured = measured();
        EffectReader reader = new EffectReader(levels(measured, at), successes);
        List<MetricEffect> effects = measured.stream()
                .map(metric -> reader.read(metric, metric.record().sumOf(phase.number())))
                .toList();
        Duration end = dataUntil(measured, at);
        List<Reason> mismatches = mismatches(measured);
        ExperimentReadOut bare = new ExperimentReadOut(
                effects,
                size(measured),
                needed(),
                end.minus(log.since(phase.number())),
                phase.soak().orElseThrow(),
                mismatches.isEmpty(),
                Recommendation.KEEP_RUNNING,
                List.of());
        List<Reason> doubts = new ReadOutDoubts(metrics, phase.number()).reasons();
        return new ReadOutRule(
                        bare,
                        worse(),
                        mismatches,
                        unseen(measured),
                        successes,
                        doubts,
                        weaker(measured),
                        interim(measured))
                .applied();
    }

    /** Between looks, what is found is what the next one would say of it. */
    private ReadOutLevels levels(List<MetricState> measured, Duration at) {
        Duration elapsed = dataUntil(measured, at).minus(log.since(phase.number()));
        List<Experiment.Look> looks = experiment.looks();
        int better = (int) measured.stream()
                .filter(metric -> successes.contains(metric.model().name()))
                .count();
        return looks.isEmpty()
                ? ReadOutLevels.once(1 - experiment.confidence(), better, measured.size())
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

    /** The metrics that both groups have, the one of the hypothesis first. */
    private List<MetricState> measured() {
        List<MetricState> measured = new ArrayList<>();
        for (MetricState metric : metrics.all()) {
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
                && experiment.metrics().get(0).equals(metric.model().name());
    }

    /** Users of the smaller group, by the metric of the hypothesis, as many as they are worth. */
    private long size(List<MetricState> measured) {
        return (long) (worth(measured) * observed(measured));
    }

    private long observed(List<MetricState> measured) {
        return measured.stream()
                .filter(this::isOfHypothesis)
                .map(metric -> metric.record().sumOf(phase.number()))
                .mapToLong(sum -> Math.min(
                        sum.treated().observations(),
                        sum.control().map(GroupTotals::observations).orElse(0L)))
                .findFirst()
                .orElse(0);
    }

    /** What an observation counts for; less than one whose covariate explains less than planned. */
    private double worth(List<MetricState> measured) {
        double unexplained = Cuped.varianceFactor(correlation(measured));
        return experiment.covariateCorrelation().stream()
                .map(planned -> Math.min(1, Cuped.varianceFactor(planned) / unexplained))
                .findFirst()
                .orElse(1);
    }

    /** By which the metric of the hypothesis is adjusted; 0 where it is not. */
    private double correlation(List<MetricState> measured) {
        return measured.stream()
                .filter(this::isOfHypothesis)
                .flatMap(metric -> adjustment(metric).stream())
                .mapToDouble(CovariateAdjustment::correlation)
                .findFirst()
                .orElse(0);
    }

    private Optional<CovariateAdjustment> adjustment(MetricState metric) {
        return ComparedGroups.of(
                        metric.model().judge().orElseThrow().scale(),
                        metric.record().sumOf(phase.number()))
                .flatMap(ComparedGroups::adjustment);
    }

    private Optional<Reason> weaker(List<MetricState> measured) {
        double worth = worth(measured);
        return worth < 1 && measured.stream().anyMatch(this::isOfHypothesis)
                ? Optional.of(ReadOutRows.CORRELATION.reason(
                        fact("metric", experiment.metrics().get(0)),
                        fact("shown", Wording.rounded(correlation(measured))),
                        fact(
                                "planned",
                                Wording.rounded(
                                        experiment.covariateCorrelation().orElseThrow())),
                        fact("worth", Wording.rounded(100 * worth) + "%")))
                : Optional.empty();
    }

    /** The design names the larger group; the smaller one is smaller by the split. */
    private OptionalLong needed() {
        if (experiment.sampleSizePerGroup().isEmpty()) {
            return OptionalLong.empty();
        }
        double control = experiment.split().get(0).value();
        double treatment = experiment.split().get(1).value();
        double part = Math.min(control, treatment) / Math.max(control, treatment);
        return OptionalLong.of((long) Math.ceil(experiment.sampleSizePerGroup().getAsLong() * part));
    }

    /** Regressions that were detected at one of the looks. */
    private List<Reason> worse() {
        List<Reason> worse = new ArrayList<>();
        for (MetricState metric : metrics.all()) {
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
    private List<Reason> mismatches(List<MetricState> measured) {
        List<Reason> mismatches = new ArrayList<>();
        for (MetricState metric : metrics.all()) {
            metric.split(phase.number(), log).ifPresent(detection -> mismatches.add(split(metric, detection)));
        }
        measured.forEach(metric -> imbalance(metric).ifPresent(mismatches::add));
        return mismatches;
    }

    /** What was before the experiment is the same in both groups, but for chance. */
    private Optional<Reason> imbalance(MetricState metric) {
        return adjustment(metric)
                .map(CovariateAdjustment::imbalance)
                .filter(p -> p <= metric.model().srmLevel())
                .map(p -> ReadOutRows.IMBALANCE.reason(
                        fact("metric", metric.model().name()), fact("p", Wording.rounded(p))));
    }

    private static Reason split(MetricState metric, Detection detection) {
        return SplitReason.of(
                ReadOutRows.SPLIT,
                metric.model().name(),
                detection,
                metric.model().controlPerTreated(detection.phase()));
    }

    /** What was not measured to the end has not metric to the end. */
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
                .filter(model -> model.isGuardrail()
                        && measured.stream()
                                .noneMatch(metric -> metric.model().name().equals(model.name())))
                .map(MetricModel::name)
                .toList();
    }
}
