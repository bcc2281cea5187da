package io.github.rolloutplanner;

import static io.github.rolloutplanner.Experiments.TEN_PERCENT_MORE;
import static io.github.rolloutplanner.Experiments.experiment;
import static io.github.rolloutplanner.Experiments.facts;
import static io.github.rolloutplanner.Experiments.orders;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.internal.statistics.TwoMeanSampleSize;
import io.github.rolloutplanner.internal.statistics.TwoProportionSampleSize;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
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
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("spec:strategy.ab-test")
class ExperimentSectionTest {
    private static ChangeDraft signUps(int guardrails) {
        ChangeDraft draft = RolloutPlanner.forChange("Short form")
                .ui("The form has three fields")
                .population(Population.ofUsersPerDay(100_000))
                .success(Metric.conversion("Sign-ups", percent(20)))
                .experiment(ExperimentRequest.changing("Sign-ups", percent(5)));
        for (int at = 1; at <= guardrails; at++) {
            draft = draft.guardrail(Metric.errorRate("Errors " + at, percent(1)));
        }
        return draft;
    }

    private static Reason sizeReason(Experiment experiment) {
        return experiment.reasons().stream()
                .filter(reason -> reason.rule().equals("experiment.sample-size-per-group"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> sampleSizeFindings(RolloutPlan plan) {
        return PlanLinter.lint(plan).stream()
                .filter(finding -> finding.rule().equals("experiment.sample-size"))
                .toList();
    }

    private static Experiment withSize(Experiment design, long size) {
        return Experiment.builder()
                .enabled(true)
                .control(design.control())
                .treatment(design.treatment())
                .addAllSplit(design.split())
                .hypothesis(design.hypothesis())
                .addAllMetrics(design.metrics())
                .sampleSizePerGroup(size)
                .confidence(design.confidence())
                .power(design.power())
                .effect(design.effect())
                .build();
    }

    private static MonitoredMetric withoutRole(MonitoredMetric metric) {
        return MonitoredMetric.builder()
                .name(metric.name())
                .baseline(metric.baseline())
                .threshold(metric.threshold())
                .build();
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

        /** All guardrails must be shown not worse, so each test may miss with a part of 20% only. */
        @ParameterizedTest
        @CsvSource({"0, 25_583", "1, 34_247", "3, 42_354", "6, 48_617"})
        void growsWithTheGuardrailsThatMustPassToo(int guardrails, String needed) {
            RolloutPlan plan = signUps(guardrails).plan();
            Experiment experiment = plan.experiment().orElseThrow();
            long size = Long.parseLong(needed.replace("_", ""));
            assertThat(experiment.sampleSizePerGroup()).hasValue(size);
            assertThat(sizeReason(experiment).facts().getOrDefault("guardrails", "0"))
                    .isEqualTo(Integer.toString(guardrails));
            assertThat(plan.explain()).contains(" / (0.21 - 0.2)^2 x 1 = " + Wording.of(size));
            assertThat(sampleSizeFindings(plan)).isEmpty();
            assertThat(sampleSizeFindings(plan.withExperiment(withSize(experiment, 19 * size / 20 - 1))))
                    .singleElement()
                    .asString()
                    .contains("Plan for " + Wording.of(size) + " per group");
        }

        @Test
        void saysNothingOfWhatIsNotShared() {
            assertThat(facts(experiment(signUps(0)), "experiment.sample-size-per-group"))
                    .doesNotContainKeys("guardrails", "successMetrics", "treatments");
        }

        @Test
        void saysThatGuardrailsShareThePower() {
            assertThat(facts(experiment(signUps(3)), "experiment.sample-size-per-group"))
                    .contains(entry("guardrails", "3"), entry("control", "42,354"));
        }

        @Test
        void leavesOutGuardrailsWithoutASayAndTheMetricOfTheHypothesis() {
            ChangeDraft signals = signUps(0)
                    .signal(Metric.loadTime("Load time", Duration.ofMillis(900)))
                    .signal(Metric.errorRate("Warnings", percent(1)));
            assertThat(experiment(signals).sampleSizePerGroup()).hasValue(25_583);
            ChangeDraft itself = RolloutPlanner.forChange("Short form")
                    .guardrail(Metric.conversion("Sign-ups", percent(20)))
                    .experiment(ExperimentRequest.changing("Sign-ups", percent(5)));
            assertThat(experiment(itself).sampleSizePerGroup()).hasValue(25_583);
        }

        @Test
        void growsWithTheSuccessMetricsOfWhichOneMayBeBetterByChance() {
            RolloutPlan plan =
                    signUps(1).success(Metric.conversion("Orders", percent(10))).plan();
            Experiment experiment = plan.experiment().orElseThrow();
            long size = TwoProportionSampleSize.withDefaults()
                    .level(0.025)
                    .power(0.9)
                    .perGroup(0.2, 0.21);
            assertThat(experiment.sampleSizePerGroup()).hasValue(size);
            assertThat(facts(experiment, "experiment.sample-size-per-group"))
                    .contains(entry("guardrails", "1"), entry("successMetrics", "2"), entry("power", "0.8"));
            assertThat(plan.explain())
                    .contains(
                            "level of one success metric: 0.05 / 2 = 0.025",
                            "power of each test, with guardrails: 1 - (1 - 0.8) / (1 + 1) = 0.9",
                            " x 1 = " + Wording.of(size));
            assertThat(sampleSizeFindings(plan)).isEmpty();
        }

        @Test
        void sharesLevelAndPowerWithAGuardrailThatShallImproveToo() {
            Metric orders = Metric.conversion("Orders", percent(10)).mustStayAbove(percent(9));
            Experiment experiment = experiment(signUps(0).guardrail(orders).success(orders));
            assertThat(facts(experiment, "experiment.sample-size-per-group"))
                    .contains(entry("guardrails", "1"), entry("successMetrics", "2"));
        }

        @Test
        void isThatOfMeansToo() {
            Metric time =
                    Metric.engagement("Time", Quantity.of(5, "min/session")).withStandardDeviation(4);
            ChangeDraft draft = RolloutPlanner.forChange("Short form")
                    .success(time)
                    .guardrail(Metric.errorRate("Errors", percent(1)))
                    .experiment(ExperimentRequest.changing("Time", percent(10)));
            assertThat(experiment(draft).sampleSizePerGroup())
                    .hasValue(TwoMeanSampleSize.withDefaults().power(0.9).perGroup(0.5, 4));
        }

        /** Another program may write the same plan without saying what its metrics are for. */
        @Test
        void isAskedOfForeignPlansByWhatRollsBack() {
            RolloutPlan plan = signUps(3).plan();
            List<MonitoredMetric> unnamed = plan.monitoring().metrics().stream()
                    .map(ExperimentSectionTest::withoutRole)
                    .toList();
            RolloutPlan foreign = plan.withMonitoring(new Monitoring(unnamed, List.of(), List.of()))
                    .withExperiment(withSize(plan.experiment().orElseThrow(), 25_583));
            assertThat(sampleSizeFindings(foreign))
                    .singleElement()
                    .asString()
                    .contains("that takes 42,354 (confidence 0.95, power 0.8 shared with 3 guardrails)");
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
                .guardrail(Metric.errorRate("Orders failed", percent(0.01)))
                .success(Metric.conversion("Orders", percent(10)))
                .experiment(TEN_PERCENT_MORE)
                .plan();
        assertThat(sampleSizeFindings(plan)).isEmpty();
    }

    /** All must be shown not worse than their gates in the phase of the test, at its level, each with a part of its power. */
    @Nested
    class ItsLength {
        @Test
        void isInWholeWeeks() {
            Experiment experiment = experiment(Plans.greenButton());
            assertThat(experiment.days()).hasValue(49);
            assertThat(experiment.capped()).isFalse();
            assertThat(facts(experiment, "experiment.weeks"))
                    .contains(entry("users", "39,494"), entry("usersPerDay", "4,000"))
                    .contains(entry("days", "46"), entry("weeks", "7"));
        }

        @ParameterizedTest
        @CsvSource({"9_000, 8, 2", "6_400, 13, 2", "6_200, 14, 2", "6_000, 15, 3"})
        void isRoundedUpToTheEndOfAWeek(String users, String days, String weeks) {
            Population population = Population.ofUsersPerDay(Long.parseLong(users.replace("_", "")));
            assertThat(facts(experiment(orders(TEN_PERCENT_MORE).population(population)), "experiment.weeks"))
                    .contains(entry("days", days), entry("weeks", weeks));
        }

        /** Requests that depend on each other count for less, and users come as users. */
        @ParameterizedTest
        @CsvSource({
            "USER, , visitors, 80_000, , false",
            "REQUEST, , requests, , 800_000, false",
            "REQUEST_BY_USER, 0, requests, , 800_000, false",
            "REQUEST_BY_USER, 0.5, requests, , 800_000, true"
        })
        void saysWhatComesEachDay(
                ExposureUnit exposed, Double correlation, String unit, String users, String requests, boolean depend) {
            Metric metric = Metric.conversion("Orders", percent(10)).withExposureUnit(exposed);
            Map<String, String> facts = facts(
                    experiment(RolloutPlanner.forChange("Green button")
                            .ui("The order button is green")
                            .population(Population.ofUsersPerDay(80_000)
                                    .withRequestsPerDay(800_000)
                                    .withUnit("visitor"))
                            .success(correlation == null ? metric : metric.withIntraclassCorrelation(correlation))
                            .experiment(TEN_PERCENT_MORE)),
                    "experiment.weeks");
            assertThat(facts).containsEntry("unit", unit);
            assertThat(facts.get("usersPerDay")).isEqualTo(withCommas(users));
            assertThat(facts.get("requestsPerDay")).isEqualTo(withCommas(requests));
            assertThat(facts.containsKey("designEffect")).isEqualTo(depend);
        }

        private static String withCommas(String number) {
            return number == null ? null : number.replace('_', ',');
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
    class RunsInThePhase {
        @Test
        void ofTheStrategy() {
            assertThat(purposes(Plans.greenButton())).containsExactly("ROLLOUT 5%", "EXPERIMENT 50%", "ROLLOUT 100%");
        }

        /** What a hundredth has won is not given to all at once, and each step on the way has its gates. */
        @Test
        void beforeARampToAll() {
            RolloutPlan plan = Plans.greenButton()
                    .experiment(TEN_PERCENT_MORE.splitInto(99, 1))
                    .plan();
            int experiment = purposes(plan).indexOf("EXPERIMENT 1%");

            assertThat(purposes(plan).subList(experiment, plan.phases().size()))
                    .containsExactly("EXPERIMENT 1%", "ROLLOUT 5%", "ROLLOUT 25%", "ROLLOUT 50%", "ROLLOUT 100%");
            assertThat(plan.phases().subList(experiment + 1, plan.phases().size()))
                    .allSatisfy(phase -> assertThat(phase.goLiveCriteria()).isNotEmpty());
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
            assertThat(plan.phases().get(1).purpose()).isEqualTo(PhasePurpose.ROLLOUT);
            assertThat(plan.phases().get(0).goLiveCriteria())
                    .extracting(Gate::role)
                    .contains(GateRole.SUCCESS);
        }

        private static List<String> purposes(ChangeDraft draft) {
            return purposes(draft.plan());
        }

        private static List<String> purposes(RolloutPlan plan) {
            return plan.phases().stream()
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
                List<Reason> why = List.of(Reason.stated("half", Map.of(), "One half shows as much as the other."));
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
