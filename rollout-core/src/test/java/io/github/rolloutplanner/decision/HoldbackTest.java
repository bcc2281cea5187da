package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.internal.rules.PhaseRows;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.LadderPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan with a holdback says, and what must be live while it runs. */
class HoldbackTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final RolloutPlan PLAN = plan(Trait.CRITICAL_PATH, 5);

    private static RolloutPlan plan(Trait trait, double held) {
        return RolloutPlanner.withPolicy(RolloutPolicy.standard()
                        .withLadders(LadderPolicy.standard().withHoldback(percent(held))))
                .describe("Search")
                .behavioral("x")
                .touching(trait)
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000))
                .guardrail(Metric.errorRate("Errors", percent(0.2)).mustStayBelow(percent(0.5)))
                .guardrail(Metric.userReports("Reports", 40))
                .owner("Ada")
                .plan();
    }

    private static RolloutPhase last(RolloutPlan plan) {
        return plan.phases().get(plan.phases().size() - 1);
    }

    private static RunningRollout baking() {
        RunningRollout rollout = RunningRollout.start(PLAN);
        for (int day = 1; day < PLAN.phases().size(); day++) {
            rollout = rollout.advanceAnyway(DAY.multipliedBy(day), "Ada", "Another watches.");
        }
        return rollout;
    }

    @Test
    void theLastPhaseLeavesOutTheControlGroup() {
        assertThat(last(PLAN).percentage()).isEqualTo(percent(95));
        assertThat(last(PLAN).audience()).isInstanceOf(Audience.RandomPercentage.class);
        assertThat(last(PLAN).purpose()).isEqualTo(PhasePurpose.HOLDBACK);
        assertThat(last(PLAN).reasons()).extracting(Reason::rule).contains(PhaseRows.HOLDBACK.id());
        assertThat(PlanLinter.lint(PLAN)).extracting(Finding::rule).doesNotContain("phases.last-full");
    }

    @Test
    void itsGatesEvidenceAndCriteriaAreBesideIt() {
        Optional<Comparison> control = Optional.of(Comparison.CONTROL);

        assertThat(last(PLAN).goLiveCriteria().get(0).comparison()).isEqualTo(control);
        assertThat(last(PLAN).evidence().get(0).comparison()).isEqualTo(Comparison.CONTROL);
        assertThat(last(PLAN).evidence().get(0).allocationRatio().orElseThrow()).isCloseTo(19, within(1e-9));
        assertThat(PLAN.successCriteria().get(0).comparison()).isEqualTo(control);
        assertThat(PLAN.successCriteria().get(1))
                .as("events over time have no control group")
                .extracting(Gate::comparison)
                .isEqualTo(Optional.empty());
        assertThat(PLAN.exposure().orElseThrow().phases())
                .last()
                .extracting(ExposureLedger.PhaseExposure::percentage)
                .isEqualTo(percent(95));
    }

    @Test
    void completionGivesAllTheChange() {
        RunningRollout bake = baking();
        RunningRollout completed = bake.advanceAnyway(DAY.multipliedBy(30), "Ada", "Enough.");

        assertThat(bake.live().percentage()).isEqualTo(percent(95));
        assertThat(bake.live().flags()).extracting(FlagState::percentage).containsOnly(percent(95));
        assertThat(completed.live().percentage()).isEqualTo(Percentage.ONE_HUNDRED);
        assertThat(completed.live().audience().orElseThrow()).isInstanceOf(Audience.Everyone.class);
        assertThat(completed.live().flags()).extracting(FlagState::percentage).containsOnly(Percentage.ONE_HUNDRED);
    }

    @Test
    void theGroupsOfTheBakeAreNineteenToOne() {
        RunningRollout bake = baking();
        TimeWindow hour = new TimeWindow(bake.since(), bake.since().plus(Duration.ofHours(1)));
        Duration after = hour.end();

        assertThat(waits(bake.observe(Observation.assignmentCounts(hour, 76_000, 4_000)), after))
                .doesNotHaveAnyElementsOfTypes(Wait.ForSplit.class);
        assertThat(waits(bake.observe(Observation.assignmentCounts(hour, 4_000, 4_000)), after))
                .hasAtLeastOneElementOfType(Wait.ForSplit.class);
        assertThat(bake.feeds(after))
                .filteredOn(feed -> feed.metric().equals("Errors"))
                .allMatch(Feed::needsControl);
    }

    private static List<Wait> waits(RunningRollout rollout, Duration at) {
        return ((Decision.Hold) rollout.decide(at)).waits();
    }

    @Test
    void ringsHaveNoneAndSayWhy() {
        RolloutPlan rings = plan(Trait.PAYMENTS, 5);

        assertThat(last(rings).percentage()).isEqualTo(Percentage.ONE_HUNDRED);
        assertThat(last(rings).reasons()).extracting(Reason::rule).contains(PhaseRows.NO_HOLDBACK.id());
    }

    @Test
    void aLadderThatEndsAboveItHasNone() {
        RolloutPlan plan = holdingBack()
                .ladder(Step.of("Most", 95, DAY), Step.last("100%"))
                .plan();

        assertThat(last(plan).percentage()).isEqualTo(Percentage.ONE_HUNDRED);
    }

    @ParameterizedTest
    @CsvSource({"94.9, 100%, 95%", "94.9, Everybody, Everybody", "95, 100%, 100%"})
    void aPhaseThatIsCalledByItsPercentageIsCalledByTheNewOne(double before, String name, String called) {
        RolloutPlan plan = holdingBack()
                .ladder(Step.of("Most", before, DAY), Step.last(name))
                .plan();

        assertThat(last(plan).name()).isEqualTo(called);
    }

    @Test
    void anExperimentHasItsOwnControlGroup() {
        RolloutPlan plan = holdingBack()
                .success(Metric.conversion("Orders", percent(10)))
                .experiment(ExperimentRequest.changing("Orders", percent(10)))
                .plan();

        assertThat(last(plan).percentage()).isEqualTo(Percentage.ONE_HUNDRED);
        assertThat(last(plan).reasons()).extracting(Reason::rule).contains(PhaseRows.NO_HOLDBACK.id());
    }

    private static ChangeDraft holdingBack() {
        return RolloutPlanner.withPolicy(RolloutPolicy.standard()
                        .withLadders(LadderPolicy.standard().withHoldback(percent(5))))
                .describe("Search")
                .behavioral("x");
    }

    @Test
    void byDefaultThereIsNone() {
        assertThat(LadderPolicy.standard().holdback()).isEqualTo(Percentage.ZERO);
        assertThat(last(plan(Trait.CRITICAL_PATH, 0)).purpose()).isEqualTo(PhasePurpose.ROLLOUT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 50.1, 100})
    void isAtMostHalfOfAll(double held) {
        LadderPolicy policy = LadderPolicy.standard();

        assertThatIllegalArgumentException().isThrownBy(() -> policy.withHoldback(percent(held)));
    }
}
