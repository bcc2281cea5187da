package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.state.Attribution;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.EvidenceFate;
import io.github.rolloutplanner.observation.EvidenceFate.Kind;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Refuses a plan that a running rollout cannot go on with.
 *
 * @param view the plan that it has
 * @param log the way that it went
 * @param metrics what was observed
 * @param at when it is planned again
 */
record ReplanCheck(PlanView view, TransitionLog log, MetricStates metrics, Duration at) {
    private static final List<Part> PARTS = List.of(
            new Part("whether it runs", Experiment::enabled),
            new Part("metric", test -> test.metrics().stream().findFirst()),
            new Part("split", Experiment::split),
            new Part("treatments", Experiment::treatments),
            new Part("size", Experiment::sampleSizePerGroup),
            new Part("interim looks", Experiment::looks),
            new Part("confidence", Experiment::confidence),
            new Part("covariate", Experiment::covariateCorrelation));

    /** What of an experiment its read-out rests on, and what people call it. */
    private record Part(String name, Function<Experiment, Object> read) {
        boolean differs(Experiment one, Experiment other) {
            return !read.apply(one).equals(read.apply(other));
        }
    }

    /** The phase of the plan that is live already. */
    RolloutPhase requireLive(RolloutPlan next, String by, String why) {
        TransitionException.refuse(
                "'" + feature() + "' cannot be planned again at " + Elapsed.text(at), Attribution.problems(by, why));
        require(
                next.feature().equals(feature()),
                "it is a plan of '" + next.feature()
                        + "'. Give the corrected plan the name of the change that is rolled out.");
        RolloutPhase live = view.phase(log.phase());
        RolloutPhase same = new LiveStep(live)
                .in(next)
                .orElseThrow(() -> refusal("it has no phase for what is live, " + live.label() + " for "
                        + live.targetGroup() + ", but " + new LiveStep(live).instead(next)));
        requireItsDays(next.phases(), same.number() - 1);
        return same;
    }

    /** Evidence gives a weight to each day on which a regression may begin, from the first that exposes users on. */
    private void requireItsDays(List<RolloutPhase> phases, int live) {
        List<RolloutPhase> skipped = phases.subList(0, live).stream()
                .filter(phase -> phase.percentage().compareTo(Percentage.ZERO) > 0)
                .toList();
        boolean areWeighed = phases.subList(live, phases.size()).stream()
                .flatMap(phase -> phase.evidence().stream())
                .anyMatch(evidence -> evidence.onsetWeight() < 1);
        require(
                log.phase() > 1 || skipped.isEmpty() || !areWeighed,
                "its evidence counts on users who have the change before "
                        + phases.get(live).label() + ", in "
                        + Wording.and(skipped.stream().map(RolloutPhase::label).toList())
                        + ", but the rollout began with that phase. Have it planned without such phases:"
                        + " RolloutPlanner.replan(..) leaves them out.");
    }

    /** An experiment that has begun is read out as it was designed, or not at all. */
    void requireExperiment(RolloutPlan next) {
        Optional<RolloutPhase> phase = view.plan().experimentPhase();
        if (phase.isEmpty() || phase.get().number() > log.phase()) {
            return;
        }
        Experiment known = view.plan().experiment().orElseThrow();
        Experiment other = next.experiment()
                .orElseThrow(() -> refusal(
                        "it has no experiment, but the one of the plan has begun. Keep it as it is, or end it first."));
        List<String> changed = PARTS.stream()
                .filter(part -> part.differs(known, other))
                .map(Part::name)
                .toList();
        require(
                changed.isEmpty(),
                "its experiment has another " + Wording.and(changed)
                        + ", but the experiment has begun, and its read-out would be of neither. Keep them, or end the"
                        + " experiment first.");
        if (phase.get().number() == log.phase()) {
            requireEnd(phase.get(), next);
        }
    }

    /** More of the same sample may be waited for as long as the effect was not read out; fewer days would be chosen by what they showed. */
    private void requireEnd(RolloutPhase known, RolloutPlan next) {
        Duration planned = known.soak().orElse(Duration.ZERO);
        Duration other = next.experimentPhase().flatMap(RolloutPhase::soak).orElse(Duration.ZERO);
        boolean isOpen = at.compareTo(log.since().plus(planned)) < 0;
        require(
                other.equals(planned) || (isOpen && other.compareTo(planned) > 0),
                "its experiment lasts " + Wording.of(other) + " instead of " + Wording.of(planned)
                        + ". One that is running can be made longer before its planned end, and nothing else.");
    }

