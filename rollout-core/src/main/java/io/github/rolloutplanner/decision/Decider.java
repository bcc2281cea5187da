package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.decision.GateStatus.State;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides at one look. What is proven comes first, also where the split is broken; then everything that is waited for;
 * where nothing is, the rollout goes on.
 */
final class Decider {
    /** Where a gate of somebody else does not say how long data may be missing. */
    private static final Duration GRACE = EvidencePolicy.standard().dataGrace();

    private final RolloutPlan plan;
    private final DecisionPolicy policy;
    private final TransitionLog course;
    private final MetricStates runs;
    private final Duration at;
    private final RolloutPhase phase;
    private final Optional<Duration> length;
    private final Look look;

    Decider(RolloutPlan plan, DecisionPolicy policy, TransitionLog course, MetricStates runs, Duration at) {
        this.plan = plan;
        this.policy = policy;
        this.course = course;
        this.runs = runs;
        this.at = at;
        this.phase = plan.phases().get(course.phase() - 1);
        this.length = course.phase() < plan.phases().size()
                ? phase.soak()
                : phase.soak().or(() -> plan.timeline().bake().length());
        this.look = new Look(at, phase, course.since(), statuses());
    }

    Decision decide() {
        if (course.end().isPresent() && !course.isRolledBack()) {
            return new Decision.Complete(look, course.approvals());
        }
        List<Cause> causes = causes();
        if (!causes.isEmpty()) {
            return new Decision.RollBack(
                    look,
                    causes,
                    RollbackProcedure.from(
                            plan,
                            course.phase(),
                            RollbackPace.IMMEDIATE,
                            course.end().map(Transition::at).orElse(at),
                            causes));
        }
        List<Wait> waits = waits();
        if (!waits.isEmpty()) {
            return new Decision.Hold(look, waits, new NextLook(look, policy.dataEvery()).after(waits));
        }
        return course.phase() == plan.phases().size()
                ? new Decision.Complete(look, course.approvals())
                : new Decision.Advance(look, plan.phases().get(course.phase()), course.approvals());
    }

    private List<GateStatus> statuses() {
        GateReader reader =
                new GateReader(course, policy, MetricModels.significanceLevel(plan, policy), at, isSoaked());
        List<GateStatus> statuses = new ArrayList<>();
        for (PhaseGates.Measured measured : runs.gates(course.phase()).measured()) {
            statuses.add(reader.read(measured.gate(), runs.of(measured.metric())));
        }
        return statuses;
    }

    private boolean isSoaked() {
        return length.filter(planned -> at.compareTo(course.since().plus(planned)) >= 0)
                .isPresent();
    }

    /** The patience of a phase is counted in its planned length; nobody is impatient without one. */
    private boolean isTimeUp() {
        return length.filter(planned ->
                        at.minus(course.since()).toMillis() >= (long) (planned.toMillis() * policy.patience()))
                .isPresent();
    }

    private List<Cause> causes() {
        List<Cause> causes = new ArrayList<>();
        course.end().ifPresent(end -> causes.add(new Cause.Ordered(end)));
        runs.all()
                .forEach(run -> run.proof(Detection.Kind.BEYOND_LIMIT)
                        .ifPresent(proof -> causes.add(new Cause.Proven(
                                run.model().name(),
                                run.model().limit().orElseThrow().toString(),
                                proof))));
        for (GateStatus gate : look.gates()) {
            cause(gate).ifPresent(causes::add);
        }
        runs.all().forEach(run -> proofWithoutGate(run).ifPresent(causes::add));
        return causes;
    }

    /** What was proven in an earlier phase stays so where this one has no gate on the metric. */
    private Optional<Cause> proofWithoutGate(MetricState run) {
        if (run.record().proofs().isEmpty()) {
            return Optional.empty();
        }
        boolean hasGate = runs.gates(course.phase()).measured().stream()
                .anyMatch(measured -> measured.metric().equals(run.model().name()));
        return hasGate
                ? Optional.empty()
                : run.proof(Detection.Kind.WORSE)
                        .or(() -> run.proof(Detection.Kind.COUNTED))
                        .flatMap(proof -> run.model()
                                .gate(proof.phase())
                                .filter(gate -> handling(gate).onBreach() == Response.ROLL_BACK)
                                .map(gate -> new Cause.Proven(run.model().name(), gate.toString(), proof)));
    }

    private Optional<Cause> cause(GateStatus gate) {
        GateHandling handling = handling(gate);
        if (gate.state() == State.WORSE) {
            return handling.onBreach() == Response.ROLL_BACK && broken().contains(gate.metric())
                    ? proven(gate)
                    : Optional.empty();
        }
        boolean isTooSilent = isSilent(gate) && responseToSilence(gate) == Response.ROLL_BACK && isGraceOver(gate);
        boolean isTooLate =
                gate.state() == State.COLLECTING && isTimeUp() && handling.onInconclusive() == Response.ROLL_BACK;
        return isTooSilent || isTooLate ? Optional.of(new Cause.Unknown(look, gate)) : Optional.empty();
    }

