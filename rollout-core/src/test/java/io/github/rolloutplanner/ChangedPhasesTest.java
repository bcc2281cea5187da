package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.PlanParts;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a plan still says when its phases were changed by hand. */
class ChangedPhasesTest {
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("Saved filters")
            .behavioral("Filters can be saved")
            .owner("Team Search")
            .population(Population.ofUsersPerDay(200_000).withRequestsPerDay(2_000_000))
            .guardrail(Metric.errorRate("Search errors", percent(0.2)).mustStayBelow(percent(0.5)))
            .success(Metric.conversion("Searches that end", percent(40)).withBaseline(Baseline.within(percent(1))))
            .plan();

    private static RolloutPlan with(int phase, UnaryOperator<RolloutPhase> change) {
        List<RolloutPhase> phases = new ArrayList<>(PLAN.phases());
        phases.set(phase, change.apply(phases.get(phase)));
        return PLAN.withPhases(phases);
    }

    private static RolloutPhase longer(RolloutPhase phase) {
        return phase.withSoak(phase.soak().orElseThrow().plusDays(1));
    }

    private static List<Boolean> haveEvidence(RolloutPlan plan) {
        return plan.phases().stream().map(phase -> !phase.evidence().isEmpty()).toList();
    }

    @Test
    void areWhatTheirEvidenceIsFor() {
        assertThat(haveEvidence(PLAN)).containsOnly(true);
        assertThat(PLAN.successEvidence()).isNotEmpty();
    }

    @Test
    void leaveTheEvidenceOfWhatComesLaterBehind() {
        RolloutPlan changed = with(1, ChangedPhasesTest::longer);

        assertThat(haveEvidence(changed)).startsWith(true, false, false).endsWith(false);
        assertThat(changed.successEvidence()).isEmpty();
        assertThat(PlanLinter.lint(changed))
                .filteredOn(finding -> finding.rule().equals("evidence.agrees"))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
                    assertThat(finding.message()).contains("no evidence");
                });
    }

    @Test
    void keepTheirEvidenceWhereTheirDaysAndUsersAreTheSame() {
        RolloutPlan changed = with(1, phase -> phase.withPurpose(PhasePurpose.HOLDBACK));

        assertThat(changed.phases())
                .extracting(RolloutPhase::evidence)
                .containsExactlyElementsOf(
                        PLAN.phases().stream().map(RolloutPhase::evidence).toList());
        assertThat(changed.successEvidence()).isEqualTo(PLAN.successEvidence());
    }

    /** Whoever changes a list of phases step by step gives the same ones again. */
    @Test
    void haveNoEvidenceOfOtherDaysHoweverOftenTheyAreGiven() {
        List<RolloutPhase> longer = new ArrayList<>(PLAN.phases());
        longer.set(1, longer(longer.get(1)));
        List<RolloutPhase> evenLonger = new ArrayList<>(PLAN.phases());
        evenLonger.set(1, longer(longer.get(1)));
        RolloutPlan once = PLAN.withPhases(longer);

        assertThat(once.withPhases(longer)).isEqualTo(once);
        assertThat(haveEvidence(once.withPhases(evenLonger))).startsWith(true, false, false);
        assertThat(haveEvidence(PLAN.withPhases(PLAN.phases().subList(0, 2)).withPhases(PLAN.phases())))
                .startsWith(true, true, false);
    }

    @Test
    void keepTheEvidenceOfTheGatesThatTheyKeep() {
        Gate errors = PLAN.phases().get(1).goLiveCriteria().get(0);

        assertThat(haveEvidence(with(1, phase -> phase.withGoLiveCriteria(errors))))
                .containsOnly(true);
    }

    /** Whoever wrote an external plan knows what its evidence is of. */
    @Test
    void keepWhatIsStatedInAPlanWithoutALedger() {
        List<RolloutPhase> longer = new ArrayList<>(PLAN.phases());
        longer.set(0, longer(longer.get(0)));

        assertThat(haveEvidence(PlanParts.withoutExposure(PLAN).withPhases(longer)))
                .startsWith(false, true, true);
    }

    @Test
    void areEstimatedByTheLinterWithoutEvidence() {
        RolloutPlan hasty = with(0, phase -> phase.withSoak(Duration.ofMinutes(5)));

        assertThat(PlanLinter.lint(hasty))
                .extracting(Finding::rule, Finding::path)
                .contains(tuple("evidence.too-small", "phases[0].goLiveCriteria[0]"));
    }

    @Test
    void areEstimatedByTheStandardPolicyWhereNoneIsAsStrict() {
        RolloutPlan hasty = with(0, phase -> phase.withSoak(Duration.ofMinutes(5)));
        ExposureLedger ledger = hasty.exposure().orElseThrow();
        EvidenceBasis known = ledger.basis();
        EvidenceBasis strict = new EvidenceBasis(
                1e-300,
                known.tests(),
                known.looks(),
                known.power(),
                known.growthExponent(),
                known.slowTail(),
                known.rareEvents(),
                known.baselineUncertainty(),
                known.toleratedIncident(),
                known.negligiblePart(),
                known.noticingDelay());

        assertThat(PlanLinter.lint(PlanParts.replaceExposure(hasty, new ExposureLedger(strict, ledger.phases()))))
                .extracting(Finding::rule)
                .contains("evidence.too-small");
    }

    @Test
    void loseOnlyTheLastEvidenceToALongerBake() {
        Timeline known = PLAN.timeline();

        RolloutPlan changed = PLAN.withTimeline(new Timeline(
                known.preparation(), known.phases(), known.total(), TimeSpan.of(Duration.ofDays(20), "Bake")));

        assertThat(haveEvidence(changed)).startsWith(true, true, true).endsWith(false);
        assertThat(changed.successEvidence()).isEmpty();
    }
}
