package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.detection.SharedControl;
import io.github.rolloutplanner.internal.naming.WatchedNames;
import io.github.rolloutplanner.internal.state.Attribution;
import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.ObservedWindows;
import io.github.rolloutplanner.internal.state.PlanIdentity;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what makes a state one of another plan, or of no rollout at all. */
final class StateCheck {
    private StateCheck() {}

    /** The ladder and the limits of another plan give the numbers of a state another meaning. */
    static void requireOwn(PlanIdentity of, PlanIdentity plan) {
        require(
                of.fingerprint().equals(plan.fingerprint()),
                "The state belongs to another plan, or to other levels or another control group of the policy, " + of
                        + ", than " + plan + ". Restore it with the plan and the policy that it was started with, which"
                        + " are in its document, or start this plan anew.");
    }

    static void require(PlanView view, Map<String, MetricModel> models, RolloutMemory state, Set<String> measured) {
        RolloutPlan plan = view.plan();
        require(!plan.phases().isEmpty(), "'" + plan.feature() + "' has no phase to start with. Give it one.");
        WatchedNames names = WatchedNames.of(plan.monitoring().metrics(), MonitoredMetric::name);
        // What an earlier plan carried out may have gates on metrics that are gone, whose names mean others now.
        plan.phases().stream().skip(plan.carriedOut()).forEach(phase -> requireOneGate(phase, names, measured));
        models.values().forEach(model -> model.gates().forEach(gate -> requireCountable(model.name(), gate)));
        TransitionLog log = TransitionLog.of(state.transitions());
        require(
                log.phase() <= plan.phases().size(),
                "The state is in phase " + log.phase() + ", but '" + plan.feature() + "' has "
                        + plan.phases().size() + ". Resume it with the plan that it was started with.");
        requireOrder(state);
        requireAttribution(state);
        List<String> impossible = new LineageCheck(view.lineage(), log, models.keySet()).problems();
        require(impossible.isEmpty(), "The state cannot be:\n- " + String.join("\n- ", impossible));
        for (int place = 0; place < state.transitions().size(); place++) {
            view.lineage().at(place, state.transitions().get(place)).ifPresent(done -> requireGate(done, view));
        }
        state.transitions().forEach(done -> requireTreatment(done, view.treatments()));
        Set<String> metrics = new HashSet<>();
        for (MetricRecord record : state.metrics()) {
            require(
                    metrics.add(record.metric()),
                    "The state remembers '" + record.metric() + "' twice. Resume it as it was written.");
            requireMetric(record, models, log.phase());
        }
    }

    /** The control group of several treatments is one, whatever document its copies come from. */
    static void requireOneControl(MetricStates metrics) {
        for (MetricState state : metrics.all()) {
            new SharedControl(metrics, state.model())
                    .contradiction(state.record())
                    .ifPresent(problem -> require(
                            false,
                            "The state remembers '" + state.model().name()
                                    + "' with a control group that is not that of the other treatments: "
                                    + problem.found() + " Resume it as it was written."));
        }
    }

    private static void requireOneGate(RolloutPhase phase, WatchedNames names, Set<String> measured) {
        List<String> metrics = phase.goLiveCriteria().stream()
                .flatMap(gate -> names.allOf(gate.condition()).stream())
                .map(Condition.OnMetric::metric)
                .filter(measured::contains)
                .toList();
        Set<String> gated = new HashSet<>();
        for (String metric : metrics) {
            require(
                    gated.add(metric),
                    "'" + phase.name() + "' has several gates on '" + metric
                            + "'. Give each metric one gate in a phase.");
        }
        for (String metric : phase.composition().critical()) {
            require(
                    gated.contains(metric),
                    "'" + phase.name() + "' calls '" + metric + "' critical, which has no gate in it that is measured."
                            + " Give it one, or leave it out.");
        }
    }

    private static void requireCountable(String metric, Optional<Gate> gate) {
        require(
                gate.isEmpty()
                        || !(gate.get().tolerance() instanceof Tolerance.Consecutive row)
                        || row.breaches() <= ObservedWindows.RECENT,
                "The gate of '" + metric + "' tolerates more breaches in a row than the " + ObservedWindows.RECENT
                        + " observations that are remembered. Give fewer, or a total.");
    }

