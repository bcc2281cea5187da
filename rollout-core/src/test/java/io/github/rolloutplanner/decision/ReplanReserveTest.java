package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.state.Lineage;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A guardrail that comes or comes back by planning again still rolls a regression back. */
class ReplanReserveTest {
    private static final String A = "Errors A";
    private static final String B = "Errors B";
    private static final Duration REPLANNED = Duration.ofHours(3);
    private static final double SIGNIFICANCE = 0.05;
    private static final double EXACT = 1e-9;
    private static final long USUAL = 2;
    private static final long HALF_MORE = 3;
    private static final long THREEFOLD = 6;

    private static ChangeDraft change() {
        return RolloutPlanner.forChange("Search by meaning")
                .touching(Trait.CRITICAL_PATH)
                .behavioral("Search finds what was meant")
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000));
    }

    private static Metric errors(String metric) {
        return Metric.errorRate(metric, percent(0.2)).mustStayBelow(percent(0.5));
    }

    private static final RolloutPlan UNWATCHED = change().plan();
    private static final RolloutPlan ONLY_A = change().guardrail(errors(A)).plan();
    private static final RolloutPlan ONLY_B = change().guardrail(errors(B)).plan();
    private static final RolloutPlan BOTH =
            change().guardrail(errors(A)).guardrail(errors(B)).plan();
    private static final RolloutPlan SIGNAL_A = change().signal(errors(A)).plan();
    private static final RolloutPlan SIGNAL_B = change().signal(errors(B)).plan();
    private static final RolloutPlan SIGNAL_B_AND_A =
            change().guardrail(errors(A)).signal(errors(B)).plan();

    /** Plans in a row, of which the last has a guardrail that one before did not have. */
    enum Plans {
        THE_FIRST_WATCHES_NOTHING(UNWATCHED, ONLY_A),
        THE_FIRST_HAS_A_SIGNAL(SIGNAL_B, SIGNAL_B_AND_A),
        A_SIGNAL_BECOMES_A_GUARDRAIL(SIGNAL_A, ONLY_A),
        ONE_OF_TWO_IS_DROPPED_AND_COMES_BACK(BOTH, ONLY_B, BOTH),
        THE_ONLY_ONE_IS_DROPPED_AND_COMES_BACK(ONLY_A, UNWATCHED, ONLY_A),
        IT_IS_A_SIGNAL_FOR_A_MOMENT(ONLY_A, SIGNAL_A, ONLY_A);

        private final List<RolloutPlan> plans;

        Plans(RolloutPlan... plans) {
            this.plans = List.of(plans);
        }

        /** At one time, after whatever was seen. */
        RunningRollout at(Duration time, long errors) {
            RunningRollout rollout = observed(RunningRollout.start(plans.get(0)), 0, (int) time.toHours(), errors);
            for (RolloutPlan next : plans.subList(1, plans.size())) {
                rollout = replan(rollout, next, time).rollout();
            }
            return rollout;
        }
    }

    private static Replan replan(RunningRollout rollout, RolloutPlan plan, Duration at) {
        return rollout.replan(plan, at, "Ada", "A metric is missing.");
    }

    /** Hour by hour what each metric of the plan shows. */
    private static RunningRollout observed(RunningRollout rollout, int from, int until, long errors) {
        RunningRollout now = rollout;
        for (int hour = from; hour < until; hour++) {
            TimeWindow window = TimeWindow.ofHours(hour, hour + 1);
            now = now.observeAll(rollout.plan().monitoring().metrics().stream()
                    .map(metric -> Observation.increment(
                            metric.name(), window, Sample.events(errors, 1_000), Sample.events(USUAL, 1_000)))
                    .toList());
        }
        return now;
    }

    private static RolloutMemory memory(RunningRollout rollout) {
        return (RolloutMemory) rollout.state();
    }

    private static MetricModel model(RunningRollout rollout, Lineage lineage) {
        return Objects.requireNonNull(
                MetricModels.of(rollout.plan(), rollout.policy(), lineage).get(A));
    }

    /** Which part of the level that the plan gives it the guardrail has. */
    private static double part(RunningRollout rollout) {
        return model(rollout, memory(rollout).lineage()).comparisonLevel()
                / model(rollout, Lineage.NONE).comparisonLevel();
    }

    @ParameterizedTest
    @EnumSource
    void whereNothingHasComeAGuardrailHasTheLevelOfItsPlan(Plans plans) {
        assertThat(part(plans.at(Duration.ZERO, 0))).isCloseTo(1, within(EXACT));
    }

    @ParameterizedTest
    @EnumSource
    void aThreefoldErrorRateIsRolledBackInHours(Plans plans) {
        RunningRollout replanned = plans.at(REPLANNED, USUAL);

        RunningRollout after = observed(replanned, 3, 9, THREEFOLD);

        assertThat(part(replanned)).isGreaterThan(0.3);
        assertThat(after.decide(Duration.ofHours(9))).isInstanceOf(Decision.RollBack.class);
    }

    /** Ten times, each after three hours of which nothing is to be said. */
    @Test
    void manyReplanningsLeavePower() {
        RunningRollout rollout = RunningRollout.start(BOTH);
        int hour = 0;
        for (int times = 0; times < 10; times++) {
            rollout = observed(rollout, hour, hour + 3, USUAL);
            hour += 3;
            rollout = replan(rollout, ONLY_B, Duration.ofHours(hour)).rollout();
            rollout = replan(rollout, BOTH, Duration.ofHours(hour)).rollout();
        }

        assertThat(part(rollout)).isBetween(1e-4, 0.5);
        assertThat(observed(rollout, hour, hour + 12, THREEFOLD).decide(Duration.ofHours(hour + 12)))
                .isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void whatNoGuardrailHasIsKeptForLater() {
        RunningRollout started = RunningRollout.start(UNWATCHED);
        RunningRollout again = replan(started, UNWATCHED, REPLANNED).rollout();
        RunningRollout guarded = replan(again, ONLY_A, REPLANNED).rollout();

        assertThat(memory(started).lineage().reserve()).isZero();
        assertThat(memory(again).lineage().reserve()).isEqualTo(SIGNIFICANCE);
        assertThat(memory(guarded).lineage().reserve()).isZero();
        assertThat(replan(again, ONLY_A, REPLANNED).isRiskier()).isFalse();
        assertThat(RunningRollout.restore(again.plan(), again.policy(), again.state()))
                .isEqualTo(again);
    }

    /** A rollout whose level is used up. */
    private static RunningRollout spent(double reserve) {
        RunningRollout again =
                replan(RunningRollout.start(UNWATCHED), UNWATCHED, REPLANNED).rollout();
        RolloutMemory known = memory(again);
        return RunningRollout.restore(
                again.plan(),
                again.policy(),
                new RolloutMemory(
                        known.plan(),
                        known.startedAt(),
                        known.applied(),
                        known.transitions(),
                        known.calls(),
                        known.metrics(),
                        new Lineage(known.lineage().replannings(), List.of(), reserve)));
    }

    @Test
    void aGuardrailWithHardlyAnyLevelIsRiskier() {
        Replan replan = replan(spent(0), ONLY_A, REPLANNED);

        assertThat(replan.isRiskier()).isTrue();
        assertThat(replan.reasons())
                .extracting(Reason::rule)
                .contains("replan.level-low")
                .doesNotContain("replan.level");
        assertThat(replan.toString())
                .contains(
                        "Errors A is now judged at a significance level of less than 0.0001% instead of the 4.5% of the plan"
                                + " alone")
                .contains("Ada says why: A metric is missing.")
                .doesNotContain("0.0000");
    }

    /** The sample of the plan says nothing at a level that is lower than the plan's. */
    @Test
    void noPowerIsClaimedThatTheLevelInForceDoesNotHave() {
        RunningRollout full =
                replan(RunningRollout.start(UNWATCHED), ONLY_A, REPLANNED).rollout();
        RunningRollout low = replan(spent(2e-12), ONLY_A, REPLANNED).rollout();
        long planned = needed(full);

        assertThat(needed(low)).isBetween(8 * planned, 9 * planned);
        assertThat(state(observed(full, 3, 26, HALF_MORE))).isEqualTo(GateStatus.State.POWERED);
        assertThat(state(observed(low, 3, 26, HALF_MORE))).isEqualTo(GateStatus.State.COLLECTING);
    }

    private static GateStatus gate(RunningRollout rollout) {
        return rollout.decide(Duration.ofHours(26)).look().gates().stream()
                .filter(gate -> gate.metric().equals(A))
                .findFirst()
                .orElseThrow();
    }

    private static long needed(RunningRollout rollout) {
        return gate(rollout).needed().orElseThrow();
    }

    private static GateStatus.State state(RunningRollout rollout) {
        return gate(rollout).state();
    }

    @Test
    void aReserveThatCannotBeIsRefused() {
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> new Lineage(List.of(), List.of(), 1))
                .withMessageContaining("Give 0 or more, and less than 1.");
        RunningRollout first = RunningRollout.start(ONLY_A);
        RolloutMemory known = memory(first);
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> RunningRollout.restore(
                        first.plan(),
                        first.policy(),
                        new RolloutMemory(
                                known.plan(),
                                known.startedAt(),
                                known.applied(),
                                known.transitions(),
                                known.calls(),
                                known.metrics(),
                                new Lineage(List.of(), List.of(), SIGNIFICANCE))))
                .withMessageContaining("it has levels of a plan that came later");
    }
}
