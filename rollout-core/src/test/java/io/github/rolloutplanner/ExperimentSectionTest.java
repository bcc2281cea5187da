package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.ExperimentPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import java.util.Map;
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

    private static Map<String, String> facts(Experiment experiment, String rule) {
        return experiment.reasons().stream()
                .filter(reason -> reason.rule().equals(rule))
                .map(Reason::facts)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void asksAQuestionThatCanBeAnswered() {
        Experiment experiment = experiment(Plans.greenButton());
        assertThat(experiment.hypothesis())
                .isEqualTo("The treatment (Green button) will increase Orders by 10% compared with the control (Grey"
                        + " button), from 10% to 11%");
        assertThat(experiment(orders(TEN_PERCENT_MORE)).hypothesis())
                .isEqualTo("The treatment will increase Orders by 10% compared with the control, from 10% to 11%");
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
            assertThat(facts(experiment, "experiment.sample-size-per-group"))
                    .contains(entry("target", "11%"), entry("power", "0.8"), entry("significance", "0.05"))
                    .contains(entry("control", "14,751"), entry("treatment", "14,751"), entry("unit", "users"));
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
        void countsWhatThePopulationIsMadeOf() {
            Experiment experiment = experiment(orders(TEN_PERCENT_MORE)
                    .population(Population.ofUsersPerDay(9_000).withUnit("company")));
            assertThat(experiment.reasons())
                    .extracting(reason -> reason.facts().get("unit"))
                    .containsOnly("companies");
        }

        @Test
        void isUnknownWhereTheVarianceIs() {
            Experiment experiment = experiment(RolloutPlanner.forChange("Green button")
                    .success(Metric.engagement("Time", Quantity.of(5, "min/session")))
                    .experiment(ExperimentRequest.changing("Time", percent(10))));
            assertThat(experiment.sampleSizePerGroup()).isEmpty();
            assertThat(experiment.days()).hasValue(14);
            assertThat(facts(experiment, "experiment.sample-size-unknown"))
                    .containsOnly(entry("effect", "10%"), entry("metric", "Time"));
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
            assertThat(facts(experiment, "experiment.weeks"))
                    .contains(entry("users", "29,502"), entry("usersPerDay", "4,000"))
                    .contains(entry("days", "28"), entry("weeks", "4"));
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
            assertThat(facts(experiment, "experiment.weeks-capped"))
                    .contains(entry("users", "29,502"), entry("weeks", "8"), entry("reached", "1,119"));
        }

        @Test
        void isThatOfThePolicyWithoutAPopulation() {
            Experiment experiment = experiment(orders(TEN_PERCENT_MORE));
            assertThat(experiment.days()).hasValue(14);
            assertThat(facts(experiment, "experiment.weeks-by-policy")).containsOnly(entry("weeks", "2"));
        }
    }

    @Nested
    class IsNotRun {
        @Test
        void underAnotherStrategy() {
            assertThat(experiment(orders(TEN_PERCENT_MORE).using("canary")).enabled())
                    .isFalse();
        }

        @Test
        void whereNobodyAskedForOne() {
            assertThat(Plans.savedFilters().plan().experiment()).isEmpty();
        }
    }
}
