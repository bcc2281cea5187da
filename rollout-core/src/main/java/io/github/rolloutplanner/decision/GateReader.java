package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.decision.GateStatus.State;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.detection.ComparisonBases;
import io.github.rolloutplanner.internal.detection.ComparisonBasis;
import io.github.rolloutplanner.internal.detection.Judge;
import io.github.rolloutplanner.internal.detection.LatestDay;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Tolerance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads where a measured gate of the current phase stands. */
final class GateReader {
    private final PlanView view;
    private final TransitionLog log;
    private final Duration at;
    private final double significanceLevel;
    private final boolean isDue;

    /** Whether a regression is ruled out costs most to compute, and is not asked while a phase soaks. */
    GateReader(PlanView view, TransitionLog log, Duration at, boolean isSoaked) {
        this.view = view;
        this.log = log;
        this.at = at;
        this.significanceLevel = MetricModels.significanceLevel(view.plan(), view.policy());
        this.isDue = isSoaked;
    }

    List<GateStatus> read(MetricStates metrics) {
        List<GateStatus> statuses = new ArrayList<>();
        for (PhaseGates.Measured measured : view.gates(log.phase()).measured()) {
            for (MetricModel model : view.treatments().modelsOf(measured.metric(), metrics, log)) {
                statuses.add(read(measured.gate(), metrics.of(model.name())));
            }
        }
        return statuses;
    }

    private GateStatus read(Gate gate, MetricState metric) {
        PhaseBucket here = metric.sumOf(log.phase());
        DataFreshness freshness = DataFreshness.of(
                metric.record(),
                log.since(),
                view.policy().dataEvery(),
                metric.model().delay(),
                isCompared(gate));
        EValue harm = harm(metric, here);
        return new GateStatus(
                metric.model().metric(),
                metric.model().treatment(),
                metric.model().kind(),
                gate,
                state(gate, metric, here, freshness, harm),
                here.treated(),
                here.control(),
                sample(metric.model(), gate, here),
                gate.minimumSample(),
                harm.logValue(),
                -Math.log(metric.model().comparisonLevel()),
                freshness.dataUntil(),
                freshness.due(),
                freshness.failure(),
                metric.record().shownBefore(log.phase()).filter(before -> isBesideOthers(metric.model(), here)));
    }

    /** What is said of an earlier phase says nothing of a signal in this one. */
    private EValue harm(MetricState metric, PhaseBucket here) {
        return metric.model().isGuardrail() || !here.treated().isEmpty()
                ? metric.harm().worse()
                : EValue.NONE;
    }

    private State state(Gate gate, MetricState metric, PhaseBucket here, DataFreshness freshness, EValue harm) {
        if (isWorse(gate, metric, harm)) {
            return State.WORSE;
        }
        if (gate.role() == GateRole.OBSERVE) {
            return State.OBSERVED;
        }
        if (metric.isUnconfirmed() && gate.tolerance() instanceof Tolerance.Statistical) {
            return State.COLLECTING;
        }
        if (freshness.failure().isPresent()) {
            return State.SOURCE_FAILED;
        }
        if (!freshness.isSilent(at) && freshness.isTooEarly(at, log.since())) {
            return State.COLLECTING;
        }
        if (freshness.isSilent(at)
                || (isDue && freshness.endsBefore(soaked().minus(freshness.delay())))
                || here.treated().isEmpty()
                || (isCompared(gate) && here.lacksControl())) {
            return State.NO_DATA;
        }
        if (isDue && isLargeEnough(gate, metric, here) && isBetter(gate, metric)) {
            return State.NOT_WORSE;
        }
        return isPowered(gate, metric, here) ? State.POWERED : State.COLLECTING;
    }

    /** What must be shown may be shown by fewer: they come as chance and traffic want. */
    private boolean isLargeEnough(Gate gate, MetricState metric, PhaseBucket here) {
        return gate.role() == GateRole.SUCCESS
                || sample(metric.model(), gate, here) >= gate.minimumSample().orElse(0);
    }

    /** When the phase has lasted as long as planned. */
    private Duration soaked() {
        return log.since().plus(view.length(log.phase()).orElse(Duration.ZERO));
    }

