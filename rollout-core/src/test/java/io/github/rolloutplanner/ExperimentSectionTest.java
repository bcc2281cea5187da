package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.ExperimentPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.PhasePurpose;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spec:strategy.ab-test")
class ExperimentSectionTest {
    private static final ExperimentRequest TEN_PERCENT_MORE = ExperimentRequest.changing("Orders", percent(10));

    private static Experiment experiment(ChangeDraft draft) {
        return draft.plan().experiment().orElseThrow();
    }

    private static ChangeDraft orders(ExperimentRequest request) {
        return RolloutPlanner.forChange("Green button")
                .ui("The order button is green")
                .success(Metric.conversion("Orders", percent(10)))
                .experiment(request);
    }

    private static List<String> reasons(Experiment experiment) {
        return experiment.reasons().stream().map(Reason::toString).toList();
    }

    @Test
    void asksAQuestionThatCanBeAnswered() {
        Experiment experiment = experiment(Plans.greenButton());
        assertThat(experiment.hypothesis())
                .isEqualTo("'Green button' instead of 'Grey button' will increase Orders by 10%, from 10% to 11%");
        assertThat(experiment.metrics()).containsExactly("Orders", "Order errors");
        assertThat(experiment.control()).isEqualTo("Grey button");
        assertThat(experiment.treatment()).isEqualTo("Green button");
        assertThat(experiment.confidence()).isEqualTo(0.95);
    }

    @Nested
    class ItsSampleSize {
        @Test
        void isLargeEnoughToSeeTheEffect() {
            Experiment experiment = experiment(orders(TEN_PERCENT_MORE));
            assertThat(experiment.sampleSizePerGroup()).hasValue(14_751);
            assertThat(reasons(experiment).get(0))
                    .isEqualTo(
                            "To tell 10% from 11% of Orders with power 0.8 at a two-sided level of 0.05, the groups need"
                                    + " 14,751 and 14,751 users. [experiment.sample-size]");
        }

        @Test
        void isThatOfTheLargerGroupWhereTheSplitIsUnequal() {
            Experiment experiment = experiment(orders(TEN_PERCENT_MORE.splitInto(90, 10)));
            assertThat(experiment.split()).containsExactly(percent(90), percent(10));
            assertThat(experiment.sampleSizePerGroup().orElseThrow()).isGreaterThan(14_751);
        }

        @Test
        void growsWithThePowerThatThePolicyAsksFor() {
            RolloutPolicy policy = RolloutPolicy.standard()
                    .withExperiments(ExperimentPolicy.standard().withPower(0.9));
            Experiment experiment = RolloutPlanner.withPolicy(policy)
                    .describe("Green button")
                    .success(Metric.conversion("Orders", percent(10)))
                    .experiment(TEN_PERCENT_MORE)
                    .plan()
                    .experiment()
                    .orElseThrow();
            assertThat(experiment.sampleSizePerGroup().orElseThrow()).isBetween(19_500L, 20_000L);
        }

        @Test
        void isUnknownWhereTheVarianceIs() {
            Experiment experiment = experiment(RolloutPlanner.forChange("Green button")
                    .success(Metric.engagement("Time", Quantity.of(5, "min/session")))
                    .experiment(ExperimentRequest.changing("Time", percent(10))));
            assertThat(experiment.sampleSizePerGroup()).isEmpty();
            assertThat(experiment.days()).hasValue(14);
            assertThat(reasons(experiment).get(0))
                    .isEqualTo(
                            "How many users show a change of 10% in Time depends on its variance, which is not known."
                                    + " [experiment.sample-size-unknown]");
        }
    }

    @Test
    void isJudgedByItsOwnMetricWhereAnotherHasNearlyItsName() {
        RolloutPlan plan = RolloutPlanner.forChange("Green button")
                .guardrail(Metric.errorRate("orders", percent(0.01)))
                .success(Metric.conversion("Orders", percent(10)))
                .experiment(TEN_PERCENT_MORE)
                .plan();
        assertThat(PlanLinter.lint(plan)).extracting(Finding::rule).doesNotContain("experiment.sample-size");
    }

