package io.github.rolloutplanner.rehearsal;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.immutables.value.Value;

/**
 * Plays a plan against simulated traffic, through the {@link RunningRollout} that decides in production. It is a value: each
 * method but {@link #play()} gives a new rehearsal.
 *
 * <pre>{@code
 * RehearsalReport report = Rehearsal.of(plan)
 *         .against(Scenario.harmless().withEffect("Checkout error rate", Effect.times(2)))
 *         .runs(100).seed(7)
 *         .play();
 * assertThat(report.runs(run -> run.isRolledBackBy("Pilot") && run.exposed() < 5_000)).isGreaterThanOrEqualTo(95);
 * }</pre>
 *
 * <p>Equal rehearsals give equal reports, whatever the machine: each run has a stream of random numbers of its own.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class Rehearsal permits ImmutableRehearsal {
    private static final int SPARE_DAYS = 7;

    Rehearsal() {}

    abstract RolloutPlan plan();

    @Value.Default
    DecisionPolicy policy() {
        return DecisionPolicy.standard();
    }

    @Value.Default
    Scenario scenario() {
        return Scenario.harmless();
    }

    @Value.Default
    int times() {
        return 100;
    }

    @Value.Default
    long start() {
        return 1;
    }

    @Value.Default
    Duration every() {
        return Duration.ofHours(1);
    }

    @Value.Default
    Duration longest() {
        return Stage.planned(plan()).multipliedBy(2).plusDays(SPARE_DAYS);
    }

    @Value.Auxiliary
    @Value.Default
    IntConsumer progress() {
        return done -> {};
    }

    abstract Rehearsal withPolicy(DecisionPolicy policy);

    abstract Rehearsal withScenario(Scenario scenario);

    abstract Rehearsal withTimes(int times);

    abstract Rehearsal withStart(long start);

    abstract Rehearsal withEvery(Duration every);

    abstract Rehearsal withLongest(Duration longest);

    abstract Rehearsal withProgress(IntConsumer progress);

    /**
     * A rehearsal of a plan: a hundred runs of a harmless change, looked at every hour.
     *
     * @param plan the plan
     * @return the rehearsal
     */
    public static Rehearsal of(RolloutPlan plan) {
        return ImmutableRehearsal.builder().plan(requireNonNull(plan, "plan")).build();
    }

    /**
     * This rehearsal against other traffic.
     *
     * @param scenario what the traffic is like, and what the change does to it; defaults to {@link Scenario#harmless()}
     * @return a rehearsal that differs in this
     */
    public Rehearsal against(Scenario scenario) {
        return withScenario(requireNonNull(scenario, "scenario"));
    }

    /**
     * This rehearsal with what decides in production beyond the plan.
     *
     * @param policy the policy; defaults to the standard one
     * @return a rehearsal that differs in this
     */
    public Rehearsal decidingBy(DecisionPolicy policy) {
        return withPolicy(requireNonNull(policy, "policy"));
    }

    /**
     * This rehearsal with another number of runs.
     *
     * @param runs how many; from 1 to 1,000,000, by default 100
     * @return a rehearsal that differs in this
     */
    public Rehearsal runs(int runs) {
        return withTimes(runs);
    }

    /**
     * This rehearsal with other random numbers.
     *
     * @param seed where they begin; by default 1
     * @return a rehearsal that differs in this
     */
    public Rehearsal seed(long seed) {
        return withStart(seed);
    }

    /**
     * This rehearsal with looks at another rhythm.
     *
     * @param interval how often is looked; a part of an hour or whole hours, by default an hour
     * @return a rehearsal that differs in this
     */
    public Rehearsal lookingEvery(Duration interval) {
        return withEvery(requireNonNull(interval, "interval"));
    }

    /**
     * This rehearsal with another end for runs that do not end.
     *
     * @param length after which time a rollout that still holds is given up; by default twice the length of the plan and a week
     * @return a rehearsal that differs in this
     */
    public Rehearsal atMost(Duration length) {
        return withLongest(requireNonNull(length, "length"));
    }

    /**
     * This rehearsal with a listener that is told how far it is.
     *
     * @param listener takes how many runs are done, after each; called by one thread at a time, not always the same.
     *     What it throws ends the rehearsal, and comes out of {@link #play()}
     * @return a rehearsal that differs in this
     */
    public Rehearsal onProgress(IntConsumer listener) {
        return withProgress(requireNonNull(listener, "listener"));
    }

    /**
     * Plays all runs, on all cores.
     *
     * @return how they went
     * @throws InvalidRehearsalException if it cannot be played as it was asked; with everything that is wrong
     */
    public RehearsalReport play() {
        List<Problem> problems = new RehearsalCheck(this).problems();
        if (!problems.isEmpty()) {
            throw new InvalidRehearsalException(plan().feature(), problems);
        }
        Stage stage = stage();
        Progress progress = new Progress(progress());
        return new RehearsalReport(IntStream.range(0, times())
                .parallel()
                .mapToObj(run -> progress.done(new Play(stage, start(), run).run()))
                .toList());
    }

    private Stage stage() {
        RunningRollout rollout = RunningRollout.start(plan(), policy());
        Circumstances circumstances = scenario().circumstances();
        return Stage.of(rollout, circumstances, population().orElseThrow(), every(), longest());
    }

    /** Who comes: as the scenario says, else as the plan does. */
    Optional<Population> population() {
        return scenario().circumstances().population().or(() -> plan().population());
    }

    /** The experiment that the plan runs. */
    Optional<Experiment> experiment() {
        return plan().experimentPhase().flatMap(phase -> plan().experiment());
    }

    /** Counts what is done, whoever does it. */
    private static final class Progress {
        private final IntConsumer listener;
        private int done;

        Progress(IntConsumer listener) {
            this.listener = listener;
        }

        synchronized Run done(Run run) {
            done++;
            listener.accept(done);
            return run;
        }
    }
}
