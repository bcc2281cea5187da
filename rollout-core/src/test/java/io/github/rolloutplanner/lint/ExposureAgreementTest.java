package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.evidence.DefectCost;
import io.github.rolloutplanner.evidence.DefectCost.BudgetUse;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.ExposureLedger.PhaseExposure;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Slo;
import io.github.rolloutplanner.plan.PlanParts;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureAgreementTest {
    private static final RolloutPlan COMPUTED = RolloutPlanner.forChange("Search by meaning")
            .behavioral("Search finds what was meant")
            .touching(Trait.CRITICAL_PATH)
            .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
            .guardrail(Metric.errorRate("Errors", percent(0.2))
                    .mustStayBelow(percent(0.5))
                    .withSlo(Slo.of(percent(99.5))))
            .plan();

    private static final ExposureLedger LEDGER = COMPUTED.exposure().orElseThrow();
    private static final PhaseExposure PILOT = LEDGER.phases().get(1);
    private static final DefectCost COST = PILOT.defects().get(0);

    @Test
    void aComputedPlanAgrees() {
        assertThat(COST.budgetUse()).isPresent();
        assertThat(differences(COMPUTED)).isEmpty();
    }

    @Test
    void eachNumberOfAPhaseIsCompared() {
        PhaseExposure other = new PhaseExposure(
                7,
                percent(6),
                Duration.ofHours(25),
                7_000,
                OptionalLong.empty(),
                8_000,
                OptionalLong.of(9_000),
                List.of());

        assertThat(differences(with(other)))
                .containsExactly(
                        "exposure.phases[1].length: PT25H, not PT24H",
                        "exposure.phases[1].percentage: 6%, not 5%",
                        "exposure.phases[1].phase: 7, not 2",
                        "exposure.phases[1].requests: none, not 120000",
                        "exposure.phases[1].requestsSoFar: 9000, not 144000",
                        "exposure.phases[1].users: 7000, not 6000",
                        "exposure.phases[1].usersSoFar: 8000, not 6618");
    }

    /** Without a population nobody can tell how many users there are, but the phases are known. */
    @Test
    void whatIsNotKnownIsNotCompared() {
        PhaseExposure other = new PhaseExposure(
                2,
                percent(6),
                PILOT.length(),
                7_000,
                PILOT.requests(),
                PILOT.usersSoFar(),
                PILOT.requestsSoFar(),
                List.of());

        assertThat(differences(PlanParts.replacePopulation(with(other), Population.ofUsersPerDay(0))))
                .containsExactly("exposure.phases[1].percentage: 6%, not 5%");
    }

    @Test
    void aPhaseThatIsMissingIsFoundFirst() {
        ExposureLedger shorter = new ExposureLedger(LEDGER.basis(), List.of(PILOT));

        assertThat(differences(PlanParts.replaceExposure(COMPUTED, shorter)))
                .containsExactly("exposure.phases: 1, not 6");
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "1, true", "2, false"})
    void theBadEventsOfADefectAreCompared(long more, boolean agrees) {
        DefectCost other = cost("Errors", COST.extraEvents() + more, COST.budgetUse());

        assertThat(differences(withDefect(other)))
                .isEqualTo(
                        agrees
                                ? List.of()
                                : List.of("exposure.phases[1].defects[0].extraEvents: %d, not %d"
                                        .formatted(other.extraEvents(), COST.extraEvents())));
    }

    @Test
    void theErrorBudgetOfADefectIsCompared() {
        BudgetUse known = COST.budgetUse().orElseThrow();
        BudgetUse other = new BudgetUse(known.budget() / 2, known.percentage());

        assertThat(differences(withDefect(cost("Errors", COST.extraEvents(), Optional.of(other)))))
                .singleElement()
                .asString()
                .startsWith("exposure.phases[1].defects[0].budgetUse: " + known.percentage() + ", not ");
    }

    /** Nothing is a part of no budget, and nothing is known of a metric without evidence. */
    @Test
    void aDefectOfUnknownSizeIsNotCompared() {
        BudgetUse none = new BudgetUse(0, percent(7));

        assertThat(differences(withDefect(cost("Errors", COST.extraEvents(), Optional.of(none)))))
                .isEmpty();
        assertThat(differences(withDefect(cost("Unheard of", 12_345, Optional.empty()))))
                .isEmpty();
    }

    @Test
    void eachGuardrailIsOneTest() {
        EvidenceBasis known = LEDGER.basis();
        EvidenceBasis other = new EvidenceBasis(
                known.significanceLevel(),
                3,
                known.looks(),
                known.power(),
                known.growthExponent(),
                known.slowTail(),
                known.rareEvents(),
                known.baselineUncertainty(),
                known.toleratedIncident(),
                known.negligiblePart(),
                Duration.ofMinutes(3));

        assertThat(differences(PlanParts.replaceExposure(COMPUTED, new ExposureLedger(other, LEDGER.phases()))))
                .containsExactly("exposure.basis.noticingDelay: PT3M, not PT2M", "exposure.basis.tests: 3, not 1");
    }

    private static List<String> differences(RolloutPlan plan) {
        return Breaches.differences(plan, ExposureAgreement::check);
    }

    private static RolloutPlan with(PhaseExposure pilot) {
        return PlanParts.replaceExposure(
                COMPUTED, new ExposureLedger(LEDGER.basis(), Plans.changed(LEDGER.phases(), 1, known -> pilot)));
    }

    private static RolloutPlan withDefect(DefectCost defect) {
        return with(new PhaseExposure(
                PILOT.phase(),
                PILOT.percentage(),
                PILOT.length(),
                PILOT.users(),
                PILOT.requests(),
                PILOT.usersSoFar(),
                PILOT.requestsSoFar(),
                List.of(defect)));
    }

    private static DefectCost cost(String metric, long events, Optional<BudgetUse> budgetUse) {
        return new DefectCost(metric, COST.factor(), COST.seenAfter(), COST.lasts(), events, budgetUse);
    }
}