    /** A regression that was detected stays detected, and so does its metric. */
    void requireBreaches(Map<String, MetricModel> planned) {
        for (MetricState state : metrics.all()) {
            MetricModel after = planned.get(state.model().name());
            boolean isGuarded =
                    after != null && (after.isGuardrail() || !state.model().isGuardrail());
            require(
                    isGuarded || (state.breach().isEmpty() && limit(state).isEmpty()),
                    "'" + state.model().name() + "' was detected to be worse, and it would not be a guardrail any more."
                            + " Keep it as one, and roll back, or overrule that with advanceAnyway(..).");
            require(
                    limit(state).isEmpty() || after == null || after.limit().isPresent(),
                    "'" + state.model().name()
                            + "' was detected to be beyond its limit, and it would have none any more."
                            + " Keep one, and roll back, or overrule that with advanceAnyway(..).");
        }
    }

    private static Optional<Detection> limit(MetricState state) {
        return state.record().detection(Detection.Kind.BEYOND_LIMIT);
    }

    /** What an experiment that runs is about has to be one series from its start. */
    void requireOneSeries(Collection<EvidenceFate> fates) {
        if (view.phase(log.phase()).purpose() != PhasePurpose.EXPERIMENT) {
            return;
        }
        String about = view.plan().experiment().stream()
                .flatMap(test -> test.metrics().stream().limit(1))
                .findFirst()
                .orElse("");
        fates.stream()
                .filter(fate -> fate.kind() != Kind.KEPT && isOf(fate, about))
                .findFirst()
                .ifPresent(fate -> {
                    throw refusal("it changes '" + about + "', which the experiment is about that is running: "
                            + Wording.and(
                                    fate.causes().stream().map(Wording::of).toList())
                            + ". Keep it, or end the experiment first.");
                });
    }

    private boolean isOf(EvidenceFate fate, String metric) {
        MetricModel model = metrics.models().get(fate.metric());
        return model != null && model.metric().equals(metric);
    }

    /** Nothing that is live changes by planning. */
    void requireSame(LiveState live, RunningRollout next) {
        LiveState after = next.live();
        Map<String, FlagState> flags =
                live.flags().stream().collect(Collectors.toMap(FlagState::key, Function.identity()));
        require(
                after.flags().stream()
                        .map(FlagState::key)
                        .toList()
                        .equals(live.flags().stream().map(FlagState::key).toList()),
                otherFlags(flags.keySet(), next.plan()));
        for (FlagState flag : after.flags()) {
            FlagState known = flags.getOrDefault(flag.key(), flag);
            require(
                    flag.bucketBy().equals(known.bucketBy()),
                    "it splits flag '" + flag.key() + "' by " + flag.bucketBy().orElse("nothing") + " instead of "
                            + known.bucketBy().orElse("nothing")
                            + ", which would expose other users. Keep the attribute.");
            require(
                    flag.equals(known),
                    "flag '" + flag.key() + "' would be set otherwise than it is live now: " + flag + " instead of "
                            + known + ". Keep its values, rules and variants up to this phase.");
        }
    }

    /** Another delivery has other flags, whatever they are called. */
    private String otherFlags(Set<String> live, RolloutPlan plan) {
        String problem = "it sets other flags than those that are live, " + live;
        Optional<String> was = carrier(view.plan());
        Optional<String> is = carrier(plan);
        return was.isEmpty() || is.isEmpty() || was.equals(is)
                ? problem + ". Another key would expose other users: give the flag its name."
                : problem + ", because the change is delivered by " + is.get() + " instead of " + was.get()
                        + ". Keep the delivery.";
    }

    private static Optional<String> carrier(RolloutPlan plan) {
        return plan.delivery().map(delivery -> delivery.carrier().kind().phrase());
    }

    private String feature() {
        return view.plan().feature();
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            throw refusal(problem);
        }
    }

    private TransitionException refusal(String problem) {
        return new TransitionException(
                "'" + feature() + "' cannot go on with this plan at " + Elapsed.text(at) + ": " + problem);
    }
}
