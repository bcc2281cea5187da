package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.detection.PlanBasis;
import io.github.rolloutplanner.internal.state.Lineage;
import io.github.rolloutplanner.internal.state.PlanIdentity;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.observation.EvidenceFate;
import io.github.rolloutplanner.observation.Replanning;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Takes a running rollout over to another plan: what is live, what was done and what was observed stay, and the phases to come are those
 * of the new plan.
 *
 * @param rollout the rollout
 * @param view the plan that it has
 * @param log the way that it went
 * @param metrics what was observed
 */
record Replanner(RunningRollout rollout, PlanView view, TransitionLog log, MetricStates metrics) {

    Replan replan(RolloutPlan corrected, Duration at, String by, String why) {
        ReplanCheck check = new ReplanCheck(view, log, metrics, at);
        RolloutPhase live = check.requireLive(corrected, by, why);
        RolloutPlan plan = corrected.continuing(view.plan(), log.phase(), live.number());
        check.requireExperiment(plan);
        Map<String, MetricModel> planned = MetricModels.of(plan, view.policy(), Lineage.NONE);
        check.requireBreaches(planned);
        EvidenceTransfer transfer =
                new EvidenceTransfer(metrics, planned, isPolicyAnother(plan), log.phase(), at, reserve());
        List<EvidenceFate> fates = transfer.fates();
        check.requireOneSeries(fates);
        Replanning done = new Replanning(
                at,
                log.phase(),
                log.transitions().size(),
                view.identity().fingerprint(),
                view.identity().ladder(),
                fates,
                gates(plan, planned),
                by,
                why);
        RolloutMemory memory = memory(plan, transfer, done);
        RunningRollout next = RunningRollout.restoreAsWritten(plan, view.policy(), memory);
        check.requireSame(rollout.live(), next);
        ReplanReasons reasons = new ReplanReasons(view.plan(), plan, planned, metrics, log);
        return new Replan(next, done, reasons.of(done, memory.lineage()));
    }

    /** What no guardrail has of the significance level until now. */
    private double reserve() {
        Lineage lineage = view.lineage();
        return lineage.replannings().isEmpty()
                ? LevelBudget.reserve(view.significanceLevel(), metrics.models().values())
                : lineage.reserve();
    }

    private RolloutMemory memory(RolloutPlan plan, EvidenceTransfer transfer, Replanning done) {
        RolloutMemory was = (RolloutMemory) rollout.state();
        PlanIdentity identity = PlanFingerprint.of(plan, view.policy());
        List<Replanning> all = new ArrayList<>(was.lineage().replannings());
        all.add(done);
        return new RolloutMemory(
                identity,
                was.startedAt(),
                was.applied(),
                was.transitions(),
                was.calls(),
                transfer.records(),
                new Lineage(all, transfer.accounts(), transfer.reserve()));
    }

    /** What a plan tolerates of its baselines, of incidents and of trivial effects. */
    private boolean isPolicyAnother(RolloutPlan plan) {
        return !tolerated(PlanBasis.of(view.plan())).equals(tolerated(PlanBasis.of(plan)));
    }

    private static List<Object> tolerated(EvidenceBasis basis) {
        return List.of(
                basis.baselineUncertainty(), basis.slowTail(), basis.toleratedIncident(), basis.negligiblePart());
    }

    /** Where each gate stands that people confirm in this phase; of several that are alike, the first that is left. */
    private List<Integer> gates(RolloutPlan plan, Map<String, MetricModel> planned) {
        Set<String> measured =
                planned.values().stream().map(MetricModel::metric).collect(Collectors.toSet());
        Map<Integer, Gate> left =
                new TreeMap<>(PhaseGates.of(plan, measured).get(log.phase() - 1).forPeople());
        List<Integer> places = new ArrayList<>();
        view.gates(log.phase()).forPeople().forEach((number, gate) -> {
            while (places.size() < number - 1) {
                places.add(0);
            }
            places.add(place(gate, left));
        });
        return places;
    }

    private static int place(Gate gate, Map<Integer, Gate> left) {
        int place = left.entrySet().stream()
                .filter(other -> isSame(gate, other.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
        left.remove(place);
        return place;
    }

    /** Why a gate is there is no part of it. */
    private static boolean isSame(Gate gate, Gate other) {
        return gate.condition().equals(other.condition())
                && gate.role() == other.role()
                && gate.handling().equals(other.handling());
    }
}
