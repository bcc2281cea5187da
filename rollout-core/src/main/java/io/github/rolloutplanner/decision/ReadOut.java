package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads an experiment out. */
final class ReadOut {
    private static final int GROUPS = 2;

    private final TransitionLog course;
    private final MetricStates runs;
    private final Experiment experiment;
    private final RolloutPhase phase;

    private ReadOut(TransitionLog course, MetricStates runs, Experiment experiment, RolloutPhase phase) {
        this.course = course;
        this.runs = runs;
        this.experiment = experiment;
        this.phase = phase;
    }

    /** The read-out of a plan's experiment, once its phase was reached. */
    static Optional<ExperimentReadOut> of(RolloutPlan plan, TransitionLog course, MetricStates runs, Duration at) {
        return plan.experiment()
                .filter(test -> test.enabled() && test.split().size() == GROUPS)
                .flatMap(test -> phaseOf(plan)
                        .filter(phase -> phase.number() <= course.phase())
                        .map(phase -> new ReadOut(course, runs, test, phase).at(at)));
    }

    private static Optional<RolloutPhase> phaseOf(RolloutPlan plan) {
        return plan.phases().stream()
                .filter(phase -> phase.purpose() == PhasePurpose.EXPERIMENT
                        && phase.soak().isPresent())
                .findFirst();
    }

    private ExperimentReadOut at(Duration at) {
        List<MetricState> measured = measured();
        EffectReader reader = new EffectReader(1 - experiment.confidence(), measured);
        List<MetricEffect> effects = measured.stream()
                .map(run -> reader.read(run, run.sumOf(phase.number())))
                .toList();
        Duration end = dataUntil(measured, at);
        ExperimentReadOut bare = new ExperimentReadOut(
                effects,
                size(measured),
                needed(),
                end.minus(course.since(phase.number())),
                phase.soak().orElseThrow(),
                runs.all().stream()
                        .noneMatch(run -> run.proof(Detection.Kind.SPLIT).isPresent()),
                Recommendation.KEEP_RUNNING,
                List.of());
        return new ReadOutRule(bare, wrong(), unseen(measured), hopedFor()).applied();
    }

    /** The metrics that both groups have, the one of the hypothesis first. */
    private List<MetricState> measured() {
        List<MetricState> measured = new ArrayList<>();
        for (MetricState run : runs.all()) {
            if (isReadable(run, run.sumOf(phase.number()))) {
                measured.add(isOfHypothesis(run) ? 0 : measured.size(), run);
            }
        }
        return measured;
    }

    /** Events over time have no size. */
    private static boolean isReadable(MetricState run, PhaseBucket sum) {
        boolean isSized = run.model()
                .judge()
                .filter(judge -> !(judge.scale() instanceof CountPerTimeScale))
                .isPresent();
        return isSized
                && sum.control()
                        .filter(group ->
                                Math.min(group.observations(), sum.treated().observations()) > 1)
                        .isPresent();
    }

    private boolean isOfHypothesis(MetricState run) {
        return !experiment.metrics().isEmpty()
                && experiment.metrics().get(0).equals(run.model().name());
    }

    /** Users of the smaller group, by the metric of the hypothesis. */
    private long size(List<MetricState> measured) {
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

    /** Harm that was proven at one of the looks, and a split that was. */
    private List<Reason> wrong() {
        List<Reason> wrong = new ArrayList<>();
        for (MetricState run : runs.all()) {
            run.proof(Detection.Kind.SPLIT).ifPresent(proof -> wrong.add(split(run, proof)));
            run.proof(Detection.Kind.WORSE)
                    .or(() -> run.proof(Detection.Kind.BEYOND_LIMIT))
                    .ifPresent(proof -> wrong.add(new Cause.Proven(
                                    run.model().name(),
                                    run.model().limit().map(Quantity::toString).orElse(""),
                                    proof)
                            .reason()));
        }
        return wrong;
    }

    private static Reason split(MetricState run, Detection proof) {
        return Reason.rule("read-out.split")
                .fact("metric", run.model().name())
                .says("This is no test of '" + run.model().name() + "' or anything else: "
                        + WaitText.split(run.model().name(), proof, run.model().controlPerTreated(proof.phase()))
                        + ".");
    }

    private List<String> hopedFor() {
        return runs.models().values().stream()
                .filter(model -> model.role() == GateRole.SUCCESS)
                .map(MetricModel::name)
                .toList();
    }

    /** What was not measured to the end has not run to the end. */
    private Duration dataUntil(List<MetricState> measured, Duration at) {
        if (measured.isEmpty()) {
            return course.since(phase.number());
        }
        Duration end = course.endOf(phase.number()).orElse(at);
        for (MetricState run : measured) {
            Duration until = WindowLedger.lastEnd(run.record()).orElse(end);
            end = until.compareTo(end) < 0 ? until : end;
        }
        return end;
    }

    /** Guardrails of which nobody can say that they are not worse. */
    private List<String> unseen(List<MetricState> measured) {
        return runs.models().values().stream()
                .filter(model -> model.isGuardrail()
                        && measured.stream().noneMatch(run -> run.model().equals(model)))
                .map(MetricModel::name)
                .toList();
    }
}
