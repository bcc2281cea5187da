package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the story says of its gates is what the plan says. */
class WhatAPhaseCanSeeTest {
    private final RolloutPlan plan = WhatAPhaseCanSee.plan();

    private List<Verdict> verdicts(String metric) {
        return plan.phases().stream()
                .flatMap(phase -> phase.evidence().stream())
                .filter(evidence -> evidence.metric().equals(metric))
                .map(GateEvidence::verdict)
                .toList();
    }

    @Test
    void errorsShowAtOnePercentOnlyAfterThePhaseWasMadeLonger() {
        RolloutPhase first = plan.phases().get(0);
        assertThat(first.percentage()).isEqualTo(percent(1));
        assertThat(first.soak().orElseThrow()).isGreaterThan(Duration.ofDays(1));
        assertThat(verdicts("Search errors")).startsWith(Verdict.EXTENDED).doesNotContain(Verdict.UNDERPOWERED);
        assertThat(verdicts("Search p95")).doesNotContain(Verdict.UNDERPOWERED);
    }

    @Test
    void aFallOfRevenueShowsNowhere() {
        assertThat(verdicts("Revenue")).containsOnly(Verdict.UNDERPOWERED);
        assertThat(plan.phases())
                .allSatisfy(phase -> assertThat(phase.goLiveCriteria())
                        .filteredOn(gate -> gate.toString().startsWith("Revenue"))
                        .singleElement()
                        .satisfies(gate -> assertThat(gate.role()).isEqualTo(GateRole.OBSERVE)));
    }

    @Test
    void theContractSaysThatItOnlyObserves() {
        String contract = RolloutJson.write(plan);
        assertThat(contract)
                .contains("\"Revenue > 1.8302 EUR/visitor (observed only: too little data to decide)\"")
                .doesNotContain("Search errors < 0.494% (observed");
        assertThat(RolloutJson.read(contract).phases().get(0).goLiveCriteria())
                .extracting(Gate::role)
                .containsExactly(GateRole.SIGNAL, GateRole.SIGNAL, GateRole.OBSERVE);
        assertThat(RolloutJson.write(RolloutJson.read(contract))).isEqualTo(contract);
    }

    @Test
    void theWayBackKeepsItsPromise() {
        assertThat(plan.rollback().reaction().orElseThrow().total()).isEqualTo(Duration.ofSeconds(810));
        assertThat(PlanLinter.lint(plan)).noneMatch(finding -> finding.severity() != Finding.Severity.INFO);
    }

    @Test
    void theExplanationIsWhatTheExamplePrints() {
        assertThat(Console.printedBy(() -> WhatAPhaseCanSee.main(new String[0])))
                .isEqualTo(plan.explain())
                .contains(
                        "hours to full rollout: ",
                        "EXTENDED",
                        "UNDERPOWERED",
                        "percent of its error budget: 100 x (2 - 1) x 0.002 x ");
    }
}