    private Optional<Cause> proven(GateStatus gate) {
        MetricState run = runs.of(gate.metric());
        return run.proof(Detection.Kind.WORSE)
                .or(() -> run.proof(Detection.Kind.COUNTED))
                .map(proof -> new Cause.Proven(gate.metric(), gate.gate().toString(), proof));
    }

    /** The gates whose breach breaks the phase, by the way in which the phase puts its gates together. */
    private Set<String> broken() {
        Set<String> worse = metrics(gate -> gate.state() == State.WORSE);
        return phase.composition().breaks(worse, metrics(gate -> true)) ? worse : Set.of();
    }

    private Set<String> metrics(Predicate<GateStatus> condition) {
        Set<String> metrics = new HashSet<>();
        for (GateStatus gate : look.gates()) {
            if (isComposed(gate) && condition.test(gate)) {
                metrics.add(gate.metric());
            }
        }
        return metrics;
    }

    /** Success is asked for by the plan, each criterion by itself; what is only observed decides nothing. */
    private static boolean isComposed(GateStatus gate) {
        return gate.state() != State.OBSERVED && gate.gate().role() != GateRole.SUCCESS;
    }

    private List<Wait> waits() {
        List<Wait> waits = new ArrayList<>();
        course.pause().ifPresent(pause -> waits.add(new Wait.ForResume(pause)));
        runs.all()
                .forEach(run -> run.proof(Detection.Kind.SPLIT)
                        .ifPresent(proof -> waits.add(new Wait.ForSplit(
                                run.model().name(), proof, run.model().controlPerTreated(proof.phase())))));
        gateWaits(waits);
        if (!isSoaked()) {
            waits.add(length.<Wait>map(planned -> new Wait.ForSoak(look, planned))
                    .orElseGet(() -> new Wait.ForLength(look)));
        }
        policy.freezes().stream()
                .filter(freeze -> freeze.window().contains(at))
                .forEach(freeze -> waits.add(new Wait.ForWindow(freeze)));
        boolean isAllElseThere = waits.isEmpty();
        new Approvals(course, runs).pending().forEach(gate -> waits.add(new Wait.ForApproval(gate, isAllElseThere)));
        return waits;
    }

    /** Where the gates together let the phase go on, no single one holds it. */
    private void gateWaits(List<Wait> waits) {
        List<GateStatus> holding = new ArrayList<>(look.gates());
        holding.removeIf(gate -> lets(gate) || isReadLater(gate));
        if (holding.isEmpty()) {
            return;
        }
        boolean isPassed = phase.composition().passes(metrics(this::lets), metrics(gate -> true));
        for (GateStatus gate : holding) {
            if (!(isPassed && isComposed(gate))) {
                waits.add(wait(gate));
            }
        }
    }

    /** What has enough observations, or needs no number of them, is read when the phase has soaked. */
    private boolean isReadLater(GateStatus gate) {
        return gate.state() == State.COLLECTING
                && !isSoaked()
                && gate.sample() >= gate.needed().orElse(0);
    }

    /** A gate also lets the phase go on if it was told to when it knows nothing. */
    private boolean lets(GateStatus gate) {
        GateHandling handling = handling(gate);
        return switch (gate.state()) {
            case NOT_WORSE, POWERED, OBSERVED -> true;
            case WORSE -> handling.onBreach() == Response.IGNORE;
            case NO_DATA, SOURCE_FAILED -> responseToSilence(gate) == Response.IGNORE;
            case COLLECTING -> isTimeUp() && handling.onInconclusive() == Response.IGNORE;
        };
    }

    private Wait wait(GateStatus gate) {
        GateHandling handling = handling(gate);
        if (gate.state() == State.WORSE) {
            boolean recovers =
                    gate.gate().role() == GateRole.SIGNAL && gate.gate().tolerance() instanceof Tolerance.Statistical;
            return recovers && handling.onBreach() == Response.HOLD
                    ? new Wait.ForSignal(gate)
                    : new Wait.ForBreach(gate, handling.onBreach() == Response.ESCALATE);
        }
        if (isSilent(gate)) {
            return new Wait.ForData(look, gate, responseToSilence(gate) == Response.ESCALATE && isGraceOver(gate));
        }
        return new Wait.ForSample(
                look,
                gate,
                new NextLook(look, policy.dataEvery()).enough(gate),
                isTimeUp() && handling.onInconclusive() == Response.ESCALATE);
    }

    private static boolean isSilent(GateStatus gate) {
        return gate.state() == State.NO_DATA || gate.state() == State.SOURCE_FAILED;
    }

    private Response responseToSilence(GateStatus gate) {
        GateHandling handling = handling(gate);
        return gate.state() == State.SOURCE_FAILED ? handling.onSourceFailure() : handling.onNoData();
    }

    private boolean isGraceOver(GateStatus gate) {
        return at.compareTo(gate.dataDue().plus(handling(gate).grace())) >= 0;
    }

    private static GateHandling handling(GateStatus gate) {
        return handling(gate.gate());
    }

    private static GateHandling handling(Gate gate) {
        return gate.handling().orElseGet(() -> GateHandling.of(gate.role(), GRACE));
    }
}
