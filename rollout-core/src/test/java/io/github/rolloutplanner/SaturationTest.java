package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A resource in a plan: judged by readings in a row, at a level that follows from who shares it. */
class SaturationTest {
    private static final Metric CPU = Metric.saturation("CPU", percent(60)).mustStayBelow(percent(80));
    private static final Metric KNOWN = CPU.withBaseline(Baseline.within(percent(10)));
    private static final Metric ERRORS =
            Metric.errorRate("Errors", percent(0.2)).mustStayBelow(percent(0.5));

    private static ChangeDraft draft(Delivery delivery) {
        return RolloutPlanner.forChange("Search by meaning")
                .touching(Trait.CRITICAL_PATH)
                .behavioral("Search finds what was meant")
                .deliveredBy(delivery)
                .owner("Team Search")
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000));
    }

    private static RolloutPlan plan(Delivery delivery, Metric metric) {
        return draft(delivery).guardrail(metric).plan();
    }

    private static Gate gate(RolloutPhase phase) {
        return phase.goLiveCriteria().stream()
                .filter(gate -> gate.condition().measured().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> levels(RolloutPlan plan) {
        return plan.phases().stream()
                .map(phase -> ((Condition.OnMetric) gate(phase).condition())
                        .threshold()
                        .level()
                        .toString())
                .toList();
    }

    private static List<String> rules(Gate gate) {
        return gate.reasons().stream().map(reason -> reason.rule()).toList();
    }

    @Test
    void isAKindOfItsOwn() {
        assertThat(CPU.kind()).isEqualTo(MetricKind.SATURATION);
        assertThat(Metric.saturation("Queue", Quantity.of(40, "messages")).baseline())
                .isEqualTo(Quantity.of(40, "messages"));
    }

    @Test
    void hasNoEvidenceByRequests() {
        RolloutPlan plan = plan(Delivery.featureFlag(), CPU);

        assertThat(plan.phases())
                .allSatisfy(phase -> assertThat(phase.evidence()).isEmpty());
        assertThat(plan.monitoring().metrics().get(0).exposureUnit()).isEmpty();
        assertThat(plan.phases().get(0).soak()).contains(Duration.ofDays(1));
    }

    /** The less is known of today, the less can be projected. */
    @Test
    void isNotProjectedFromARangeThatReachesTheLimit() {
        Metric known = CPU.withBaseline(Baseline.within(percent(5)));
        Metric vague = CPU.withBaseline(Baseline.within(percent(50)));

        assertThat(rules(gate(plan(Delivery.featureFlag(), known).phases().get(0))))
                .contains("saturation.projected");
        assertThat(rules(gate(plan(Delivery.featureFlag(), vague).phases().get(0))))
                .contains("saturation.range-too-wide");
        assertThat(levels(plan(Delivery.featureFlag(), vague))).containsOnly("76%");
    }

    @Test
    void takesNothingFromTheSignificanceLevelOfOthers() {
        RolloutPlan beside =
                draft(Delivery.featureFlag()).guardrail(ERRORS).guardrail(CPU).plan();
        RolloutPlan alone = draft(Delivery.featureFlag()).guardrail(ERRORS).plan();

        assertThat(beside.exposure().orElseThrow().basis())
                .isEqualTo(alone.exposure().orElseThrow().basis());
        assertThat(beside.phases().get(0).evidence())
                .isEqualTo(alone.phases().get(0).evidence());
    }

    @Test
    void makesNoExperimentLonger() {
        ChangeDraft asked = draft(Delivery.featureFlag())
                .success(Metric.conversion("Found", percent(40)))
                .experiment(ExperimentRequest.changing("Found", percent(5)));
        RolloutPlan beside = asked.guardrail(CPU).plan();

        assertThat(beside.experiment().orElseThrow().sampleSizePerGroup())
                .isEqualTo(asked.plan().experiment().orElseThrow().sampleSizePerGroup());
        assertThat(beside.experiment().orElseThrow().days())
                .isEqualTo(asked.plan().experiment().orElseThrow().days());
        assertThat(beside.experiment().orElseThrow().underpoweredGuardrails()).isEmpty();
        assertThat(beside.statisticalRoles()).containsOnlyKeys("Found");
        assertThat(beside.metricRoles()).containsKeys("Found", "CPU");
        assertThat(beside.explain()).contains("CPU");
    }

    @Test
    void rollsBackByItsOwnLimitAndHoldsBefore() {
        RolloutPlan plan = plan(Delivery.featureFlag(), CPU);

        assertThat(plan.rollback().automaticTriggers())
                .extracting(Object::toString)
                .containsExactly("CPU exceeds 80% in 3 of 3 checks");
        assertThat(plan.phases()).map(SaturationTest::gate).allSatisfy(gate -> {
            assertThat(gate.tolerance()).isEqualTo(Tolerance.consecutive(3));
            assertThat(gate.minimumSample()).hasValue(3);
            assertThat(gate.handling().orElseThrow().onBreach()).isEqualTo(Response.ESCALATE);
            assertThat(gate.handling().orElseThrow().onNoData()).isEqualTo(Response.ESCALATE);
            assertThat(rules(gate)).contains("saturation.persistent");
        });
    }

    @Test
    void isFoundNoFaultWith() {
        for (Metric metric : List.of(CPU, KNOWN)) {
            for (Delivery delivery : List.of(
                    Delivery.featureFlag(), Delivery.deployment(), Delivery.fleet(1_000), Delivery.dataMigration())) {
                assertThat(PlanLinter.lint(draft(delivery)
                                .guardrail(ERRORS)
                                .guardrail(metric)
                                .plan()))
                        .filteredOn(finding -> finding.severity().compareTo(Finding.Severity.WARNING) >= 0)
                        .filteredOn(finding -> finding.message().contains("CPU"))
                        .as(delivery + " " + metric.baselineSource())
                        .isEmpty();
            }
        }
    }

    @Nested
    class OnSharedHosts {
        @Test
        void isProjectedToFullPercentageWhereItsRangeIsKnown() {
            RolloutPlan plan = plan(Delivery.featureFlag(), KNOWN);
            Gate first = gate(plan.phases().get(0));

            assertThat(levels(plan)).doesNotHaveDuplicates();
            assertThat(rules(first)).contains("saturation.projected");
            assertThat(first.reasons().get(0).facts())
                    .containsEntry("usual", "66%")
                    .containsEntry("percentage", "1%");
            assertThat(first.comparison()).contains(Comparison.ABSOLUTE);
        }

        /** A rise of x at p is one of x / p at 100%. */
        @Test
        void allowsThePartOfTheRiseThatThePercentageCauses() {
            RolloutPlan plan = plan(Delivery.featureFlag(), KNOWN);
            double full = rise(plan.phases().get(plan.phases().size() - 1));

            assertThat(plan.phases())
                    .allSatisfy(
                            phase -> assertThat(rise(phase) / phase.percentage().fraction())
                                    .isCloseTo(full, org.assertj.core.api.Assertions.withinPercentage(1)));
        }

        private static double rise(RolloutPhase phase) {
            return ((Quantity) gate(phase)
                                    .condition()
                                    .measured()
                                    .orElseThrow()
                                    .threshold()
                                    .level())
                            .value()
                    - 66;
        }

        @Test
        void isJudgedByItsLimitAloneWhereTheBaselineIsTyped() {
            RolloutPlan plan = plan(Delivery.featureFlag(), CPU);

            assertThat(levels(plan)).containsOnly(levels(plan).get(0));
            assertThat(rules(gate(plan.phases().get(0)))).contains("saturation.not-projected");
            assertThat(rules(gate(plan.phases().get(5)))).contains("saturation.full");
        }
    }

    @Nested
    class OnHostsOfTheirOwn {
        @Test
        void standsAtAnyPercentageWhereItWillAtFull() {
            RolloutPlan plan = plan(Delivery.deployment(), KNOWN);

            assertThat(levels(plan)).containsOnly(levels(plan).get(0));
            assertThat(rules(gate(plan.phases().get(0)))).contains("saturation.direct");
        }

        @Test
        void isComparedWithTheHostsWithoutTheChangeAsLongAsThereAreSome() {
            RolloutPlan plan = plan(Delivery.fleet(1_000), CPU);
            int last = plan.phases().size() - 1;

            assertThat(plan.phases().subList(0, last))
                    .map(SaturationTest::gate)
                    .allSatisfy(gate -> assertThat(gate.comparison()).contains(Comparison.CONTROL));
            assertThat(gate(plan.phases().get(last)).comparison()).contains(Comparison.ABSOLUTE);
        }

        @Test
        void hasNoControlGroupWhereTheyWereChosen() {
            RolloutPlan plan = plan(Delivery.infrastructure("eu", "us", "ap"), CPU);

            assertThat(gate(plan.phases().get(0)).comparison()).contains(Comparison.ABSOLUTE);
        }
    }

    @Nested
    class BadInput {
        private List<String> problems(Metric metric) {
            return Problems.of(draft(Delivery.featureFlag()).guardrail(metric));
        }

        @Test
        void isWhatOnlyRequestsAndUsersHave() {
            assertThat(problems(CPU.withIntraclassCorrelation(0.1)))
                    .containsExactly(
                            "metrics[0].intraclassCorrelation: 'CPU' is a saturation, which no user makes requests"
                                    + " of, so that a correlation of 0.1 within users says nothing. Leave it out.");
            assertThat(problems(CPU.withExposureUnit(ExposureUnit.USER)))
                    .containsExactly(
                            "metrics[0].exposureUnit: 'CPU' is a saturation, which is read of a resource and counts no"
                                    + " users. Leave it out, or make it another kind of metric.");
            assertThat(problems(CPU.withStandardDeviation(4)))
                    .singleElement()
                    .asString()
                    .startsWith("metrics[0].standardDeviation: 'CPU' is a saturation");
            assertThat(problems(CPU.withBaseline(Baseline.measured(1_000, Duration.ofDays(14)))))
                    .containsExactly(
                            "metrics[0].baselineSource.observations: 1000 readings of 'CPU' depend on each other, so"
                                    + " that their number says nothing of how far it is off. Say how far its readings swing with"
                                    + " Baseline.within(..).");
        }

        @Test
        void isALimitThatNoResourceReaches() {
            assertThat(problems(Metric.saturation("CPU", percent(80))))
                    .containsExactly("metrics[0].limit: 'CPU' is at 80% and has no limit; the policy's, 120%, cannot be"
                            + " one. Give a limit with mustStayBelow(..).");
            assertThat(problems(Metric.saturation("CPU", percent(60)).mustStayBelow(percent(120))))
                    .containsExactly(
                            "metrics[0].limit: 'CPU' can never be above its limit 120%, because nothing is above 100%. Give a"
                                    + " limit below 100%.");
            assertThat(problems(Metric.saturation("CPU", percent(60)).mustStayBelow(percent(100))))
                    .hasSize(1);
            assertThat(problems(Metric.saturation("CPU", percent(60)).mustStayBelow(percent(99.9))))
                    .isEmpty();
            assertThat(problems(Metric.saturation("Queue", Quantity.of(40, "messages"))
                            .mustStayBelow(Quantity.of(1e12, "messages"))))
                    .isEmpty();
        }

        @Test
        void isWhatUsersShallShow() {
            assertThat(Problems.of(draft(Delivery.featureFlag()).success(CPU)))
                    .containsExactly(
                            "metrics[0].role: 'CPU' is a saturation, of which no number of users shows that it is"
                                    + " better. Watch it as a guardrail or a signal.");
            assertThat(Problems.of(draft(Delivery.featureFlag())
                            .guardrail(CPU)
                            .experiment(ExperimentRequest.changing("CPU", percent(5)))))
                    .contains(
                            "experiment.metric: 'CPU' is a saturation: it is read of what both variants share. Ask for what"
                                    + " each user shows, and watch it as a guardrail.");
        }
    }
}
