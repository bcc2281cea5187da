package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.LintPolicy;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An expedited rollout of a change that follows its own checklist: one guardrail is set up before it starts, the rest later. */
class UrgentRolloutTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RolloutPlan plan = fix().expedite("totals are wrong").plan();

    private static ChangeDraft fix() {
        return RolloutPlanner.forChange("Round totals once")
                .touching(Trait.BUG_FIX, Trait.CRITICAL_PATH)
                .deliveredBy(Delivery.featureFlag())
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .guardrail(Metric.errorRate("Errors", percent(0.2)).mustStayBelow(percent(0.5)))
                .guardrail(Metric.crashRate("Crashes", percent(0.1)).mustStayBelow(percent(0.3)))
                .signal(Metric.errorRate("Retries", percent(1)).mustStayBelow(percent(3)))
                .owner("Checkout team");
    }

    private static GateHandling handling(RolloutPhase phase, String metric) {
        return gate(phase, metric).handling().orElseThrow();
    }

    private static Gate gate(RolloutPhase phase, String metric) {
        return phase.goLiveCriteria().stream()
                .filter(gate -> gate.condition()
                        .measured()
                        .filter(on -> on.metric().equals(metric))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static Observation minute(String metric, Duration end, int events) {
        return Observation.increment(
                metric, new TimeWindow(end.minus(MINUTE), end), Sample.events(events, 1_000), Sample.events(2, 1_000));
    }

    /** The errors of a minute as usual, each minute of a phase. */
    private static RunningRollout watched(RunningRollout rollout, Duration from, Duration to) {
        RunningRollout watched = rollout;
        for (Duration end = from.plus(MINUTE); end.compareTo(to) <= 0; end = end.plus(MINUTE)) {
            watched = watched.observe(minute("Errors", end, 2));
        }
        return watched;
    }

    @Nested
    class WithOneMetricFed {
        @Test
        void reachesFullRolloutInItsPlannedTime() {
            RunningRollout rollout = RunningRollout.start(plan);
            Duration at = Duration.ZERO;
            for (RolloutPhase phase : plan.phases().subList(0, plan.phases().size() - 1)) {
                Duration end = at.plus(phase.soak().orElseThrow());
                rollout = Rollouts.confirmed(watched(rollout, at, end), end);
                assertThat(rollout.decide(end)).as(phase.name()).isInstanceOf(Decision.Advance.class);
                rollout = rollout.advance(end);
                at = end;
            }

            assertThat(at).isEqualTo(Duration.ofMinutes(46));
            assertThat(rollout.phase().percentage()).isEqualTo(percent(100));
        }

        @Test
        void isWatchedByAllMetricsInItsBake() {
            RolloutPhase bake = plan.phases().get(plan.phases().size() - 1);

            for (String metric : List.of("Errors", "Crashes", "Retries")) {
                assertThat(handling(bake, metric).onNoData()).as(metric).isEqualTo(Response.ESCALATE);
                assertThat(handling(bake, metric).grace()).isEqualTo(Duration.ofHours(1));
            }
        }

        @Test
        void isStillRolledBackByADisasterOfAnother() {
            RunningRollout rollout =
                    watched(RunningRollout.start(plan), Duration.ZERO, MINUTE).observe(minute("Crashes", MINUTE, 400));

            assertThat(rollout.observe(minute("Crashes", MINUTE.multipliedBy(2), 400))
                            .decide(MINUTE.multipliedBy(2)))
                    .isInstanceOf(Decision.RollBack.class);
        }

        @Test
        void isHeldByNoFailureAndNoSmallSampleOfAnother() {
            Duration end = plan.phases().get(0).soak().orElseThrow();
            RunningRollout rollout = watched(RunningRollout.start(plan), Duration.ZERO, end);
            RunningRollout little =
                    rollout.observe(minute("Crashes", MINUTE, 1)).observe(minute("Retries", MINUTE, 2));
            RunningRollout failed = rollout.observe(
                    Observation.sourceFailed("Crashes", new TimeWindow(Duration.ZERO, MINUTE), "not set up"));

            for (RunningRollout each : List.of(little, failed)) {
                assertThat(Rollouts.confirmed(each, end).decide(end)).isInstanceOf(Decision.Advance.class);
            }
        }
    }

    @Test
    void theReasonStandsAtTheGate() {
        RolloutPhase canary = plan.phases().get(0);

        assertThat(gate(canary, "Crashes").reasons())
                .extracting(Object::toString)
                .last()
                .asString()
                .startsWith("Only a breach counts before full rollout: Crashes is set up afterwards,");
        assertThat(gate(canary, "Errors").reasons())
                .noneMatch(reason -> reason.rule().equals("gate.metric-later"));
        assertThat(handling(canary, "Crashes").onBreach()).isEqualTo(Response.ROLL_BACK);
        assertThat(handling(canary, "Errors").onNoData()).isEqualTo(Response.ESCALATE);
    }

    @Test
    void theLinterAcceptsTheSilenceOfWhatIsSetUpLater() {
        assertThat(PlanLinter.lint(plan)).extracting(Finding::rule).doesNotContain("criteria.no-data");
        assertThat(PlanLinter.report(plan, LintPolicy.standard()).suppressed())
                .extracting(suppressed -> suppressed.finding().rule())
                .contains("criteria.no-data");
    }

    @Test
    void aPlanThatIsNotExpeditedSetsUpAllBefore() {
        for (RolloutPlan each :
                List.of(fix().plan(), fix().deadline(Duration.ofHours(1)).plan())) {
            assertThat(handling(each.phases().get(0), "Crashes").onNoData()).isEqualTo(Response.ESCALATE);
        }
    }

    @Test
    void withoutAGuardrailAPersonPromotesWhatNothingMeasures() {
        RolloutPlan signals = RolloutPlanner.forChange("Round totals once")
                .touching(Trait.BUG_FIX)
                .behavioral("Totals are rounded once")
                .population(Population.ofUsersPerDay(50_000_000).withRequestsPerDay(5_000_000_000L))
                .signal(Metric.errorRate("Retries", percent(1)).mustStayBelow(percent(3)))
                .expedite("totals are wrong")
                .plan();

        assertThat(signals.phases().get(0).goLiveCriteria())
                .flatExtracting(Gate::reasons)
                .extracting(Reason::rule)
                .contains("gate.set-up-later");
    }

    @Nested
    class SilenceOfThePreparedGuardrail {
        private final Duration length = plan.phases().get(0).soak().orElseThrow();

        @Test
        void callsBeforeThePlannedEndOfItsPhase() {
            RunningRollout rollout = RunningRollout.start(plan);

            assertThat(rollout.decide(MINUTE).callsPerson()).isFalse();
            assertThat(rollout.decide(length.dividedBy(2)).callsPerson()).isFalse();
            assertThat(rollout.decide(length.minusMinutes(8)).callsPerson()).isTrue();
            assertThat(rollout.decide(length)).isInstanceOf(Decision.Hold.class);
        }

        @Test
        void callsAlsoAfterItWasHeard() {
            RunningRollout rollout = watched(RunningRollout.start(plan), Duration.ZERO, Duration.ofMinutes(5));

            assertThat(rollout.decide(Duration.ofMinutes(6)).callsPerson()).isFalse();
            assertThat(rollout.decide(length.minusMinutes(4)).callsPerson()).isTrue();
        }

        @Test
        void callsAsUsualInALongPhase() {
            RolloutPlan days = fix().deadline(Duration.ofDays(4)).plan();

            assertThat(handling(days.phases().get(0), "Errors").grace()).isEqualTo(Duration.ofHours(1));
            assertThat(RunningRollout.start(days)
                            .decide(Duration.ofMinutes(119))
                            .callsPerson())
                    .isFalse();
            assertThat(RunningRollout.start(days)
                            .decide(Duration.ofMinutes(121))
                            .callsPerson())
                    .isTrue();
        }
    }
}
