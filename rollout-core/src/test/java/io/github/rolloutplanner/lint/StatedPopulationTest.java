package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plan of others has no place for who comes; whoever lints it knows it. */
class StatedPopulationTest {
    private static final Population FEW = Population.ofUsersPerDay(100).withRequestsPerDay(1_000);
    private static final Population MANY = Population.ofUsersPerDay(2_000_000).withRequestsPerDay(480_000_000);

    private static List<String> found(RolloutPlan plan, LintPolicy policy) {
        return PlanLinter.report(plan, policy).findings().stream()
                .map(Finding::rule)
                .distinct()
                .toList();
    }

    private static LintPolicy with(Population population) {
        return LintPolicy.standard().withPopulation(population);
    }

    @Test
    void gatesAreJudgedByIt() {
        assertThat(found(Plans.foreign(), LintPolicy.standard())).isEmpty();
        assertThat(found(Plans.foreign(), with(FEW))).containsExactly("evidence.too-small", "experiment.traffic");
        assertThat(found(Plans.foreign(), with(MANY))).isEmpty();
    }

    /** The plan says 120,000 users a day, and is judged by that. */
    @Test
    void aPlanKeepsItsOwn() {
        assertThat(PlanLinter.report(Plans.SOUND, with(FEW)))
                .isEqualTo(PlanLinter.report(Plans.SOUND, LintPolicy.standard()));
    }

    @Test
    void theTrafficOfAPlanOfOursIsKnownThen() {
        RolloutPlan plan = RolloutPlanner.forChange("Search by meaning")
                .touching(Trait.CRITICAL_PATH)
                .owner("Team Search")
                .behavioral("Search finds what was meant")
                .guardrail(Metric.errorRate("Search errors", Percentage.percent(0.2))
                        .withIntraclassCorrelation(0))
                .plan();

        assertThat(found(plan, LintPolicy.standard())).containsExactly("population.unknown");
        assertThat(found(plan, with(FEW))).contains("evidence.too-small").doesNotContain("population.unknown");
    }

    @Test
    void suppressionsStay() {
        LintPolicy policy = LintPolicy.standard()
                .suppressing("evidence.too-small", "We know.")
                .withPopulation(FEW)
                .suppressing("experiment.traffic", "We know that, too.");

        LintReport report = PlanLinter.report(Plans.foreign(), policy);

        assertThat(report.findings()).isEmpty();
        assertThat(report.suppressed())
                .extracting(one -> one.finding().rule())
                .contains("evidence.too-small", "experiment.traffic");
        assertThat(policy.toString()).contains("evidence.too-small", "100");
    }

    @Test
    void saysWhatEachPhaseCanDetect() {
        List<PhaseEvidence> phases = PlanLinter.evidence(Plans.foreign(), MANY);

        assertThat(phases)
                .extracting(phase -> phase.phase().name())
                .containsExactly("Internal", "Pilot", "Experiment", "Full rollout");
        assertThat(phases.get(0).gates()).isEmpty();
        assertThat(phases.get(1).gates())
                .extracting(GateEvidence::metric, GateEvidence::verdict)
                .containsExactly(tuple("API error rate", Verdict.POWERED), tuple("Checkout p95", Verdict.POWERED));
        assertThat(phases.get(1).gates().get(0).reasons().get(0).sentence())
                .startsWith("Powered: detecting API error rate at 0.17% instead of 0.1%");
    }

    @Test
    void fewUsersDetectNothing() {
        assertThat(PlanLinter.evidence(Plans.foreign(), FEW))
                .flatExtracting(PhaseEvidence::gates)
                .isNotEmpty()
                .extracting(GateEvidence::verdict)
                .containsOnly(Verdict.UNDERPOWERED);
    }

    @Test
    void evidenceThatThePlanHasIsKept() {
        RolloutPlan own = RolloutPlanner.forChange("Search by meaning")
                .touching(Trait.CRITICAL_PATH)
                .population(MANY)
                .guardrail(Metric.errorRate("Search errors", Percentage.percent(0.2)))
                .plan();

        assertThat(PlanLinter.evidence(own, FEW))
                .extracting(PhaseEvidence::gates)
                .isEqualTo(own.phases().stream().map(RolloutPhase::evidence).toList());
    }

    @Test
    void aPopulationThatIsNoneGivesNothing() {
        Population odd = Population.ofUsersPerDay(10).withUsersPerWeek(5);

        assertThat(PlanLinter.evidence(Plans.foreign(), odd))
                .hasSize(4)
                .allMatch(phase -> phase.gates().isEmpty());
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> LintPolicy.standard().withPopulation(null))
                .withMessage("population");
        assertThatNullPointerException()
                .isThrownBy(() -> PlanLinter.evidence(Plans.SOUND, null))
                .withMessage("population");
        assertThatNullPointerException()
                .isThrownBy(() -> PlanLinter.evidence(null, FEW))
                .withMessage("plan");
    }
}
