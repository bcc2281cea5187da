package io.github.rolloutplanner;

import static io.github.rolloutplanner.Experiments.TEN_PERCENT_MORE;
import static io.github.rolloutplanner.Experiments.experiment;
import static io.github.rolloutplanner.Experiments.facts;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.internal.statistics.Direction;
import io.github.rolloutplanner.internal.statistics.NonInferioritySampleSize;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.PlanRisk;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The guardrails of an experiment, each of which is to be shown not worse. */
@Tag("spec:strategy.ab-test")
class ExperimentGuardrailsTest {
    private static RolloutPlan plan(int requestsPerDay, Metric guardrail) {
        return draft(requestsPerDay, guardrail).plan();
    }

    private static ChangeDraft draft(int requestsPerDay, Metric guardrail) {
        return RolloutPlanner.forChange("Green button")
                .ui("The order button is green")
                .population(Population.ofUsersPerDay(100_000).withRequestsPerDay(requestsPerDay))
                .success(Metric.conversion("Orders", percent(10)))
                .guardrail(guardrail)
                .experiment(TEN_PERCENT_MORE);
    }

    private static Quantity gate(RolloutPlan plan) {
        return plan.phases().stream()
                .filter(phase -> phase.purpose() == PhasePurpose.EXPERIMENT)
                .flatMap(phase -> phase.goLiveCriteria().stream())
                .flatMap(gate -> gate.condition().measured().stream())
                .map(measured -> (Quantity) measured.threshold().level())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void areSizedByTheTestThatReadsThemOut() {
        RolloutPlan plan = plan(2_000_000, Metric.errorRate("5xx", percent(1)).mustStayBelow(percent(2)));
        double margin = (gate(plan).value() - 1) / 100;
        long needed = NonInferioritySampleSize.ofMargin(margin)
                .direction(Direction.LOWER_IS_BETTER)
                .level(0.05)
                .power(0.9)
                .rates(0.01, 0.01)
                .control();
        Experiment experiment = plan.experiment().orElseThrow();
        assertThat(facts(experiment, "experiment.guardrail-size"))
                .contains(entry("gate", gate(plan).toString()), entry("power", "0.9"), entry("significance", "0.05"))
                .contains(entry("control", Wording.of(needed)), entry("unit", "requests"))
                .doesNotContainKey("treatments");
        assertThat(experiment.days()).hasValue(7);
        assertThat(experiment.capped()).isFalse();
    }

    @Test
    void makeTheTestLonger() {
        RolloutPlan plan = plan(400_000, Metric.errorRate("5xx", percent(0.1)).mustStayBelow(percent(0.12)));
        Experiment experiment = plan.experiment().orElseThrow();
        assertThat(experiment.days().orElseThrow()).isBetween(14, 56);
        assertThat(experiment.underpoweredGuardrails()).isEmpty();
        assertThat(facts(experiment, "experiment.guardrail-weeks")).containsEntry("metrics", "5xx");
    }

    @Test
    void makeTheTestNoWeekLongerThanTheyNeed() {
        Metric strict = Metric.errorRate("5xx", percent(0.1)).mustStayBelow(percent(0.12));
        int days = plan(400_000, strict).experiment().orElseThrow().days().orElseThrow();
        assertThat(inStep(Duration.ofDays(days), strict).underpoweredGuardrails())
                .isEmpty();
        assertThat(inStep(Duration.ofDays(days - 7), strict).underpoweredGuardrails())
                .containsExactly("5xx");
    }

    @Test
    void areNamedWhereTheTestIsLongerForThem() {
        Experiment experiment =
                experiment(draft(400_000, Metric.errorRate("5xx", percent(0.1)).mustStayBelow(percent(0.12)))
                        .guardrail(Metric.errorRate("4xx", percent(5)).mustStayBelow(percent(10)))
                        .guardrail(Metric.errorRate("Rare", percent(0.001)).mustStayBelow(percent(0.0011))));
        assertThat(facts(experiment, "experiment.guardrail-weeks")).containsEntry("metrics", "5xx");
        assertThat(experiment.underpoweredGuardrails()).containsExactly("Rare");
    }

    @Test
    void thatNeedLongerThanThePolicyAllowsAreSaid() {
        RolloutPlan plan = plan(100_000, Metric.errorRate("5xx", percent(0.001)).mustStayBelow(percent(0.0011)));
        Experiment experiment = plan.experiment().orElseThrow();
        assertThat(experiment.days()).hasValue(7);
        assertThat(experiment.capped()).isFalse();
        assertThat(experiment.underpoweredGuardrails()).containsExactly("5xx");
        assertThat(plan.risks())
                .flatExtracting(PlanRisk::reasons)
                .extracting(Reason::rule)
                .contains("risk-register.underpowered-guardrail");
        assertThat(facts(experiment, "experiment.guardrail-capped")).containsEntry("weeks", "8");
    }

    /** Or a test of all its weeks would be said to be too small for ever, though it is not capped. */
    @Test
    void thatAreCountedByUserAndNeedLongerThanThePolicyAllowsAreNoPartOfTheSize() {
        Metric hopeless = Metric.conversion("Sign-ups", percent(10)).mustStayAbove(percent(9.9));
        Metric within = Metric.conversion("Sign-ups", percent(10)).mustStayAbove(percent(5));
        RolloutPlan plan = plan(100_000, hopeless);
        Experiment experiment = plan.experiment().orElseThrow();
        assertThat(experiment.underpoweredGuardrails()).containsExactly("Sign-ups");
        assertThat(experiment.capped()).isFalse();
        assertThat(experiment.sampleSizePerGroup())
                .isEqualTo(plan(100_000, within).experiment().orElseThrow().sampleSizePerGroup());
    }

    @Test
    void thatNeedLongerThanTheCallersStepAreSaid() {
        Metric strict = Metric.errorRate("5xx", percent(0.1)).mustStayBelow(percent(0.12));
        assertThat(inStep(Duration.ofDays(7), strict).underpoweredGuardrails()).containsExactly("5xx");
        assertThat(facts(inStep(Duration.ofDays(7), strict), "experiment.guardrail-underpowered"))
                .containsOnly(entry("metrics", "5xx"), entry("days", "7"));
        assertThat(inStep(Duration.ofDays(7), strict).days()).hasValue(7);
        assertThat(inStep(Duration.ofDays(56), strict).underpoweredGuardrails()).isEmpty();
    }

    @Test
    void thatAreCountedByUserAndNeedLongerThanTheCallersStepAreNoPartOfTheSize() {
        Metric strict = Metric.conversion("Sign-ups", percent(10)).mustStayAbove(percent(9.4));
        long all = inStep(Duration.ofDays(56), strict).sampleSizePerGroup().orElseThrow();
        Experiment week = inStep(Duration.ofDays(7), strict);
        assertThat(week.underpoweredGuardrails()).containsExactly("Sign-ups");
        assertThat(week.sampleSizePerGroup().orElseThrow()).isLessThan(all);
    }

    private static Experiment inStep(Duration length, Metric guardrail) {
        return experiment(RolloutPlanner.forChange("Green button")
                .ui("The order button is green")
                .population(Population.ofUsersPerDay(100_000).withRequestsPerDay(400_000))
                .success(Metric.conversion("Orders", percent(10)))
                .guardrail(guardrail)
                .ladder(Step.of("Test", 50, length), Step.last("All"))
                .experiment(TEN_PERCENT_MORE));
    }

    @Test
    void areSaidWhereTheSizeForTheSuccessMetricIsUnknown() {
        RolloutPlan plan = RolloutPlanner.forChange("Green button")
                .ui("The order button is green")
                .population(Population.ofUsersPerDay(100_000).withRequestsPerDay(100_000))
                .success(Metric.engagement("Time", Quantity.of(5, "min/session")))
                .guardrail(Metric.errorRate("5xx", percent(0.001)).mustStayBelow(percent(0.0011)))
                .experiment(ExperimentRequest.changing("Time", percent(10)))
                .plan();
        Experiment experiment = plan.experiment().orElseThrow();
        assertThat(experiment.days()).hasValue(14);
        assertThat(experiment.underpoweredGuardrails()).containsExactly("5xx");
        assertThat(facts(experiment, "experiment.guardrail-underpowered")).containsEntry("days", "14");
        assertThat(plan.risks())
                .flatExtracting(PlanRisk::reasons)
                .extracting(Reason::rule)
                .contains("risk-register.underpowered-guardrail");
    }

    @Test
    void ofWhichTooLittleIsKnownAreSaid() {
        Experiment experiment = plan(100_000, Metric.revenue("Basket", Quantity.of(40, "EUR")))
                .experiment()
                .orElseThrow();
        assertThat(facts(experiment, "experiment.guardrail-size-unknown")).containsEntry("metric", "Basket");
        assertThat(experiment.capped()).isFalse();
    }

    @Test
    void thatAreCountedByUserMakeTheGroupsLarger() {
        Metric strict = Metric.conversion("Sign-ups", percent(10)).mustStayAbove(percent(9.5));
        Experiment experiment = plan(100_000, strict).experiment().orElseThrow();
        assertThat(experiment.underpoweredGuardrails()).isEmpty();
        assertThat(experiment.sampleSizePerGroup().orElseThrow()).isGreaterThan(100_000);
    }

    /** A size in requests has no users in it. */
    @Test
    void thatAreCountedByUserAreNoPartOfASizeInRequests() {
        Metric strict = Metric.conversion("Sign-ups", percent(10)).mustStayAbove(percent(9.5));
        Metric lenient = Metric.conversion("Sign-ups", percent(10)).mustStayAbove(percent(5));
        assertThat(ofRequests(strict).sampleSizePerGroup())
                .isEqualTo(ofRequests(lenient).sampleSizePerGroup())
                .isPresent();
    }

    private static Experiment ofRequests(Metric guardrail) {
        return experiment(RolloutPlanner.forChange("Green button")
                .ui("The order button is green")
                .population(Population.ofUsersPerDay(100_000).withRequestsPerDay(400_000))
                .success(Metric.conversion("Orders", percent(10)).withExposureUnit(ExposureUnit.REQUEST))
                .guardrail(guardrail)
                .experiment(TEN_PERCENT_MORE));
    }

    /** As a hypothesis is: how much their requests depend on each other shows only when they come. */
    @Test
    void thatComeByUserAreCountedAsUsersUntilTheirCorrelationIsStated() {
        Metric byUser = Metric.errorRate("5xx", percent(1))
                .mustStayBelow(percent(1.2))
                .withExposureUnit(ExposureUnit.REQUEST_BY_USER);
        Experiment unknown = plan(2_000_000, byUser).experiment().orElseThrow();
        Experiment stated = plan(2_000_000, byUser.withIntraclassCorrelation(0))
                .experiment()
                .orElseThrow();

        assertThat(facts(unknown, "experiment.guardrail-size")).containsEntry("unit", "users");
        assertThat(facts(stated, "experiment.guardrail-size")).containsEntry("unit", "requests");
        assertThat(unknown.underpoweredGuardrails()).isEmpty();
        assertThat(unknown.days())
                .isEqualTo(plan(2_000_000, byUser.withExposureUnit(ExposureUnit.USER))
                        .experiment()
                        .orElseThrow()
                        .days());
        assertThat(unknown.days().orElseThrow()).isGreaterThan(stated.days().orElseThrow());
    }

    @Test
    void countForLessWhereTheRequestsOfAUserDependOnEachOther() {
        Metric independent = Metric.errorRate("5xx", percent(0.1)).mustStayBelow(percent(0.15));
        int days =
                plan(1_600_000, independent).experiment().orElseThrow().days().orElseThrow();
        int clustered = plan(1_600_000, independent.withIntraclassCorrelation(0.5))
                .experiment()
                .orElseThrow()
                .days()
                .orElseThrow();
        assertThat(clustered).isGreaterThan(days);
    }
}
