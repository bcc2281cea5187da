package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.statistics.Direction;
import io.github.rolloutplanner.statistics.EffectEstimate;
import io.github.rolloutplanner.statistics.NonInferiorityTest;
import io.github.rolloutplanner.statistics.SampleMoments;
import io.github.rolloutplanner.statistics.TestResult;
import io.github.rolloutplanner.statistics.TwoSampleEffect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads an experiment out. */
final class ReadOut {
    private final Course course;
    private final Runs runs;
    private final Experiment experiment;
    private final RolloutPhase phase;

    private ReadOut(Course course, Runs runs, Experiment experiment, RolloutPhase phase) {
        this.course = course;
        this.runs = runs;
        this.experiment = experiment;
        this.phase = phase;
    }

    /** The read-out of a plan's experiment, once its phase was reached. */
    static Optional<ExperimentReadOut> of(RolloutPlan plan, Course course, Runs runs, Duration at) {
        return plan.experiment()
                .filter(Experiment::enabled)
                .flatMap(test -> phaseOf(plan, test)
                        .filter(phase -> phase.number() <= course.phase())
                        .map(phase -> new ReadOut(course, runs, test, phase).at(at)));
    }

    private static Optional<RolloutPhase> phaseOf(RolloutPlan plan, Experiment test) {
        return plan.phases().stream()
                .filter(phase -> phase.soak().isPresent()
                        && test.split().size() == 2
                        && test.split().get(1).equals(phase.share()))
                .reduce((earlier, later) -> later);
    }

    private ExperimentReadOut at(Duration at) {
        List<MetricRun> measured = measured();
        List<MetricEffect> effects =
                measured.stream().map(run -> effect(run, measured)).toList();
        Duration end = dataUntil(measured, at);
        ExperimentReadOut bare = new ExperimentReadOut(
                effects,
                size(measured),
                needed(),
                end.minus(course.since(phase.number())),
                phase.soak().orElseThrow(),
                runs.all().stream().noneMatch(run -> run.proof(Proof.Kind.SPLIT).isPresent()),
                Recommendation.KEEP_RUNNING,
                List.of());
        return ReadOutRule.applied(bare, proven(), unseen(measured));
    }

    /** The metrics that both groups have, the one of the hypothesis first. */
    private List<MetricRun> measured() {
        List<MetricRun> measured = new ArrayList<>();
        for (MetricRun run : runs.all()) {
            if (isReadable(run, run.sumOf(phase.number()))) {
                measured.add(isOfHypothesis(run) ? 0 : measured.size(), run);
            }
        }
        return measured;
    }

    /** Events over time have no size, and numbers without any spread nothing to compare. */
    private static boolean isReadable(MetricRun run, Stratum sum) {
        boolean isSized = run.model()
                .judge()
                .filter(judge -> !(judge.scale() instanceof TimeScale))
                .isPresent();
        return isSized
                && sum.control()
                        .filter(group ->
                                Math.min(group.observations(), sum.treated().observations()) > 1
                                        && (!isOfNumbers(run)
                                                || group.variance() > 0
                                                || sum.treated().variance() > 0))
                        .isPresent();
    }

    private boolean isOfHypothesis(MetricRun run) {
        return !experiment.metrics().isEmpty()
                && experiment.metrics().get(0).equals(run.model().name());
    }

    private static boolean isSuccess(MetricRun run) {
        return run.model().role() == GateRole.SUCCESS;
    }

