package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.GateEvidence.Procedure;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.rules.LintAgreementRows;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.PlanParts;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nearly every number of the evidence in a computed plan stands a second time in it, or follows from others. */
class EvidenceAgreementTest {
    private static final RolloutPlan COMPUTED = RolloutPlanner.forChange("Search by meaning")
            .behavioral("Search finds what was meant")
            .touching(Trait.CRITICAL_PATH)
            .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
            .guardrail(Metric.errorRate("Errors", percent(0.2)))
            .guardrail(Metric.revenue("Basket", Quantity.of(50, "EUR")).withStandardDeviation(80))
            .guardrail(Metric.conversion("Orders", percent(40)))
            .signal(Metric.errorRate("Timeouts", percent(1)))
            .success(Metric.conversion("Clicks", percent(30)))
            .plan();

    /** The pilot: its first evidence is of the errors. */
    private static final int PILOT = 1;

    private static final Quantity RARE = Quantity.of(0.2, "%");

    @Test
    void aComputedPlanAgrees() {
        assertThat(COMPUTED.successEvidence()).isNotEmpty();
        assertThat(Breaches.of(COMPUTED, EvidenceAgreement::check)).isEmpty();
    }

    @Test
    void evidenceOfSuccessInAPlanWithoutPhasesIsOfNoTraffic() {
        RolloutPlan external = PlanParts.replacePhases(COMPUTED, List.of());

        assertThat(external.successEvidence()).isNotEmpty();
        assertThat(Breaches.differences(external, EvidenceAgreement::check)).isEmpty();
    }

    @Test
    void eachNumberOfAGuardrailIsCompared() {
        GateEvidence other = evidence("Errors")
                .exposureUnit(ExposureUnit.USER)
                .comparison(Comparison.BASELINE)
                .baseline(Quantity.of(0.3, "%"))
                .harm(Quantity.of(0.6, "%"))
                .baselineRate(0.004)
                .harmRate(0.007)
                .acceptable(Quantity.of(0.4, "%"))
                .acceptableRate(0.005)
                .designEffect(2)
                .significanceLevel(0.02)
                .onsetWeight(0.1)
                .power(0.9)
                .available(100)
                .verdict(Verdict.UNDERPOWERED)
                .build();

        assertThat(Breaches.differences(with(other), EvidenceAgreement::check))
                .containsExactly(
                        "phases[1].evidence[0].acceptableRate: 0.005, not 0.004",
                        "phases[1].evidence[0].available: 100, not 8394",
                        "phases[1].evidence[0].baseline: 0.3%, not 0.2%",
                        "phases[1].evidence[0].baselineRate: 0.004, not 0.003",
                        "phases[1].evidence[0].designEffect: 2.0, not 1.0",
                        "phases[1].evidence[0].exposureUnit: USER, not REQUEST",
                        "phases[1].evidence[0].harmRate: 0.007, not 0.006",
                        "phases[1].evidence[0].onsetWeight: 0.1, not 0.08333333333333333",
                        "phases[1].evidence[0].power: 0.9, not 0.8",
                        "phases[1].evidence[0].significanceLevel: 0.02, not 0.015",
                        "phases[1].goLiveCriteria[0].comparison: CONTROL, not BASELINE",
                        "phases[1].goLiveCriteria[0].condition: 0.2682, not 0.6",
                        "phases[1].goLiveCriteria[0].minimumSample: 206008, not none");
    }

    @Test
    void theSpreadOfAMeanIsCompared() {
        GateEvidence other = of("Basket", Quantity.of(50, "EUR"))
                .power(0.8)
                .standardDeviation(70)
                .build();

        assertThat(Breaches.differences(with(other), EvidenceAgreement::check))
                .contains("phases[1].evidence[0].standardDeviation: 70.0, not 80.0");
    }

