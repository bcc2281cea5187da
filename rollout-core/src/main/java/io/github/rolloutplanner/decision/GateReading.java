package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.decision.GateStatus.State;
import io.github.rolloutplanner.internal.detection.ComparisonBases;
import io.github.rolloutplanner.internal.detection.ComparisonBasis;
import io.github.rolloutplanner.internal.detection.EvidenceWealth;
import io.github.rolloutplanner.internal.detection.Judge;
import io.github.rolloutplanner.internal.detection.LatestDay;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricScale;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.detection.ShownEffect;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Where one measured gate of the current phase stands at one look. */
final class GateReading {
    private final GateReader look;
    private final PhaseGates.Measured measured;
    private final Gate gate;
    private final int phase;
    private final MetricState metric;
    private final MetricModel model;
    private final Judge judge;
    private final PhaseBucket here;
    private final long sample;
    private final EValue harm;
    private final DataFreshness freshness;

    GateReading(GateReader look, PhaseGates.Measured measured, MetricState metric) {
        this.look = look;
        this.measured = measured;
        this.gate = measured.gate();
        this.phase = look.log().phase();
        this.metric = metric;
        this.model = metric.model();
        this.judge = model.judge().orElseThrow();
        this.here = metric.sumOf(phase);
        this.sample = sample();
        this.harm = harm();
        this.freshness = DataFreshness.of(
                metric.record(), model.since(look.log()), look.view().dataEvery(phase), model.delay(), isCompared());
    }

    GateStatus status() {
        return new GateStatus(
                model.metric(),
                model.treatment(),
                model.kind(),
                gate,
                state(),
                here.treated(),
                here.control(),
                sample,
                needed(),
                harm.logValue(),
                -Math.log(model.comparisonLevel()),
                freshness.dataUntil(),
                freshness.due(),
                freshness.failure(),
                metric.record().shownBefore(phase).filter(before -> isBesideOthers()));
    }

    /** How far the metric may have moved; nothing where no observations say so. */
    Optional<GateEffect> effect() {
        Optional<EffectBounds> bounds = model.areReadings() || here.treated().isEmpty()
                ? Optional.empty()
                : level().flatMap(at ->
                                model.baseline().map(from -> new EffectBounds(judge.scale(), model.kind(), from, at)))
                        .filter(EffectBounds::areKnown);
        return bounds.map(known -> new GateEffect(
                status(), value(known), known.low(this::isShownToExceed), known.high(this::isShownToStayBelow)));
    }

    private boolean isShownToExceed(Quantity tolerated) {
        return judge.worse(
                        model.isGuardrail() ? metric.record().buckets() : stretches(),
                        model.bases().tolerating(tolerated),
                        model.comparisonLevel())
                .rejects(model.comparisonLevel());
    }

    private boolean isShownToStayBelow(Quantity level) {
        double significanceLevel = look.view().significanceLevel();
        return judge.better(stretches(), bases(), level, significanceLevel).rejects(significanceLevel);
    }

    private OptionalDouble value(EffectBounds bounds) {
        return ShownEffect.of(model, here).stream().map(bounds::part).findFirst();
    }

    /** What is said of an earlier phase says nothing of a signal in this one. */
    private EValue harm() {
        return model.isGuardrail() || !here.treated().isEmpty() ? metric.harm().worse() : EValue.NONE;
    }

    private State state() {
        if (isWorse()) {
            return State.WORSE;
        }
        if (metric.isUnconfirmed() && gate.tolerance() instanceof Tolerance.Statistical) {
            return State.COLLECTING;
        }
        return isWatched() ? ofFreshness() : State.OBSERVED;
    }

    /** What only observes is watched where its silence is no matter of indifference. */
    private boolean isWatched() {
        GateHandling handling = GateStatus.handling(gate);
        return gate.role() != GateRole.OBSERVE
                || handling.onNoData() != Response.IGNORE
                || handling.onSourceFailure() != Response.IGNORE;
    }

    private State ofFreshness() {
        if (freshness.failure().isPresent()) {
            return State.SOURCE_FAILED;
        }
        boolean isSilent = freshness.isSilent(look.at());
        if (!isSilent && freshness.isTooEarly(look.at(), model.since(look.log()))) {
            return gate.role() == GateRole.OBSERVE ? State.OBSERVED : State.COLLECTING;
        }
        return isSilent || lacksData() ? State.NO_DATA : ofData();
    }

    private boolean lacksData() {
        return (look.isDue() && freshness.endsBefore(soaked().minus(freshness.delay())))
                || here.treated().isEmpty()
                || (isCompared() && here.lacksControl());
    }

    /** Whether a regression is ruled out costs most to compute, and is not asked while a phase soaks. */
    private State ofData() {
        if (gate.role() == GateRole.OBSERVE) {
            return State.OBSERVED;
        }
        if (look.isDue() && isLargeEnough() && isBetter()) {
            return State.NOT_WORSE;
        }
        return isPowered() ? State.POWERED : State.COLLECTING;
    }