    /** Users of the smaller group, by the metric of the hypothesis. */
    private long size(List<MetricRun> measured) {
        return measured.stream()
                .filter(this::isOfHypothesis)
                .map(run -> run.sumOf(phase.number()))
                .mapToLong(sum -> Math.min(
                        sum.treated().observations(),
                        sum.control().map(GroupTotals::observations).orElse(0L)))
                .findFirst()
                .orElse(0);
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

    private List<String> proven() {
        return runs.all().stream()
                .filter(run -> run.proof(Proof.Kind.WORSE).isPresent()
                        || run.proof(Proof.Kind.BEYOND_LIMIT).isPresent())
                .map(run -> run.model().name())
                .toList();
    }

    /** What was not measured to the end has not run to the end. */
    private Duration dataUntil(List<MetricRun> measured, Duration at) {
        Duration end = course.endOf(phase.number()).orElse(at);
        for (MetricRun run : measured) {
            Duration until = WindowLedger.lastEnd(run.record()).orElse(end);
            end = until.compareTo(end) < 0 ? until : end;
        }
        return end;
    }

    /** Guardrails of which nobody can say that they are not worse. */
    private List<String> unseen(List<MetricRun> measured) {
        return runs.models().values().stream()
                .filter(model -> model.isGuardrail()
                        && measured.stream().noneMatch(run -> run.model().equals(model)))
                .map(MetricModel::name)
                .toList();
    }

    private MetricEffect effect(MetricRun run, List<MetricRun> measured) {
        Stratum sum = run.sumOf(phase.number());
        GroupTotals control = sum.control().orElseThrow();
        EffectEstimate effect = estimate(run, sum.treated(), control);
        return new MetricEffect(
                run.model().name(),
                run.model().role(),
                sum.treated(),
                control,
                effect.difference(),
                effect.relativeDifference(),
                effect.interval(),
                effect.pValue(),
                finding(run, sum, effect, measured));
    }

    private double level() {
        return 1 - experiment.confidence();
    }

    private EffectEstimate estimate(MetricRun run, GroupTotals treated, GroupTotals control) {
        TwoSampleEffect test = TwoSampleEffect.withDefaults().level(level());
        return isOfNumbers(run)
                ? test.means(moments(control), moments(treated))
                : test.rates(control.events(), control.observations(), treated.events(), treated.observations());
    }

    private static boolean isOfNumbers(MetricRun run) {
        return run.model().judge().orElseThrow().scale() instanceof NumberScale.Measured;
    }

    private static SampleMoments moments(GroupTotals group) {
        return new SampleMoments(group.observations(), group.mean(), group.variance());
    }

    private MetricEffect.Finding finding(MetricRun run, Stratum sum, EffectEstimate effect, List<MetricRun> measured) {
        long successes = measured.stream().filter(ReadOut::isSuccess).count();
        boolean isGood = effect.difference() > 0 == higherIsBetter(run);
        if (!isGood && effect.pValue() <= level() / measured.size()) {
            return MetricEffect.Finding.WORSE;
        }
        if (isSuccess(run)) {
            boolean isBetter = isGood && effect.pValue() <= level() / successes;
            return isBetter ? MetricEffect.Finding.BETTER : MetricEffect.Finding.UNCLEAR;
        }
        return isNotWorse(run, sum) ? MetricEffect.Finding.NOT_WORSE : MetricEffect.Finding.UNCLEAR;
    }

    /** Of rates the number of events rises with harm where these are bad, of percentiles always. */
    private static boolean higherIsBetter(MetricRun run) {
        Scale scale = run.model().judge().orElseThrow().scale();
        if (scale instanceof NumberScale.Counted counted) {
            return !counted.events().eventsAreBad();
        }
        return scale instanceof EventScale events ? !events.eventsAreBad() : !scale.rises();
    }

    private boolean isNotWorse(MetricRun run, Stratum sum) {
        Optional<Quantity> level = run.model().yardsticks().of(sum).flatMap(Yardstick::level);
        return level.isPresent() && notWorse(run, sum, level.get()).rejects(level());
    }

    private static TestResult notWorse(MetricRun run, Stratum sum, Quantity level) {
        Scale scale = run.model().judge().orElseThrow().scale();
        GroupTotals control = sum.control().orElseThrow();
        GroupTotals treated = sum.treated();
        double margin =
                Math.abs(scale.at(level) - scale.at(run.model().baseline().orElseThrow()));
        NonInferiorityTest test = NonInferiorityTest.ofMargin(margin)
                .direction(higherIsBetter(run) ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER);
        return isOfNumbers(run)
                ? test.means(
                        control.mean(),
                        Math.sqrt(control.variance()),
                        control.observations(),
                        treated.mean(),
                        Math.sqrt(treated.variance()),
                        treated.observations())
                : test.rates(control.events(), control.observations(), treated.events(), treated.observations());
    }
}