    /** A regression raises the part of users who do not order, an improvement that of those who do. */
    @ParameterizedTest
    @CsvSource({"0.61, 0.6", "0.59, 0.6", "0.41, 0.4", "0.39, 0.4"})
    void aRateCountsTheOrdersOrTheRest(double found, double expected) {
        GateEvidence other = of("Orders", Quantity.of(40, "%"))
                .power(0.8)
                .baselineRate(found)
                .build();

        assertThat(Breaches.differences(with(other), EvidenceAgreement::check))
                .contains("phases[1].evidence[0].baselineRate: " + found + ", not " + expected);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100, PT9H, POWERED, true",
        "100, 100, PT9H, EXTENDED, true",
        "101, 100,     , UNDERPOWERED, true",
        "   , 100,     , UNDERPOWERED, true",
        "101, 100, PT9H, POWERED, false",
        "   , 100, PT9H, POWERED, false",
        "100, 100, PT9H, UNDERPOWERED, false",
        "100, 100,     , POWERED, false",
        "101, 100, PT9H, UNDERPOWERED, false"
    })
    void aVerdictFollowsFromTheSample(Long needed, long available, Duration reached, Verdict verdict, boolean agrees) {
        GateEvidence.Builder builder = GateEvidence.builder()
                .metric("Errors")
                .unit("request")
                .comparison(Comparison.BASELINE)
                .procedure(Procedure.NONE)
                .baseline(RARE)
                .harm(Quantity.of(0.6, "%"))
                .level(0.01)
                .power(0.8)
                .needed(Optional.ofNullable(needed).map(OptionalLong::of).orElse(OptionalLong.empty()))
                .available(available)
                .reachedAfter(Optional.ofNullable(reached))
                .verdict(verdict);

        assertThat(rows(with(builder.build())).contains(LintAgreementRows.VERDICT))
                .isEqualTo(!agrees);
    }

    @Test
    void onlyAComparisonWithAControlGroupHasASizeOfIt() {
        assertThat(rows(with(of("Errors", RARE).power(0.8).build()))).contains(LintAgreementRows.CONTROL_GROUP);
        assertThat(rows(with(of("Errors", RARE).power(0.8).allocationRatio(1).build())))
                .doesNotContain(LintAgreementRows.CONTROL_GROUP);
    }

    @Test
    void evidenceIsOfSomethingThatIsAGate() {
        GateEvidence unheard =
                of("Unheard of", RARE).power(0.8).allocationRatio(1).build();

        assertThat(Breaches.of(with(unheard), EvidenceAgreement::check))
                .filteredOn(breach -> breach.row().equals(LintAgreementRows.NO_GATE))
                .singleElement()
                .satisfies(breach -> {
                    assertThat(breach.path()).isEqualTo("phases[1].evidence[0]");
                    assertThat(Breaches.fact(breach, "metric")).isEqualTo("Unheard of");
                    assertThat(Breaches.fact(breach, "phase")).isEqualTo("Pilot");
                });
        assertThat(Breaches.of(withSuccess(unheard), EvidenceAgreement::check))
                .filteredOn(breach -> breach.row().equals(LintAgreementRows.NO_GATE))
                .extracting(Breach::path)
                .containsExactly("successEvidence[0]");
    }

    @Test
    void aCriterionWaitsForTheSampleOfItsEvidence() {
        GateEvidence patient = of("Clicks", Quantity.of(30, "%"))
                .needed(200)
                .power(0.9)
                .significanceLevel(0.02)
                .build();

        assertThat(Breaches.differences(withSuccess(patient), EvidenceAgreement::check))
                .contains(
                        "successCriteria[4].minimumSample: none, not 200",
                        "successEvidence[0].power: 0.9, not 0.8",
                        "successEvidence[0].significanceLevel: 0.02, not 0.05");
    }

    private static List<Rule> rows(RolloutPlan plan) {
        return Breaches.of(plan, EvidenceAgreement::check).stream()
                .map(Breach::row)
                .toList();
    }

    private static GateEvidence.Builder evidence(String metric) {
        return GateEvidence.builder()
                .metric(metric)
                .unit("user")
                .procedure(Procedure.NONE)
                .level(0.01);
    }

    /** Evidence against a control group that lacks its size, and all that is not asked for. */
    private static GateEvidence.Builder of(String metric, Quantity baseline) {
        return evidence(metric)
                .comparison(Comparison.CONTROL)
                .baseline(baseline)
                .harm(baseline)
                .available(100)
                .verdict(Verdict.UNDERPOWERED);
    }

    private static RolloutPlan with(GateEvidence evidence) {
        return PlanParts.replacePhases(
                COMPUTED,
                Plans.changed(
                        COMPUTED.phases(),
                        PILOT,
                        phase -> phase.withEvidence(Plans.changed(phase.evidence(), 0, errors -> evidence))));
    }

    private static RolloutPlan withSuccess(GateEvidence evidence) {
        return PlanParts.replaceSuccessEvidence(COMPUTED, List.of(evidence));
    }
}
