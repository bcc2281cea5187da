package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.state.Attribution;
import io.github.rolloutplanner.internal.state.EarlierRecord;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.targeting.Exposure;
import io.github.rolloutplanner.internal.targeting.PhasedFlag;
import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.internal.text.Series;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.observation.Applied;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Replanning;
import io.github.rolloutplanner.observation.RolloutState;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plan that is carried out. It is a value: each method gives a new one, none acts on the world, and the caller does what
 * is decided.
 *
 * <pre>{@code
 * RunningRollout rollout = RunningRollout.start(plan);
 * rollout = rollout.observe(Observation.increment("Checkout error rate", TimeWindow.ofHours(0, 1),
 *         Sample.events(12, 5_000), Sample.events(9, 5_000)));
 * Decision decision = rollout.decide(Duration.ofHours(1));
 * }</pre>
 *
 * <p>Times are lengths of time since the start of the rollout. A look may come at any time and as often as one likes: the
 * probability that a harmless change is ever rolled back stays below the significance level, over all metrics, phases and looks
 * together; where no control group runs, as far as the baseline is known ({@link
 * io.github.rolloutplanner.evidence.EvidenceBasis#baselineUncertainty()}) and beside one incident that hits all users, or, in rings
 * beside all others ({@link Observation#before}), as far as both change alike without the change.
 *
 * @since 0.1.0
 */
public final class RunningRollout {
    private final PlanView view;
    private final TransitionLog log;
    private final MetricStates metrics;
    private final Operation operation;

    private RunningRollout(PlanView view, TransitionLog log, MetricStates metrics, Operation operation) {
        this.view = view;
        this.operation = operation;
        this.log = log;
        this.metrics = metrics;
    }

    /**
     * Starts a plan with the standard policy.
     *
     * @param plan the plan
     * @return its rollout, in the first phase, without observations
     * @throws RolloutException.InvalidValue if nothing can be decided by the plan, of which the linter finds an error: it has no phase,
     *     a phase several gates on one metric or a critical metric without a gate, a gate more breaches in a row than are remembered, or
     *     its experiment is not split between treatments of different names
     */
    public static RunningRollout start(RolloutPlan plan) {
        return start(requireNonNull(plan, "plan"), DecisionPolicy.standard());
    }

    /**
     * Starts a plan.
     *
     * @param plan the plan
     * @param policy what decides beyond the plan
     * @return its rollout, in the first phase, without observations
     * @throws RolloutException.InvalidValue if nothing can be decided by the plan, of which the linter finds an error: it has no phase,
     *     a phase several gates on one metric or a critical metric without a gate, a gate more breaches in a row than are remembered, or
     *     its experiment is not split between treatments of different names
     */
    public static RunningRollout start(RolloutPlan plan, DecisionPolicy policy) {
        requireNonNull(plan, "plan");
        requireNonNull(policy, "policy");
        return resumed(plan, policy, RolloutMemory.ofStart(PlanFingerprint.of(plan, policy)), true);
    }

    /**
     * Goes on where a rollout was.
     *
     * @param plan its plan
     * @param policy its policy
     * @param state what it had become, {@link #state()}
     * @return a rollout that is equal to it
     * @throws RolloutException if the state is not one of this plan and policy: everything in a plan that decides has
     *     to be as it was, only its reasons and texts may have changed; and the levels and the control group of the policy,
     *     while patience, rhythm and freezes may be others. Also if it contradicts itself: what was observed is bound to the rules for
     *     observations, sums to be those of their windows, and what the data still prove to be among what was detected
     */
    public static RunningRollout restore(RolloutPlan plan, DecisionPolicy policy, RolloutState state) {
        return resumed(plan, policy, own(plan, policy, state), false);
    }

    /**
     * Goes on where a rollout was, with a state that is known to be as it was written, such as by a checksum: it is not checked
     * against itself.
     *
     * @param plan its plan
     * @param policy its policy
     * @param state what it had become, {@link #state()}
     * @return a rollout that is equal to it
     * @throws RolloutException.InvalidValue if the state is not one of this plan and policy
     */
    public static RunningRollout restoreAsWritten(RolloutPlan plan, DecisionPolicy policy, RolloutState state) {
        return resumed(plan, policy, own(plan, policy, state), true);
    }

    private static RolloutMemory own(RolloutPlan plan, DecisionPolicy policy, RolloutState state) {
        requireNonNull(plan, "plan");
        requireNonNull(policy, "policy");
        if (!(requireNonNull(state, "state") instanceof RolloutMemory memory)) {
            throw new RolloutException.InvalidValue(
                    "The state is none of a rollout: " + state + ". Give one that it made.");
        }
        StateCheck.requireOwn(memory.plan(), PlanFingerprint.of(plan, policy));
        return memory;
    }

    private static RunningRollout resumed(
            RolloutPlan plan, DecisionPolicy policy, RolloutMemory memory, boolean isAsWritten) {
        Map<String, MetricModel> models = MetricModels.of(plan, policy, memory.lineage());
        Set<String> measured =
                models.values().stream().map(MetricModel::metric).collect(Collectors.toUnmodifiableSet());
        PlanView view = PlanView.of(plan, policy, memory.plan(), memory.lineage(), measured);
        StateCheck.require(view, models, memory, measured);
        TransitionLog log = TransitionLog.of(memory.transitions());
        StateContradictions contradictions = new StateContradictions(view, models, memory, log);
        if (!isAsWritten) {
            contradictions.requireTransitions();
            contradictions.requireNumbers();
        }
        MetricStates metrics = MetricStates.of(models, memory.metrics());
        StateCheck.requireOneControl(metrics);
        if (!isAsWritten) {
            contradictions.requireDetections(metrics);
        }
        memory.applied().ifPresent(look -> Operation.require(look, log));
        return new RunningRollout(
                view, log, metrics, new Operation(memory.startedAt(), memory.applied(), new Calls(memory.calls())));
    }

    /**
     * Says when the rollout started, so that its times can be read on a clock ({@link ScheduledRollout}). Decisions do not depend
     * on it.
     *
     * @param start when the first phase began
     * @return the rollout that knows it
     * @throws TransitionException if it is known to have started at another time
     */
    public RunningRollout startedAt(Instant start) {
        requireNonNull(start, "start");
        return new RunningRollout(view, log, metrics, operation.startedAt(plan().feature(), start));
    }

    /**
     * When the rollout started.
     *
     * @return the time of its first phase; empty where only lengths of time since then are known
     */
    public Optional<Instant> startedAt() {
        return operation.startedAt();
    }

    /**
     * What is carried out.
     *
     * @return the plan
     */
    public RolloutPlan plan() {
        return view.plan();
    }

    /**
     * The triggers, gates and success criteria of the plan that this rollout never evaluates, whatever is observed. Look at them
     * when it starts: nothing rolls back by such a trigger, and only a person confirms such a gate. Each look names them.
     *
     * @return each with its place and cause; empty for a plan that the planner made
     */
    public List<RolloutPlan.Unevaluated> unevaluated() {
        return view.unevaluated();
    }

    /**
     * What decides beyond the plan.
     *
     * @return the policy
     */
    public DecisionPolicy policy() {
        return view.policy();
    }

    /**
     * Where the rollout is.
     *
     * @return the current phase; after a rollback, the one from which it was rolled back
     */
    public RolloutPhase phase() {
        return view.phase(log.phase());
    }

    /**
     * What must be live now, for whoever sets percentages and flags, also after a restart.
     *
     * @return the percentage, the audience and the flags: those of the current phase while it runs or is paused, none
     *     after a rollback, all users after completion
     */
    public LiveState live() {
        return live(log);
    }

    private LiveState live(TransitionLog then) {
        if (then.isRolledBack()) {
            return new LiveState(Percentage.ZERO, Optional.empty(), flags(FlagState::disabled));
        }
        RolloutPhase phase = view.phase(then.phase());
        return then.end().isPresent()
                ? new LiveState(
                        Percentage.ONE_HUNDRED,
                        Optional.of(atTheEnd(phase)),
                        flags(flag -> phased(flag, then).forAll()))
                : new LiveState(
                        phase.percentage(),
                        Optional.of(phase.audience()),
                        flags(flag -> phased(flag, then).in(then.phase())));
    }

    private PhasedFlag phased(FeatureFlag flag, TransitionLog then) {
        List<Exposure> phases = plan().phases().stream()
                .map(phase -> new Exposure(phase.percentage(), phase.audience()))
                .toList();
        return PhasedFlag.of(flag, view.treatments().goingOn(then), phases);
    }

    /** Who was held back has the change, too. */
    private static Audience atTheEnd(RolloutPhase phase) {
        return phase.audience() instanceof Audience.RandomPercentage random
                ? new Audience.Everyone(random.unit())
                : phase.audience();
    }

    /**
     * Whether what must be live now was seen live since it became so. Where it was and no longer is, it was changed there, past the rollout.
     *
     * @return false from each transition that changes {@link #live()} until {@link #applied(Duration)}
     */
    public boolean isApplied() {
        return operation
                .applied()
                .filter(look -> live(log.first(look.transitions())).equals(live()))
                .isPresent();
    }

    /**
     * When what must be live was last seen so for the first time.
     *
     * @return the look; empty where it never was
     */
    public Optional<Applied> applied() {
        return operation.applied();
    }

    /**
     * Notes that the flag or delivery system shows what must be live.
     *
     * @param at when, since the start of the rollout
     * @return the rollout that knows it
     * @throws TransitionException if that is before the last transition
     */
    public RunningRollout applied(Duration at) {
        return redo(new Applied(at, transitions().size()));
    }

    /**
     * Notes such a look again, as a journal tells it.
     *
     * @param done the {@link #applied()} of a rollout of this plan
     * @return the rollout after it
     * @throws TransitionException if there were fewer transitions, or they were later
     */
    public RunningRollout redo(Applied done) {
        Operation.require(requireNonNull(done, "done"), log);
        return new RunningRollout(view, log, metrics, operation.with(done));
    }

    private List<FlagState> flags(Function<FeatureFlag, FlagState> setting) {
        return plan().flags().stream().map(setting).toList();
    }

    /**
     * When the current phase began.
     *
     * @return the time since the start of the rollout
     */
    public Duration since() {
        return log.since();
    }

    /**
     * Until when something is known: what was done or observed last.
     *
     * @return the time since the start of the rollout; no decision is of an earlier one
     */
    public Duration knownUntil() {
        return metrics.knownUntil(view.lineage().last(log.last()));
    }

    /**
     * Until when the rollout was looked after: as {@link #knownUntil()}, and also at what brought nothing, at the flag system, or for a person.
     *
     * @return the time since the start of the rollout
     */
    public Duration lookedUntil() {
        Stream<Duration> looks = metrics.records().stream()
                .flatMap(record -> record.silence().stream())
                .map(silence -> silence.window().end());
        Stream<Duration> acts = Stream.concat(
                operation.calls().made().stream().map(PersonCall::at),
                operation.applied().stream().map(Applied::at));
        return Stream.concat(looks, acts).reduce(knownUntil(), (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /**
     * Everything that was done to the rollout.
     *
     * @return the transitions, in order
     */
    public List<Transition> transitions() {
        return log.transitions();
    }

    /**
     * Whether nothing is left to decide.
     *
     * @return true after it was rolled back or completed
     */
    public boolean isOver() {
        return log.end().isPresent();
    }

    /**
     * Whether it ended in a rollback.
     *
     * @return true after {@link #rollBack}
     */
    public boolean isRolledBack() {
        return log.isRolledBack();
    }

    /**
     * Everything that the rollout has become, so that it can be kept.
     *
     * @return its state, for {@link #restore}
     */
    public RolloutState state() {
        return new RolloutMemory(
                view.identity(),
                operation.startedAt(),
                operation.applied(),
                log.transitions(),
                operation.calls().made(),
                metrics.records(),
                view.lineage());
    }

    /** What is remembered of each metric at earlier times. */
    List<EarlierRecord> earlier() {
        return metrics.earlier(log);
    }

    /** The rollout before anything was done to it at a time, by its data as they stand now; empty where they cannot be told apart. */
    Optional<RunningRollout> before(Duration time, List<EarlierRecord> earlier) {
        long done = transitions().stream()
                .filter(one -> one.at().compareTo(time) < 0)
                .count();
        return metrics.at(time, earlier).map(then -> new RunningRollout(view, log.first((int) done), then, operation));
    }

    /**
     * Takes an observation. One that came already changes nothing. Late ones may come in any order: what adds up adds up
     * to the same; only what was detected by what had come before stays detected. A time before the rollout
     * ({@link Observation#before}) that comes so late that it would revoke a detection is refused: it is given to
     * {@link #revise}, which records that. One that comes after more windows than are remembered, 64, is refused by both where a
     * gate of that time counts breaches.
     *
     * <p>Of windows that are older than those nobody can tell whether they came before, so they change nothing: an increment is taken to be
     * the one that came then, and a checkpoint is part of the longer ones that came later. One that counted more than those is refused.
     *
     * @param observation what one look at a metric brought
     * @return the rollout that knows it
     * @throws InvalidObservationException if the metric, the window or the numbers are impossible, or if they contradict
     *     what came before
     */
    public RunningRollout observe(Observation observation) {
        requireNonNull(observation, "observation");
        view.treatments().require(observation, metrics, log);
        MetricStates next = metrics.observe(observation, log);
        view.requireControl(observation, metrics, log);
        return next.equals(metrics) ? this : new RunningRollout(view, log, next, operation);
    }

    /**
     * Takes several observations, such as those of all treatments ({@link Observation#increments}): all of them, or none.
     *
     * @param observations what looks brought
     * @return the rollout that knows them
     * @throws InvalidObservationException if one of them is impossible, or contradicts what came before or another of them
     */
    public RunningRollout observeAll(List<Observation> observations) {
        RunningRollout next = this;
        for (Observation observation : requireNonNull(observations, "observations")) {
            next = next.observe(observation);
        }
        return next;
    }

    /**
     * Replaces what a window said, because it was wrong. What was detected with the old numbers is detected anew from all
     * that stands now, or revoked; both the old numbers and what is revoked stay in {@link #corrections()}. The control group of
     * several treatments is one: where it is replaced for one of them, or taken away, it is for all that have the window.
     *
     * @param observation what the window showed indeed; the same metric, window and temporality as before; of the time before the
     *     rollout, the same metric and phase
     * @param by who says so
     * @param why why the first numbers were wrong
     * @return the rollout that knows it
     * @throws InvalidObservationException if the numbers are impossible, if a name or reason is blank, if nothing came in the
     *     window, unless it is of a time before the rollout, or if it is older than the 64 latest windows of its metric; where the
     *     control group of several treatments becomes another, of the metric of each of them; where promotions at times before the end
     *     of what had come leave open which phase counted the window
     */
    public RunningRollout revise(Observation observation, String by, String why) {
        requireNonNull(observation, "observation");
        requireNonNull(by, "by");
        requireNonNull(why, "why");
        MetricStates next = metrics.revise(observation, by, why, log);
        view.requireControl(observation, metrics, log);
        return next.equals(metrics) ? this : new RunningRollout(view, log, next, operation);
    }

    /**
     * Goes on with a cumulative counter that was started again from zero, as after a deployment. What it counted before
     * stays; later checkpoints of this phase count from this time or later.
     *
     * @param metric the metric that it counts
     * @param at when it was started again, in the current phase and not before its latest checkpoint
     * @param by who says so
     * @param why why it was started again
     * @return the rollout that knows it
     * @throws TransitionException if the metric has no checkpoints in this phase, or some that reach beyond that time; or if a name
     *     or reason is blank
     */
    public RunningRollout restartCounter(String metric, Duration at, String by, String why) {
        requireRunning(log.last());
        Correction.Restarted restart = new Correction.Restarted(metric, at, log.phase(), by, why);
        new CounterCheck(plan(), log, metrics).require(restart);
        return new RunningRollout(view, log, metrics.restart(restart), operation);
    }

    /**
     * Goes on with a cumulative counter of one treatment of several that was started again from zero. Each treatment is counted by
     * itself, as it is observed ({@link Observation#ofTreatment}).
     *
     * @param metric the metric that it counts
     * @param treatment as the experiment describes it
     * @param at when it was started again, in the current phase and not before its latest checkpoint
     * @param by who says so
     * @param why why it was started again
     * @return the rollout that knows it
     * @throws TransitionException as for {@link #restartCounter(String, Duration, String, String)}
     */
    public RunningRollout restartCounter(String metric, String treatment, Duration at, String by, String why) {
        requireNonNull(metric, "metric");
        return restartCounter(Series.of(metric, requireNonNull(treatment, "treatment")), at, by, why);
    }

    /**
     * What people said of data that had come before.
     *
     * @return the corrections, metric by metric, in order
     */
    public List<Correction> corrections() {
        return metrics.records().stream()
                .flatMap(record -> record.corrections().stream())
                .toList();
    }

    /**
     * Does a correction again, as a journal tells it.
     *
     * @param done one of the {@link #corrections()} of a rollout of this plan
     * @return the rollout after it
     * @throws InvalidObservationException if its numbers are impossible, or do not stand where others stood
     * @throws TransitionException if no counter can have been started again there
     */
    public RunningRollout redo(Correction done) {
        if (requireNonNull(done, "done") instanceof Correction.Restarted restarted) {
            return restartCounter(done.metric(), restarted.at(), done.by(), done.why());
        }
        Observation now =
                done instanceof Correction.Revised revised ? revised.now() : ((Correction.RevisedBefore) done).now();
        return revise(now, done.by(), done.why());
    }

    /**
     * What to do now.
     *
     * @param at when, since the start of the rollout; not before what was done or observed last
     * @return the decision, with its reasons
     * @throws TransitionException if time goes backwards
     */
    public Decision decide(Duration at) {
        return decide(at, List.of());
    }

    /**
     * What to do now, where something beyond plan and policy is waited for, such as the hours of a calendar. What is detected still
     * rolls back.
     *
     * @param at when, since the start of the rollout; not before what was done or observed last
     * @param beside what is waited for beside all else
     * @return the decision, with its reasons
     * @throws TransitionException if time goes backwards
     */
    public Decision decide(Duration at, List<Wait> beside) {
        requireNotBefore(at);
        return new Decider(Moment.of(view, log, metrics, at), operation.calls(), Elements.listOf(beside, "beside"))
                .decide();
    }

    /**
     * How far the metrics of the current phase may have moved. This asks for much more than {@link #decide(Duration)}, which only
     * wants to know whether that is too far.
     *
     * @param at when, since the start of the rollout; not before what was done or observed last
     * @return the effect on each metric with a measured gate and data in the phase, but of the readings of a resource
     * @throws TransitionException if time goes backwards
     */
    public List<GateEffect> effects(Duration at) {
        requireNotBefore(at);
        return new GateReader(view, log, at, false).effects(metrics);
    }

    /**
     * Whether the groups of this rollout have the sizes that they should have, also where the decision is about something else.
     *
     * @return the mismatches for which no person has answered, and whether the groups of the current phase were counted
     */
    public GroupCheck groupCheck() {
        return new GroupReader(view, log).check(view.treatments().exposed(metrics, log));
    }

    /**
     * Goes on with another plan: facts were stated wrongly, a metric has to be added, a deadline appeared. What is live stays as it is,
     * and so do the phases that are over; the phases to come are those of the new plan, from its phase with the same percentage and
     * audience on. That one keeps its start, so that the time that it was watched counts.
     *
     * <pre>{@code
     * Replan replan = rollout.replan(RolloutPlanner.forChange("One-page checkout"). ... .plan(), at, "Ada", "half the traffic");
     * System.out.println(replan); // what was kept, and what was not
     * rollout = replan.rollout();
     * }</pre>
     *
     * <p>The evidence of a metric goes on where nothing changed that it rests on; else it begins anew, with the data of windows that begin
     * from then on. What was detected stays detected. The significance level of the first plan holds for all plans together: guardrails
     * that begin anew have what the others leave of it, so a detection by them needs more evidence than in a rollout that has just begun.
     *
     * @param corrected the new plan, of the same change
     * @param at when, since the start of the rollout; not before what was done or observed last
     * @param by who plans again
     * @param why why
     * @return the rollout with its new plan, and what was kept
     * @throws TransitionException if it is over, or if time goes backwards; if the plan has no phase for what is live, or evidence that
     *     counts on phases before the first one of the rollout; if it sets flags otherwise, changes an experiment that has begun, or does not guard a metric any more that was detected to be worse; if it is a plan of
     *     another change; or if a name or reason is blank
     * @throws RolloutException.InvalidValue if nothing can be decided by the plan, as for {@link #start(RolloutPlan)}
     */
    public Replan replan(RolloutPlan corrected, Duration at, String by, String why) {
        requireNonNull(corrected, "corrected");
        requireNonNull(by, "by");
        requireNonNull(why, "why");
        requireRunning(at);
        requireNotBefore(at);
        return new Replanner(this, view, log, metrics).replan(corrected, at, by, why);
    }

    /**
     * The times at which the rollout got another plan, with the plans until then and who planned again.
     *
     * @return the replannings, oldest first; empty as long as it has its first plan
     */
    public List<Replanning> replannings() {
        return view.lineage().replannings();
    }

    /**
     * Notes that a person was called for everything that calls one now, so that no later decision calls again for it. What
     * ends and begins anew calls again, and so does the next phase.
     *
     * @param at when
     * @param who who was called; may be empty
     * @return the rollout that knows it; this one where the decision at this time is no new call
     * @throws TransitionException if time goes backwards
     */
    public RunningRollout called(Duration at, String who) {
        RunningRollout next = this;
        if (decide(at) instanceof Decision.Hold hold) {
            for (PersonCall call : hold.calls(who)) {
                next = next.redo(call);
            }
        }
        return next;
    }

    /**
     * Whom the rollout called in the current phase, and what for.
     *
     * @return the calls, oldest first, at most 64
     */
    public List<PersonCall> calls() {
        return operation.calls().made();
    }

    /**
     * Notes a call again, as a journal tells it.
     *
     * @param done one of the {@link #calls()} of a rollout of this plan
     * @return the rollout after it
     * @throws TransitionException if its phase was not reached, or if its time is before that or longer than a rollout lasts
     */
    public RunningRollout redo(PersonCall done) {
        requireNonNull(done, "done");
        TransitionException.refuse(
                "No person can have been called for '" + plan().feature() + "' like this", Calls.problems(done, log));
        return new RunningRollout(
                view, log, metrics, operation.with(operation.calls().with(done)));
    }

    /**
     * Promotes to the next phase, or completes the last one, as decided.
     *
     * @param at when
     * @return the rollout in its next phase
     * @throws TransitionException if it is over, or if the decision at this time is another
     */
    public RunningRollout advance(Duration at) {
        requireRunning(at);
        Decision decision = decide(at);
        if (decision instanceof Decision.Advance) {
            return with(Transition.Kind.ADVANCED, at, log.phase() + 1, "", "");
        }
        if (decision instanceof Decision.Complete) {
            return with(Transition.Kind.COMPLETED, at, log.phase(), "", "");
        }
        throw new TransitionException("'" + plan().feature() + "' does not advance at " + Elapsed.text(at) + ": "
                + decision + " " + insteadOfAdvancing(decision) + " To overrule it, use advanceAnyway(..).");
    }

    private String insteadOfAdvancing(Decision decision) {
        if (decision instanceof Decision.RollBack) {
            return "Use rollBack(..).";
        }
        return log.pause().isPresent() ? "Use resume(..) first." : "Wait for it.";
    }

    /**
     * Promotes to the next phase, or completes the last one, whatever is decided. A regression that was detected stays detected.
     *
     * @param at when
     * @param by who wants it
     * @param why why
     * @return the rollout in its next phase
     * @throws TransitionException if it is over, or if a name or reason is blank
     */
    public RunningRollout advanceAnyway(Duration at, String by, String why) {
        requireRunning(at);
        TransitionException.refuse(
                "'" + plan().feature() + "' cannot be advanced at " + Elapsed.text(at), Attribution.problems(by, why));
        return view.isLast(log.phase())
                ? with(Transition.Kind.COMPLETED, at, log.phase(), by, why)
                : with(Transition.Kind.FORCED, at, log.phase() + 1, by, why);
    }

    /**
     * Promotes past an experiment of several treatments to the one that goes on alone, whatever is decided and however early.
     *
     * @param at when, in the phase of the experiment
     * @param treatment as the experiment describes it
     * @param by who wants it
     * @param why why
     * @return the rollout in its next phase
     * @throws TransitionException if it is over, if it has no such treatment or is in another phase, or if a name or reason is blank
     */
    public RunningRollout advanceAnyway(Duration at, String treatment, String by, String why) {
        requireNonNull(treatment, "treatment");
        requireRunning(at);
        return with(transition(Transition.Kind.FORCED, at, log.phase() + 1, by, why, Optional.of(treatment)));
    }

    /**
     * Rolls the change back, for good.
     *
     * @param at when
     * @param by who does it, a program or a person
     * @param why why
     * @return the rollout, over
     * @throws TransitionException if it is over already, or if a name or reason is blank
     */
    public RunningRollout rollBack(Duration at, String by, String why) {
        requireRunning(at);
        return with(Transition.Kind.ROLLED_BACK, at, log.phase(), by, why);
    }

    /**
     * Chooses the treatment that goes on alone after an experiment of several. Until the experiment ends, all treatments stay, and
     * another may be chosen; what was confirmed of one is not confirmed of another. Any treatment may be chosen, but {@link
     * #advance} promotes one alone that the read-out recommends to ship. There is something to choose from once it does, or the data
     * reach to the planned end; what goes on before, or although the read-out does not recommend it, is given to {@link
     * #advanceAnyway(Duration, String, String, String)}.
     *
     * @param at when, in the phase of the experiment
     * @param treatment as the experiment describes it, such as {@link ExperimentReadOut#ships()}
     * @param by who chooses
     * @param why why
     * @return the rollout that knows it
     * @throws TransitionException if it has no such treatment, if there is one treatment alone, in another phase, if the experiment
     *     is still running and does not recommend to ship, or if a name or reason is blank
     */
    public RunningRollout choose(Duration at, String treatment, String by, String why) {
        requireNonNull(treatment, "treatment");
        requireRunning(at);
        return decided(transition(Transition.Kind.CHOSEN, at, log.phase(), by, why, Optional.of(treatment)));
    }

    /**
     * Pauses the rollout. The percentage stays, observations are taken, and what is detected still rolls back.
     *
     * @param at when
     * @param by who
     * @param why why
     * @return the rollout, paused
     * @throws TransitionException if it is over or paused already, or if a name or reason is blank
     */
    public RunningRollout pause(Duration at, String by, String why) {
        requireRunning(at);
        return with(Transition.Kind.PAUSED, at, log.phase(), by, why);
    }

    /**
     * Resumes a rollout that was paused.
     *
     * @param at when
     * @param by who
     * @return the rollout, running
     * @throws TransitionException if it is not paused, or if the name is blank
     */
    public RunningRollout resume(Duration at, String by) {
        requireRunning(at);
        return with(Transition.Kind.RESUMED, at, log.phase(), by, "");
    }

    /**
     * What to bring next, of each metric of the plan, and of the sizes of the groups where chance makes two of them.
     *
     * @param at when, since the start of the rollout
     * @return what to count, metric by metric; nothing once it is over
     * @throws TransitionException if time goes backwards
     */
    public List<Feed> feeds(Duration at) {
        requireNotBefore(at, log.last());
        return isOver() ? List.of() : new FeedReader(view, log, metrics, at).read();
    }

    /**
     * What to bring of the time before the rollout, so that a ring is compared with all others instead of its baseline: what the
     * users showed who have the change in a phase, and what all others showed, as {@link Observation#before}. It is brought once,
     * best before the phase begins, where the source knows both groups; then the others are wanted beside each observation, too.
     *
     * @param phase number of the phase, from 1 on
     * @return what to count in the two weeks before the rollout, of each metric that the phase compares with its baseline and of
     *     which that is not known yet; nothing at 100%, where there are no others. {@link Feed#needsControl()} stands for all others
     */
    public List<Feed> feedsBefore(int phase) {
        return isOver() ? List.of() : new FeedReader(view, log, metrics, log.last()).before(phase);
    }

    /**
     * What people have to confirm in this phase, and have not.
     *
     * @return the gates that no metric decides
     */
    public List<Gate> pendingApprovals() {
        return List.copyOf(approvals().pending());
    }

    /**
     * Confirms what no metric can. Of several gates that are alike, each is confirmed by itself. It may be confirmed at any time of
     * its phase, so that who signs off in office hours need not wait for the end of the soak: the metrics still have to let the
     * phase be promoted. While the phase runs an experiment, its gates can be confirmed once the read-out recommends to ship,
     * since that is what they confirm, of several treatments of the one that was chosen, or else {@link ExperimentReadOut#ships()};
     * what overrules it is {@link #advanceAnyway(Duration, String, String)}.
     *
     * @param at when
     * @param gate one of {@link #pendingApprovals()}
     * @param by who
     * @return the rollout that knows it
     * @throws TransitionException if it needs no approval in this phase, if the read-out of its experiment does not recommend
     *     to ship, or if the name is blank
     */
    public RunningRollout approve(Duration at, Gate gate, String by) {
        requireNonNull(gate, "gate");
        requireNonNull(by, "by");
        requireRunning(at);
        OptionalInt number = OptionalInt.of(approvals().number(gate));
        return decided(
                new Transition(Transition.Kind.APPROVED, at, log.phase(), number, by, "", treatmentThatShips(at)));
    }

    /** A sign-off is of the treatment that ships, or would if it were chosen. */
    private Optional<String> treatmentThatShips(Duration at) {
        return view.treatments().areSeveral()
                ? Moment.readOut(view, log, metrics, at).flatMap(ExperimentReadOut::ships)
                : Optional.empty();
    }

    /**
     * Answers for groups that do not have their sizes, so that they no longer hold: for all that are known to be so now, in
     * this phase. In a later phase they hold again where they depart clearly further from the plan, half as far again.
     *
     * @param at when
     * @param by who
     * @param why why it is known to be harmless
     * @return the rollout that knows it
     * @throws TransitionException if it is over, if no mismatch waits, or if a name or reason is blank
     */
    public RunningRollout acknowledgeMismatch(Duration at, String by, String why) {
        requireRunning(at);
        return with(Transition.Kind.ACKNOWLEDGED, at, log.phase(), by, why);
    }

    /**
     * The rollback from here, as the plan says it.
     *
     * @param at when
     * @param pace at once, or step by step where no guardrail is broken
     * @return what to do, in order
     */
    public RollbackProcedure rollbackProcedure(Duration at, RollbackProcedure.Pace pace) {
        requireNonNull(at, "at");
        requireNonNull(pace, "pace");
        return RollbackProcedure.from(plan(), log.phase(), pace, at, List.of());
    }

    /**
     * What the experiment of the plan shows. Effects and p-values are those of one look at its end, the planned one or whole weeks
     * later, once the groups have their size; data that come after it change nothing. Before it, at none of the interim looks
     * that were planned, the recommendation is to keep running, unless something is detected or the groups cannot be compared.
     *
     * @param at when
     * @return the read-out; empty without an experiment, and before its phase
     * @throws TransitionException if time goes backwards
     */
    public Optional<ExperimentReadOut> readOut(Duration at) {
        requireNotBefore(at);
        return ReadOut.of(view, log, metrics, at);
    }

    /**
     * Does again what was done before, as a journal tells it, without asking whether it was decided.
     *
     * @param done one of the {@link #transitions()} of a rollout of this plan
     * @return the rollout after it
     * @throws TransitionException if it is over, if time goes backwards, or if the transition leads to another phase
     */
    public RunningRollout redo(Transition done) {
        requireRunning(requireNonNull(done, "done").at());
        return with(done);
    }

    /** People may act although a window claims to be later: what they do is bounded by what was done before. */
    private void requireRunning(Duration at) {
        requireNotBefore(at, view.lineage().last(log.last()));
        log.end().ifPresent(end -> {
            throw new TransitionException(
                    "'" + plan().feature() + "' is over, " + TransitionText.of(end) + ". Start its plan anew.");
        });
    }

    private void requireNotBefore(Duration at) {
        requireNotBefore(at, knownUntil());
    }

    private void requireNotBefore(Duration at, Duration latest) {
        requireNonNull(at, "at");
        if (at.compareTo(TransitionLog.LONGEST) > 0) {
            throw new TransitionException("A rollout does not last until " + Elapsed.text(at)
                    + ". Give the time since its start, at most " + Elapsed.text(TransitionLog.LONGEST) + ".");
        }
        if (at.compareTo(latest) < 0) {
            throw new TransitionException("Time goes backwards: " + Elapsed.text(at) + " is before "
                    + Elapsed.text(latest) + ", until when '" + plan().feature()
                    + "' is known. Give a time no earlier than that.");
        }
    }

    private Approvals approvals() {
        return new Approvals(view, log);
    }

    private RunningRollout with(Transition.Kind kind, Duration at, int phase, String by, String why) {
        return with(transition(kind, at, phase, by, why, Optional.empty()));
    }

    private static Transition transition(
            Transition.Kind kind, Duration at, int phase, String by, String why, Optional<String> treatment) {
        return new Transition(kind, at, phase, OptionalInt.empty(), by, why, treatment);
    }

    private RunningRollout with(Transition done) {
        check().require(done);
        return after(done);
    }

    /** What rests on what the experiment shows now. */
    private RunningRollout decided(Transition done) {
        check().require(done);
        check().requireReadOut(done);
        return after(done);
    }

    private TransitionCheck check() {
        return new TransitionCheck(view, log, approvals(), metrics);
    }

    private RunningRollout after(Transition done) {
        return new RunningRollout(view, log.with(done), metrics, operation);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunningRollout that
                && plan().equals(that.plan())
                && policy().equals(that.policy())
                && state().equals(that.state());
    }

    @Override
    public int hashCode() {
        return state().hashCode();
    }

    @Override
    public String toString() {
        String feature = "'" + plan().feature() + "'";
        String at = " at " + live().percentage();
        return Legible.escaped(log.end()
                .map(end -> feature + at + ", " + TransitionText.of(end))
                .orElseGet(() -> feature + " in '" + phase().name() + "'" + at
                        + log.pause()
                                .map(pause -> ", " + TransitionText.of(pause))
                                .orElse(" since " + Elapsed.text(since()))));
    }
}
