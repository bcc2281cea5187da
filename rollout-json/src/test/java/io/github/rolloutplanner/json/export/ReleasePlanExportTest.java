package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.json.export.growthbook.GrowthBookRampSchedule;
import io.github.rolloutplanner.json.export.launchdarkly.LaunchDarklyGuardedRollout;
import io.github.rolloutplanner.json.export.unleash.UnleashExporter;
import io.github.rolloutplanner.json.export.unleash.UnleashReleaseTemplate;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Ramps that systems climb by themselves: the plan's percentages and times, and nothing goes on that people or metrics hold. */
class ReleasePlanExportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LaunchDarklyGuardedRollout GUARDED = new LaunchDarklyGuardedRollout(
                    "shop", "production", "new-id", "old-id")
            .watching("Search errors", "search-errors");

    private static ChangeDraft search() {
        return RolloutPlanner.forChange("New search")
                .behavioral("Results are ranked by what others bought")
                .population(Population.ofUsersPerDay(400_000).withRequestsPerDay(2_000_000))
                .guardrail(Metric.errorRate("Search errors", percent(1)))
                .signal(Metric.errorRate("Empty results", percent(4)))
                .ladder(
                        Step.of("Pilot", 5, Duration.ofHours(12)),
                        Step.of("Half", 50, Duration.ofDays(2)),
                        Step.last("All"));
    }

    private static JsonNode parsed(FlagExport export) {
        try {
            return JSON.readTree(export.document());
        } catch (java.io.IOException e) {
            throw new AssertionError(export.document(), e);
        }
    }

    private static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static List<String> refusals(ReleasePlanExporter exporter, RolloutPlan plan) {
        return catchThrowableOfType(ExportRefusedException.class, () -> exporter.export(plan)).refusals().stream()
                .map(Loss::toString)
                .toList();
    }

    private static RolloutPlan approved(RolloutPlan plan, int place) {
        List<RolloutPhase> phases = new ArrayList<>(plan.phases());
        RolloutPhase phase = phases.get(place);
        List<Gate> gates = new ArrayList<>(phase.goLiveCriteria());
        gates.add(Gate.of(Condition.parse("Ada confirms: support is ready"), GateRole.SIGNAL));
        phases.set(place, phase.withGoLiveCriteria(gates.toArray(Gate[]::new)));
        return plan.withPhases(phases);
    }

    @Nested
    class GrowthBook {
        private final FlagExport export = new GrowthBookRampSchedule("rule-1").export(search().plan());
        private final JsonNode document = parsed(export);

        @Test
        void stepsHaveThePercentagesAndTimesOfThePhases() {
            RolloutPlan plan = search().plan();
            assertThat(items(document.get("steps")))
                    .extracting(
                            step -> step.at("/actions/0/patch/coverage").asDouble(),
                            step -> step.get("interval").asLong())
                    .containsExactly(
                            tuple(
                                    0.05,
                                    plan.phases().get(0).soak().orElseThrow().toSeconds()),
                            tuple(0.5, plan.phases().get(1).soak().orElseThrow().toSeconds()),
                            tuple(
                                    1.0,
                                    plan.timeline()
                                            .bake()
                                            .length()
                                            .orElseThrow()
                                            .toSeconds()));
            assertThat(document.at("/startActions/0/patch/coverage").asDouble()).isZero();
            assertThat(document.at("/endActions/0/patch/coverage").asDouble()).isEqualTo(1);
            assertThat(document.findValuesAsText("targetId")).hasSize(5).containsOnly("rule-1");
            assertThat(document.findValuesAsText("targetType")).containsOnly("feature-rule");
        }

        @Test
        void noStepEndsByTimeAloneWhereMetricsOrPeopleAreAsked() {
            assertThat(items(document.get("steps"))).allSatisfy(step -> {
                assertThat(step.at("/holdConditions/requiresApproval").asBoolean())
                        .isTrue();
                assertThat(step.get("approvalNotes").asText()).contains("Search errors", "sample of at least");
            });
            JsonNode asked = parsed(new GrowthBookRampSchedule().export(approved(search().plan(), 0)));
            assertThat(asked.at("/steps/0/approvalNotes").asText()).contains("Ada confirms: support is ready");
        }

        @Test
        void whatItCannotSayIsNamed() {
            assertThat(export.losses())
                    .extracting(Loss::feature, Loss::path)
                    .containsExactlyInAnyOrder(
                            tuple(Loss.Feature.MINIMUM_SAMPLE, "phases[0].goLiveCriteria"),
                            tuple(Loss.Feature.MINIMUM_SAMPLE, "phases[1].goLiveCriteria"),
                            tuple(Loss.Feature.MINIMUM_SAMPLE, "phases[2].goLiveCriteria"),
                            tuple(Loss.Feature.ROLLBACK, "rollback.automaticTriggers"));
        }

        @Test
        void rulesBesideThePercentageAreLost() {
            FlagExport beta = new GrowthBookRampSchedule()
                    .export(search().betaUsers(TargetingCondition.is("user.tier", "beta"))
                            .plan());
            assertThat(beta.losses())
                    .extracting(Loss::toString)
                    .contains("phases[0].rules: The ramp has no rule for beta. Export the flag for the phase, with"
                            + " plan.flagsAt(phase), and let the ramp raise its percentage.");
        }

        @Test
        void thePhaseOfTheTeamComesBeforeTheRamp() {
            FlagExport team =
                    new GrowthBookRampSchedule().export(search().internalFirst().plan());
            assertThat(items(parsed(team).get("steps"))).hasSize(3);
            assertThat(team.losses())
                    .extracting(Loss::toString)
                    .anyMatch(loss -> loss.startsWith("phases[0]: Phase Internal testing (0%) is reached by rules"));
        }

        @Test
        void aPercentageBetweenItsStepsIsRefused() {
            RolloutPlan fine = search().ladder(Step.of("First", 0.005, Duration.ofDays(1)), Step.last("All"))
                    .plan();
            assertThat(refusals(new GrowthBookRampSchedule(), fine))
                    .anyMatch(refusal -> refusal.startsWith("phases[0].percentage: ")
                            && refusal.contains("cannot give 'true' to 0.005% of them. Give it to 0% or 0.01%."));
        }
    }

    @Nested
    class LaunchDarkly {
        private final FlagExport export = GUARDED.export(search().plan());
        private final JsonNode document = parsed(export);

        @Test
        void stagesHaveThePercentagesAndTimesOfThePhases() {
            RolloutPlan plan = search().plan();
            assertThat(items(document.get("stages")))
                    .extracting(
                            stage -> stage.get("rolloutWeight").asInt(),
                            stage -> stage.get("monitoringWindowMilliseconds").asLong())
                    .containsExactly(
                            tuple(
                                    5_000,
                                    plan.phases().get(0).soak().orElseThrow().toMillis()),
                            tuple(
                                    50_000,
                                    plan.phases().get(1).soak().orElseThrow().toMillis()),
                            tuple(
                                    100_000,
                                    plan.timeline()
                                            .bake()
                                            .length()
                                            .orElseThrow()
                                            .toMillis()));
            assertThat(document.get("flagKey").asText()).isEqualTo("new-search");
            assertThat(document.get("randomizationUnit").asText()).isEqualTo("user");
        }

        @Test
        void aGuardrailRollsBackWhereItIsAsMuchWorseAsThePlanGuardsAgainst() {
            JsonNode metric = document.at("/metrics/0");
            assertThat(metric.get("metricKey").asText()).isEqualTo("search-errors");
            assertThat(metric.at("/onRegression/rollback").asBoolean()).isTrue();
            assertThat(metric.get("regressionThreshold").asDouble())
                    .isEqualTo(tightest(search().plan(), "Search errors"), within());
            assertThat(export.losses())
                    .extracting(Loss::effect)
                    .anyMatch(effect ->
                            effect.startsWith("LaunchDarkly has one threshold of Search errors for all stages"));
        }

        private double tightest(RolloutPlan plan, String metric) {
            return plan.phases().stream()
                    .flatMap(phase -> phase.evidence().stream())
                    .filter(gate -> gate.metric().equals(metric))
                    .mapToDouble(gate ->
                            Math.abs(gate.harm().value() / gate.baseline().value() - 1))
                    .min()
                    .orElseThrow();
        }

        /** 850 ms may become 1,150: a third more, not twice as many slow requests. */
        @Test
        void thresholdsAreInTheUnitsOfTheMetric() {
            RolloutPlan plan = search().guardrail(Metric.latency("Search p95", Duration.ofMillis(850)))
                    .success(Metric.conversion("Orders", percent(90)))
                    .plan();
            JsonNode watched = parsed(GUARDED.watching("Search p95", "p95")
                            .watching("Orders", "orders")
                            .export(plan))
                    .get("metrics");
            for (JsonNode metric : watched) {
                if (metric.get("metricKey").asText().equals("p95")) {
                    assertThat(metric.get("regressionThreshold").asDouble())
                            .isEqualTo(tightest(plan, "Search p95"), within())
                            .isLessThan(0.6);
                }
                if (metric.get("metricKey").asText().equals("orders")) {
                    assertThat(metric.get("regressionThreshold").asDouble()).isLessThan(0.1);
                    assertThat(metric.at("/onRegression/rollback").asBoolean()).isFalse();
                }
            }
            assertThat(watched.size()).isGreaterThanOrEqualTo(2);
        }

        private org.assertj.core.data.Offset<Double> within() {
            return org.assertj.core.data.Offset.offset(0.0001);
        }

        @Test
        void aMetricWithoutAKeyIsALossAndNoneIsRefused() {
            assertThat(export.losses())
                    .extracting(Loss::toString)
                    .contains("monitoring.metrics[1]: Empty results is not watched. Name its key in LaunchDarkly, with"
                            + " watching(metric, key).");
            assertThat(refusals(new LaunchDarklyGuardedRollout("p", "e", "t", "c"), search().plan()))
                    .singleElement()
                    .asString()
                    .startsWith("monitoring.metrics: A guarded rollout watches at least one metric");
        }

        @Test
        void aPhaseThatPeopleApproveIsRefused() {
            assertThat(refusals(GUARDED, approved(search().plan(), 0)))
                    .singleElement()
                    .asString()
                    .startsWith("phases[0].goLiveCriteria: LaunchDarkly starts the next stage after the window")
                    .contains("Ada confirms: support is ready");
        }
    }

    @Nested
    class Unleash {
        private final RolloutPlan rings = RolloutPlanner.forChange("Taxes")
                .newFeature()
                .touching(Trait.PAYMENTS)
                .internalUsers(TargetingCondition.endsWith("user.email", "@company.com"))
                .betaUsers(TargetingCondition.is("user.tier", "beta"))
                .plan();
        private final FlagExport export = new UnleashReleaseTemplate().export(rings);
        private final JsonNode document = parsed(export);

        @Test
        void eachPhaseIsAMilestoneWithTheStrategiesOfItsFlag() {
            JsonNode milestones = document.get("milestones");
            assertThat(items(milestones))
                    .extracting(milestone -> milestone.get("name").asText())
                    .containsExactlyElementsOf(List.of("Internal", "Beta (5%)", "Early Adopters (25%)", "All (100%)"));
            for (RolloutPhase phase : rings.phases()) {
                JsonNode flag = parsed(new UnleashExporter().export(rings.flagsAt(phase)))
                        .at("/features/0/strategies");
                JsonNode strategies = milestones.get(phase.number() - 1).get("strategies");
                assertThat(strategies).hasSameSizeAs(flag);
                for (int at = 0; at < flag.size(); at++) {
                    JsonNode strategy = strategies.get(at);
                    assertThat(strategy.get("strategyName"))
                            .isEqualTo(flag.get(at).get("name"));
                    assertThat(strategy.get("parameters"))
                            .isEqualTo(flag.get(at).get("parameters"));
                    assertThat(strategy.get("constraints"))
                            .isEqualTo(flag.get(at).get("constraints"));
                    assertThat(strategy.get("sortOrder").asInt()).isEqualTo(at);
                }
            }
            assertThat(items(milestones.get(1).get("strategies"))).hasSize(2);
        }

        @Test
        void timesAndGatesAreLost() {
            assertThat(export.losses())
                    .extracting(Loss::feature, Loss::path)
                    .contains(
                            tuple(Loss.Feature.LENGTH, "phases"),
                            tuple(Loss.Feature.GATES, "phases"),
                            tuple(Loss.Feature.SEGMENT, "flags[0].rules[2].condition"));
        }

        @Test
        void aPercentageBetweenItsStepsIsRefused() {
            RolloutPlan fine = search().ladder(Step.of("First", 0.5, Duration.ofDays(1)), Step.last("All"))
                    .plan();
            assertThat(refusals(new UnleashReleaseTemplate(), fine))
                    .singleElement()
                    .asString()
                    .startsWith("phases[0].flags[0].percentage: It counts users in steps of 1%");
        }

        @Test
        void aPlanWithoutAFlagHasNone() {
            RolloutPlan none = rings.withFlags(List.of());
            assertThatThrownBy(() -> new UnleashReleaseTemplate().export(none))
                    .isInstanceOf(RolloutException.InvalidValue.class)
                    .hasMessageStartingWith("The plan has 0 flags");
        }
    }

    @Test
    void plansWithoutARampAreRefused() {
        RolloutPlan rings = RolloutPlanner.forChange("Taxes")
                .newFeature()
                .touching(Trait.PAYMENTS)
                .plan();
        RolloutPlan test = RolloutPlanner.forChange("Green button")
                .population(Population.ofUsersPerDay(120_000))
                .guardrail(Metric.errorRate("Search errors", percent(1)))
                .success(Metric.conversion("Orders", percent(10)))
                .experiment(ExperimentRequest.changing("Orders", percent(5)))
                .plan();
        for (ReleasePlanExporter exporter : List.of(new GrowthBookRampSchedule(), GUARDED)) {
            assertThat(refusals(exporter, rings))
                    .contains(
                            "phases: No percentage rises in this plan: its phases are reached by rules, or all at once."
                                    + " Export the flag for each phase, with plan.flagsAt(phase).");
            assertThat(refusals(exporter, test)).anyMatch(refusal -> refusal.startsWith("flags[0].variants: "));
            assertThatThrownBy(() -> exporter.export(search().plan().withFlags(List.of())))
                    .isInstanceOf(RolloutException.InvalidValue.class)
                    .hasMessageStartingWith("The plan has 0 flags");
        }
    }
}