    /** What must be shown may be shown by fewer: they come as chance and traffic want. */
    private boolean isLargeEnough() {
        return gate.role() == GateRole.SUCCESS || sample >= gate.minimumSample().orElse(0);
    }

    /** When the phase has lasted as long as planned. */
    private Duration soaked() {
        return look.log().since().plus(look.view().length(phase).orElse(Duration.ZERO));
    }

    /** A phase may be too short for its gate, and the guardrail has seen enough in all phases together. */
    private boolean isWorse() {
        if (gate.role() == GateRole.OBSERVE && !model.isGuardrail()) {
            return false;
        }
        return (metric.breach().isPresent() && !hasRecovered()) || isSignalWorse();
    }

    /** Readings beyond a gate that does not roll back hold as long as they are beyond it. */
    private boolean hasRecovered() {
        List<Observation.Measured> recent = metric.record().windows().recent();
        Optional<Quantity> level = level();
        if (!model.areReadings()
                || GateStatus.handling(gate).onBreach() == Response.ROLL_BACK
                || recent.isEmpty()
                || level.isEmpty()) {
            return false;
        }
        GroupTotals latest = GroupTotals.of(recent.get(recent.size() - 1).treated());
        MetricScale scale = judge.scale();
        return !scale.isBeyond(latest, scale.at(level.get()));
    }

    private boolean isSignalWorse() {
        return gate.role() == GateRole.SIGNAL
                && gate.tolerance() instanceof Tolerance.Statistical
                && !model.isGuardrail()
                && harm.rejects(model.comparisonLevel())
                && metric.isMoreThanNegligible()
                && new LatestDay(metric).isWorse();
    }

    private boolean isBetter() {
        Optional<Quantity> level = level();
        double significanceLevel = look.view().significanceLevel();
        return level.isPresent()
                && judge.better(stretches(), bases(), level.get(), significanceLevel)
                        .rejects(significanceLevel);
    }

    private List<PhaseBucket> stretches() {
        return metric.record().buckets().stream()
                .filter(bucket -> bucket.phase() == phase)
                .toList();
    }

    /** A success is shown by what the metric is, not by what others show. */
    private ComparisonBases bases() {
        return gate.role() == GateRole.SUCCESS
                ? ComparisonBases.everywhere(
                        new ComparisonBasis(
                                isCompared() ? Comparison.CONTROL : Comparison.BASELINE,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                measured.designEffect(model, phase)),
                        phase)
                : model.bases();
    }

    private Optional<Quantity> level() {
        return gate.condition()
                .measured()
                .map(Condition.OnMetric::threshold)
                .flatMap(threshold -> model.onScale(threshold.level(), phase));
    }

    /** Counting needs no size; what must be shown is not shown by size, but of a resource only a breach can be shown. */
    private boolean isPowered() {
        if (gate.role() == GateRole.SUCCESS && !model.areReadings()) {
            return false;
        }
        boolean isCounting = model.areReadings() || !(gate.tolerance() instanceof Tolerance.Statistical);
        OptionalLong needed = needed();
        return needed.isPresent() ? sample >= needed.getAsLong() : isCounting;
    }

    /** The plan says it at its own level; a guardrail that has less of it, since it was planned again, needs more. */
    private OptionalLong needed() {
        OptionalLong planned = gate.minimumSample();
        return planned.isEmpty() || gate.role() == GateRole.SUCCESS || !EvidenceWealth.isHeldBy(model)
                ? planned
                : OptionalLong.of((long) Math.ceil(planned.getAsLong() * model.timesObservations()));
    }

    private boolean isCompared() {
        return gate.comparison().filter(Comparison.CONTROL::equals).isPresent();
    }

    /** The exposed observations that count: fewer where they depend on each other more than the plan reckons with. */
    private long sample() {
        double planned = measured.designEffect(model, phase);
        double shown = judge.scale().designEffect(here, planned);
        return (long) (compared() * Math.min(1, planned / shown));
    }

    private boolean isBesideOthers() {
        return model.isBesideOthers(phase)
                && here.control().filter(others -> !others.isEmpty()).isPresent();
    }

    /** Beside a control group that is smaller than planned, as many fewer. */
    private double compared() {
        MetricScale scale = judge.scale();
        double treated = scale.sample(here.treated());
        if (isBesideOthers()) {
            double others = scale.sample(here.control().orElseThrow());
            return treated * model.countedBesideOthers(phase, treated, others);
        }
        if (!isCompared() || here.control().isEmpty() || treated == 0) {
            return treated;
        }
        double control = scale.sample(here.control().get());
        return Math.min(treated, (1 + measured.exposedPerControl()) * treated * control / (treated + control));
    }
}