    private static void requireOrder(RolloutMemory state) {
        List<TransitionLog> before = TransitionLog.beforeEach(state.transitions());
        for (int at = 0; at < before.size(); at++) {
            requireNext(before.get(at), state.transitions().get(at));
        }
    }

    private static void requireNext(TransitionLog log, Transition done) {
        require(
                done.at().compareTo(log.last()) >= 0,
                "The state goes back in time: it was " + TransitionText.of(done) + " after " + Elapsed.text(log.last())
                        + ". Give its transitions in order.");
        require(
                log.end().isEmpty() && log.phaseAfter(done) == done.phase(),
                "The state cannot be: it was " + TransitionText.of(done) + " to phase " + done.phase()
                        + " from phase " + log.phase()
                        + log.end()
                                .map(end -> ", after it was " + TransitionText.of(end))
                                .orElse("")
                        + ". Give the transitions of one rollout.");
    }

    private static void requireAttribution(RolloutMemory state) {
        List<String> missing = new ArrayList<>();
        state.transitions()
                .forEach(done -> Attribution.problems(done)
                        .forEach(problem -> missing.add(TransitionText.of(done) + ": " + problem)));
        state.metrics().stream()
                .flatMap(record -> record.corrections().stream())
                .forEach(done -> Attribution.problems(done)
                        .forEach(problem -> missing.add("correction of '" + done.metric() + "': " + problem)));
        require(missing.isEmpty(), "The state does not say who did what, and why:\n- " + String.join("\n- ", missing));
    }

    private static void requireGate(Transition done, PlanView view) {
        done.gate()
                .ifPresent(gate -> require(
                        view.gates(done.phase()).forPeople().containsKey(gate),
                        "The state has gate " + gate + " of phase " + done.phase()
                                + " confirmed, which needs no approval. Resume it with the plan that it was started"
                                + " with."));
    }

    private static void requireTreatment(Transition done, Treatments treatments) {
        done.treatment()
                .ifPresent(chosen -> require(
                        treatments.names().contains(chosen) && chosenIn(done) == treatments.lastPhase(),
                        "The state has '" + chosen + "' chosen in phase " + done.phase()
                                + ", which the plan cannot. Resume it with the plan that it was started with."));
    }

    /** Who promotes with a treatment chooses it in the phase before. */
    private static int chosenIn(Transition done) {
        return done.kind() == Transition.Kind.FORCED ? done.phase() - 1 : done.phase();
    }

    private static void requireNoLimitProof(MetricModel model, MetricRecord record) {
        require(
                model.limit().isPresent()
                        || record.detection(Detection.Kind.BEYOND_LIMIT).isEmpty(),
                "The state has detected '" + record.metric()
                        + "' to be beyond a limit, but the plan has none. Resume it with the plan"
                        + " that it was started with.");
    }

    private static void requireMetric(MetricRecord record, Map<String, MetricModel> models, int phases) {
        require(
                models.containsKey(record.metric()),
                "The state remembers '" + record.metric()
                        + "', which the plan does not measure. Resume it with the plan" + " that it was started with.");
        MetricModel model = requireNonNull(models.get(record.metric()), record.metric());
        requireNoLimitProof(model, record);
        record.before()
                .forEach(before -> require(
                        model.isBesideBaseline(before.phase())
                                && record.shownBefore(before.phase()).equals(Optional.of(before)),
                        "The state remembers what '" + record.metric() + "' showed before phase " + before.phase()
                                + ", which does not compare it with its baseline, or remembers it twice. Resume it as it"
                                + " was written."));
        Stream.concat(record.buckets().stream(), record.stretches().stood().stream())
                .forEach(bucket -> require(
                        bucket.phase() >= 1 && bucket.phase() <= phases,
                        "The state remembers '" + record.metric() + "' in phase " + bucket.phase()
                                + ", which was not reached. Resume it as it was written."));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new RolloutException.InvalidValue(message);
        }
    }
}