    @Nested
    class ItsLength {
        @Test
        void isInWholeWeeks() {
            Experiment experiment = experiment(Plans.greenButton());
            assertThat(experiment.days()).hasValue(28);
            assertThat(experiment.capped()).isFalse();
            assertThat(reasons(experiment))
                    .contains(
                            "Both groups are full when 29,502 visitors have come; 4,000 visitors a day, growing as distinct users do, make as many in 28 days, so the test runs for 4 whole weeks. [experiment.weeks]");
        }

        @Test
        void isAWeekAtLeast() {
            assertThat(experiment(orders(TEN_PERCENT_MORE).population(Population.ofUsersPerDay(5_000_000)))
                            .days())
                    .hasValue(7);
        }

        @Test
        void stopsWhereThePolicySaysAndSaysThatItIsTooShort() {
            Experiment experiment = experiment(orders(TEN_PERCENT_MORE).population(Population.ofUsersPerDay(100)));
            assertThat(experiment.days()).hasValue(56);
            assertThat(experiment.capped()).isTrue();
            assertThat(reasons(experiment).get(1))
                    .isEqualTo(
                            "Both groups are full when 29,502 users have come; the policy stops at 8 weeks, when only 1,119 have, which cannot show the effect. [experiment.weeks-capped]");
        }

        @Test
        void isThatOfThePolicyWithoutAPopulation() {
            Experiment experiment = experiment(orders(TEN_PERCENT_MORE));
            assertThat(experiment.days()).hasValue(14);
            assertThat(reasons(experiment).get(1))
                    .isEqualTo("Without a population for Orders, the policy gives the test 2 weeks."
                            + " [experiment.weeks-by-policy]");
        }
    }

    @Nested
    class RunsInThePhase {
        @Test
        void ofTheStrategy() {
            assertThat(purposes(Plans.greenButton())).containsExactly("ROLLOUT 5%", "EXPERIMENT 50%", "ROLLOUT 100%");
        }

        @Test
        void ofTheCallersLadder() {
            assertThat(purposes(orders(TEN_PERCENT_MORE)
                            .ladder(
                                    Step.of("Pilot", 10, Duration.ofHours(6)),
                                    Step.of("Test", 50, Duration.ofDays(14)),
                                    Step.of("Pause", 50, Duration.ofDays(1)),
                                    Step.last("All"))))
                    .containsExactly("ROLLOUT 10%", "EXPERIMENT 50%", "ROLLOUT 50%", "ROLLOUT 100%");
        }

        @Test
        void ofAStrategyOfSomebodyElse() {
            RolloutPlan plan = orders(TEN_PERCENT_MORE).using(new HalfAndHalf()).plan();

            assertThat(plan.experiment().orElseThrow().enabled()).isTrue();
            assertThat(plan.phases().get(0).purpose()).isEqualTo(PhasePurpose.EXPERIMENT);
            assertThat(plan.phases().get(0).goLiveCriteria())
                    .extracting(Gate::role)
                    .contains(GateRole.SUCCESS);
        }

        private static List<String> purposes(ChangeDraft draft) {
            return draft.plan().phases().stream()
                    .map(phase -> phase.purpose() + " " + phase.percentage())
                    .toList();
        }

        private static final class HalfAndHalf implements RolloutStrategy {
            @Override
            public String id() {
                return "half-and-half";
            }

            @Override
            public String label() {
                return "Half and Half";
            }

            @Override
            public List<PhaseOutline> phases(StrategyContext context) {
                Audience random = new Audience.RandomPercentage(context.change().unit());
                List<Reason> why = List.of(Reason.rule("half").says("One half shows as much as the other."));
                return List.of(
                        new PhaseOutline(
                                Step.of("Half", 50, Duration.ofDays(14)), random, PhasePurpose.EXPERIMENT, why),
                        new PhaseOutline(Step.last("All"), random, why));
            }
        }
    }

    @Nested
    class IsNotRun {
        @Test
        void underAnotherStrategy() {
            RolloutPlan plan = orders(TEN_PERCENT_MORE).using("canary").plan();

            assertThat(plan.experiment().orElseThrow().enabled()).isFalse();
            assertThat(plan.phases()).extracting(RolloutPhase::purpose).containsOnly(PhasePurpose.ROLLOUT);
        }

        @Test
        void whereNobodyAskedForOne() {
            assertThat(Plans.savedFilters().plan().experiment()).isEmpty();
        }
    }
}
