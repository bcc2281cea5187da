package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.text.Series;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The treatments of an experiment of several. Up to its end each of them is measured and judged by itself, also in the phases
 * before it, whose exposed users they share by the split; then the one that was chosen goes on alone.
 *
 * @param names how they are described; none where exposed users are one group
 * @param split the percentage of the control and of each treatment
 * @param lastPhase number of the phase of the experiment
 */
record Treatments(List<String> names, List<Percentage> split, int lastPhase) {
    private static final Treatments NONE = new Treatments(List.of(), List.of(), 0);

    Treatments {
        boolean isWhole = names.isEmpty()
                || (split.size() == 1 + names.size()
                        && Set.copyOf(names).size() == names.size()
                        && split.stream().allMatch(percentage -> percentage.value() > 0));
        if (!isWhole) {
            throw new RolloutException.InvalidValue(
                    "An experiment of the treatments " + names + " cannot be split into " + split
                            + ". Give the control and each treatment a percentage above 0%, and each treatment its own name.");
        }
    }

    /**
     * The treatments of a plan.
     *
     * @throws RolloutException.InvalidValue if its split does not give each of several a part
     */
    static Treatments of(RolloutPlan plan) {
        Optional<RolloutPhase> phase = plan.experimentPhase();
        Optional<Experiment> test = plan.experiment()
                .filter(experiment -> !experiment.furtherTreatments().isEmpty());
        return phase.isPresent() && test.isPresent()
                ? new Treatments(
                        test.get().treatments(), test.get().split(), phase.get().number())
                : NONE;
    }

    boolean areSeveral() {
        return !names.isEmpty();
    }

    /** How many groups of exposed users are judged, each of which may look worse by chance. */
    int count() {
        return Math.max(1, names.size());
    }

    /** Those that are measured, each by itself; one that is none where exposed users are one group. */
    List<Optional<String>> each() {
        return areSeveral() ? names.stream().map(Optional::of).toList() : List.of(Optional.empty());
    }

    /** The part of the exposed users of a phase who have a treatment. */
    double partOf(Optional<String> treatment, int phase) {
        return treatment.isPresent() && phase <= lastPhase
                ? percentageOf(treatment.get())
                        / split.stream().skip(1).mapToDouble(Percentage::value).sum()
                : 1;
    }

    /** The control group for one user of a treatment, as the experiment is split. */
    double controlPerUserOf(String treatment) {
        return split.get(0).value() / percentageOf(treatment);
    }

    private double percentageOf(String treatment) {
        return split.get(1 + names.indexOf(treatment)).value();
    }

    /** Whether the phase that was reached is the one after which one treatment goes on. */
    boolean endIn(TransitionLog log) {
        return areSeveral() && log.phase() == lastPhase;
    }

    /** The place of the treatment that goes on alone among all treatments, the first is 1; nothing before the end of the experiment. */
    Optional<Integer> goingOn(TransitionLog log) {
        return log.phase() > lastPhase ? log.chosen().map(chosen -> 1 + names.indexOf(chosen)) : Optional.empty();
    }

    /** Whether a metric is one of a group that is still exposed. */
    boolean areExposed(MetricModel model, TransitionLog log) {
        return model.treatment().isEmpty()
                || log.phase() <= lastPhase
                || model.treatment().equals(log.chosen());
    }

    /** Once another treatment was chosen, no user has this one. */
    void require(Observation observation, MetricStates metrics, TransitionLog log) {
        MetricModel model = metrics.models().get(observation.metric());
        boolean isLate = log.phaseOf(observation.window())
                .filter(phase -> phase > lastPhase)
                .isPresent();
        if (model != null && isLate && !areExposed(model, log)) {
            throw new InvalidObservationException(
                    observation,
                    List.of(new Problem(
                            "metric",
                            "it is of a treatment that ended with the experiment, in phase " + lastPhase + ".",
                            "Observe '" + log.chosen().orElse("") + "', which goes on.")));
        }
    }

    /** What was observed of the groups that are still exposed. */
    Collection<MetricState> exposed(MetricStates metrics, TransitionLog log) {
        return areSeveral()
                ? metrics.all().stream()
                        .filter(metric -> areExposed(metric.model(), log))
                        .toList()
                : metrics.all();
    }

    /** The models of a metric of the plan, one for each group that is still exposed. */
    List<MetricModel> modelsOf(String metric, MetricStates metrics, TransitionLog log) {
        List<MetricModel> models = modelsOf(metric, metrics);
        return areSeveral()
                ? models.stream().filter(model -> areExposed(model, log)).toList()
                : models;
    }

    /** The models of a metric of the plan, or of the sizes of the groups, one for each group. */
    List<MetricModel> modelsOf(String metric, MetricStates metrics) {
        if (!areSeveral()) {
            MetricModel model = metrics.models().get(metric);
            return model == null ? List.of() : List.of(model);
        }
        List<MetricModel> models = new ArrayList<>();
        for (Optional<String> treatment : each()) {
            String name = Series.of(metric, treatment);
            Optional.ofNullable(metrics.models().get(name)).ifPresent(models::add);
        }
        return models;
    }
}
