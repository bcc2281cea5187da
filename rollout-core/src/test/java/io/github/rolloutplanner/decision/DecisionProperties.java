package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.RolloutState;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** What holds of every rollout, whatever its metrics bring. */
@Domain(Histories.class)
@Domain(DomainContext.Global.class)
class DecisionProperties {
    private static final Duration END = Duration.ofHours(History.HOURS);
    /** More than what is remembered of a metric, in windows of five minutes. */
    private static final int MANY = 100;

    private static RunningRollout start() {
        return Rollouts.inSecondPhase();
    }

    private static <T> List<T> shuffled(List<T> observations, long seed) {
        List<T> shuffled = new ArrayList<>(observations);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    /** What was proven on the way is another thing: in one order data may look worse than all of them together. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfObservationsDoesNotMatter(@ForAll History history, @ForAll long seed) {
        assertThatOrderDoesNotMatter(start(), history.observations(), shuffled(history.observations(), seed));
    }

    private static void assertThatOrderDoesNotMatter(
            RunningRollout start, List<? extends Observation> inOrder, List<? extends Observation> shuffled) {
        RunningRollout one = Rollouts.observed(start, inOrder);
        RunningRollout other = Rollouts.observed(start, shuffled);

        assertThat(Rollouts.withoutDetections(other)).isEqualTo(Rollouts.withoutDetections(one));
        if (Rollouts.detections(one).isEmpty() && Rollouts.detections(other).isEmpty()) {
            assertThat(other).isEqualTo(one);
            assertThat(other.decide(END)).isEqualTo(one.decide(END));
        }
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfMoreThanIsRememberedDoesNotMatter(@ForAll boolean isCumulative, @ForAll long seed) {
        List<Observation> many = many(isCumulative, 1);

        assertThatOrderDoesNotMatter(Rollouts.started(), many, shuffled(many, seed));
    }

    @Property
    void theOrderOfSilenceDoesNotMatter(
            @ForAll @Size(min = 2, max = 4) List<@From("silences") Observation> silences, @ForAll long seed) {
        assertThatOrderDoesNotMatter(Rollouts.started(), silences, shuffled(silences, seed));
    }

    @Provide
    Arbitrary<Observation> silences() {
        Arbitrary<TimeWindow> windows =
                Combinators.combine(Arbitraries.of(0, 1), Arbitraries.of(2, 3)).as(TimeWindow::ofHours);
        return Combinators.combine(windows, Arbitraries.of("", "timeout", "no route"))
                .as((window, failure) -> failure.isEmpty()
                        ? Observation.noData(Rollouts.ERRORS, window)
                        : Observation.sourceFailed(Rollouts.ERRORS, window, failure));
    }

    /** As many errors in a hundred users, and in each hundred of the control group one. */
    private static List<Observation> many(boolean isCumulative, int errors) {
        List<Observation> many = new ArrayList<>();
        for (long at = 0; at < MANY; at++) {
            Duration end = Duration.ofMinutes(3 * (at + 1));
            long part = isCumulative ? at + 1 : 1;
            Sample treated = Sample.events(errors * part, 100 * part);
            Sample control = Sample.events(part, 100 * part);
            many.add(
                    isCumulative
                            ? Observation.cumulative(
                                    Rollouts.ERRORS, new TimeWindow(Duration.ZERO, end), treated, control)
                            : Observation.increment(
                                    Rollouts.ERRORS, new TimeWindow(end.minusMinutes(3), end), treated, control));
        }
        return many;
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatComesAgainChangesNothing(@ForAll History history, @ForAll long seed) {
        RunningRollout rollout = start();
        List<Observation> known = new ArrayList<>();
        for (Observation observation : shuffled(history.observations(), seed)) {
            rollout = rollout.observe(observation);
            known.add(observation);
            assertThat(Rollouts.observed(rollout, known)).isEqualTo(rollout);
        }
    }

    /** Breaches are counted where a gate counts them, so that nothing may count twice. */
    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void whatComesAgainLongAfterwardsChangesNothing(@ForAll boolean isCumulative) {
        RolloutPlan counting = Rollouts.withGates(
                Rollouts.ERRORS, gate -> isCumulative ? gate : gate.withTolerance(Tolerance.total(MANY)));
        RunningRollout rollout = Rollouts.observed(RunningRollout.start(counting), many(isCumulative, 2));

        assertThat(Rollouts.observed(rollout, many(isCumulative, 2))).isEqualTo(rollout);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatIsProvenIsNeverTakenBack(@ForAll History history, @ForAll long seed) {
        RunningRollout rollout = start();
        boolean isRolledBack = false;
        for (Observation observation : shuffled(history.observations(), seed)) {
            rollout = rollout.observe(observation);
            Decision decision = rollout.decide(END);
            assertThat(decision instanceof Decision.RollBack || !isRolledBack)
                    .as("%s after %s", decision, observation)
                    .isTrue();
            isRolledBack = decision instanceof Decision.RollBack;
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void moreHarmIsNeverTakenBackLater(@ForAll History history, @ForAll("harms") double less) {
        assertThat(takenBackAt(history.withHarm(1.3 * less))).isLessThanOrEqualTo(takenBackAt(history.withHarm(less)));
    }

    @Provide
    Arbitrary<Double> harms() {
        return Arbitraries.doubles().between(1, 3).ofScale(2);
    }

    private static int takenBackAt(History history) {
        RunningRollout rollout = start();
        for (int hour = 0; hour < History.HOURS; hour++) {
            rollout = Rollouts.observed(rollout, history.at(hour));
            if (rollout.decide(END) instanceof Decision.RollBack) {
                return hour;
            }
        }
        return History.HOURS;
    }

    /** Few of any histories let a rollout go on, so that half of them are made to. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReportMode.OFF)
    void itAdvancesExactlyWhenNothingIsWaitedFor(
            @ForAll History any, @ForAll("calm") History calm, @ForAll boolean isCalm, @ForAll boolean isConfirmed) {
        History history = isCalm ? calm : any;
        RunningRollout rollout = Rollouts.started();
        for (int hour = 0; hour < History.SECOND_PHASE; hour++) {
            rollout = Rollouts.observed(rollout, history.at(hour));
        }
        rollout = isConfirmed ? Rollouts.confirmed(rollout, Rollouts.PHASE) : rollout;

        Decision decision = rollout.decide(Rollouts.PHASE);

        boolean isWatched = !(decision instanceof Decision.Hold hold)
                || hold.waits().stream().noneMatch(Wait.ForSoak.class::isInstance);
        boolean isClear = isWatched
                && rollout.pendingApprovals().isEmpty()
                && Rollouts.detections(rollout).isEmpty()
                && decision.look().gates().stream()
                        .allMatch(gate -> gate.passes() || gate.state() == GateStatus.State.OBSERVED);
        assertThat(decision instanceof Decision.Advance).as("%s", decision).isEqualTo(isClear);
        assertThat(isClear || !isCalm || !isWatched).as("%s", decision).isTrue();
        Statistics.collect(isClear);
        Statistics.coverage(seen -> {
            seen.check(true).count(times -> times > 0);
            seen.check(false).count(times -> times > 0);
        });
    }

    @Provide
    Arbitrary<History> calm() {
        return Histories.calm();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void withoutDataItNeverAdvances(@ForAll History history) {
        RunningRollout rollout =
                Rollouts.observed(Rollouts.started(), history.silenced().at(0));
        for (int hour = 1; hour < 4 * History.HOURS; hour++) {
            Duration at = Duration.ofHours(hour);
            rollout = Rollouts.confirmed(rollout, at);
            assertThat(rollout.decide(at)).isInstanceOf(Decision.Hold.class);
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aBrokenSplitMasksNoBreach(@ForAll History history) {
        History healthy = history.without(Observation.ASSIGNMENT_COUNTS);
        RunningRollout rollout = Rollouts.observed(start(), healthy.observations());

        Decision decision = rollout.observe(Observation.assignmentCounts(TimeWindow.ofHours(11, 12), 9_000, 1_000))
                .decide(END);

        assertThat(decision)
                .isInstanceOf(
                        rollout.decide(END) instanceof Decision.RollBack
                                ? Decision.RollBack.class
                                : Decision.Hold.class);
        assertThat(!(decision instanceof Decision.Hold hold) || hold.callsPerson())
                .isTrue();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void decisionsAreValues(@ForAll History history) {
        RunningRollout rollout = Rollouts.observed(start(), history.observations());
        RolloutState before = rollout.state();
        Decision decision = rollout.decide(END);
        RunningRollout restored = RunningRollout.restore(rollout.plan(), rollout.policy(), before);

        assertThat(rollout.decide(END)).isEqualTo(decision);
        assertThat(rollout.state()).isEqualTo(before);
        assertThat(restored).isEqualTo(rollout);
        assertThat(restored.decide(END)).isEqualTo(decision);
    }
}