    /** A phase may be too short for its gate, and the guardrail has seen enough in all phases together. */
    private static boolean isWorse(Gate gate, MetricState metric, EValue harm) {
        if (gate.role() == GateRole.OBSERVE && !metric.model().isGuardrail()) {
            return false;
        }
        boolean isShown = gate.role() == GateRole.SIGNAL
                && gate.tolerance() instanceof Tolerance.Statistical
                && !metric.model().isGuardrail()
                && harm.rejects(metric.model().comparisonLevel())
                && metric.isMoreThanNegligible()
                && new LatestDay(metric).isWorse();
        return metric.breach().isPresent() || isShown;
    }

    private boolean isBetter(Gate gate, MetricState metric) {
        Optional<Quantity> level = level(gate, metric);
        return level.isPresent()
                && judge(metric)
                        .better(here(metric), bases(gate, metric), level.get(), significanceLevel)
                        .rejects(significanceLevel);
    }

    /** A success is shown by what the metric is, not by what others show. */
    private ComparisonBases bases(Gate gate, MetricState metric) {
        return gate.role() == GateRole.SUCCESS
                ? ComparisonBases.everywhere(
                        new ComparisonBasis(
                                isCompared(gate) ? Comparison.CONTROL : Comparison.BASELINE,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                designEffect(gate, metric.model())),
                        log.phase())
                : metric.model().bases();
    }

    private Optional<Quantity> level(Gate gate, MetricState metric) {
        return gate.condition()
                .measured()
                .map(Condition.OnMetric::threshold)
                .flatMap(threshold -> metric.model().onScale(threshold.level(), log.phase()));
    }

    /** Counting needs no size; what must be shown is not shown by size. */
    private boolean isPowered(Gate gate, MetricState metric, PhaseBucket here) {
        if (gate.role() == GateRole.SUCCESS) {
            return false;
        }
        boolean isCounting = !(gate.tolerance() instanceof Tolerance.Statistical);
        return gate.minimumSample().isPresent()
                ? sample(metric.model(), gate, here) >= gate.minimumSample().getAsLong()
                : isCounting;
    }

    private List<PhaseBucket> here(MetricState metric) {
        return metric.record().buckets().stream()
                .filter(bucket -> bucket.phase() == log.phase())
                .toList();
    }

    private static Judge judge(MetricState metric) {
        return metric.model().judge().orElseThrow();
    }

    private static boolean isCompared(Gate gate) {
        return gate.comparison().filter(Comparison.CONTROL::equals).isPresent();
    }

    /** The exposed observations that count: fewer where they depend on each other more than the plan reckons with. */
    private long sample(MetricModel model, Gate gate, PhaseBucket here) {
        double planned = designEffect(gate, model);
        double shown = model.judge().orElseThrow().scale().designEffect(here, planned);
        return (long) (compared(model, gate, here) * Math.min(1, planned / shown));
    }

    /** A metric that is there for its success alone has no gate in any phase. */
    private double designEffect(Gate gate, MetricModel model) {
        return gate.role() == GateRole.SUCCESS
                ? PhaseEvidence.of(view.plan(), view.phase(log.phase()), model.metric())
                        .map(GateEvidence::designEffect)
                        .orElse(1.0)
                : model.designEffect(log.phase());
    }

    private boolean isBesideOthers(MetricModel model, PhaseBucket here) {
        return model.isBesideOthers(log.phase())
                && here.control().filter(others -> !others.isEmpty()).isPresent();
    }

    /** Beside a control group that is smaller than planned, as many fewer. */
    private double compared(MetricModel model, Gate gate, PhaseBucket here) {
        double treated = model.judge().orElseThrow().scale().sample(here.treated());
        if (isBesideOthers(model, here)) {
            double others =
                    model.judge().orElseThrow().scale().sample(here.control().get());
            return treated * model.countedBesideOthers(log.phase(), treated, others);
        }
        if (!isCompared(gate) || here.control().isEmpty() || treated == 0) {
            return treated;
        }
        double control =
                model.judge().orElseThrow().scale().sample(here.control().get());
        double planned = exposedPerControl(model.metric());
        return Math.min(treated, (1 + planned) * treated * control / (treated + control));
    }

    /** By the plan's evidence, which says how many are needed beside so many others. */
    private double exposedPerControl(String metric) {
        return PhaseEvidence.of(view.plan(), view.phase(log.phase()), metric).stream()
                .flatMapToDouble(evidence -> evidence.allocationRatio().stream())
                .findFirst()
                .orElse(1);
    }
}
