package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans of changes that cannot wait, as the person on call reads them. */
class UrgentChangesTest {
    /** What only the caller knows: who owns the change, what is measured. */
    private static final Set<String> MISSING_FACTS = Set.of("criteria.approver", "monitoring.none");

    static List<RolloutPlan> plans() {
        return UrgentChanges.all();
    }

    @Test
    void aPatchOfAnAgentIsOutTheSameAfternoon() {
        RolloutPlan plan = UrgentChanges.patchOfAnAgent();
        Golden.check("plans/sensor-patch-same-afternoon.txt", PlanPage.of(plan));
        assertThat(plan.urgency().orElseThrow().length()).isLessThanOrEqualTo(Duration.ofHours(4));
    }

    @Test
    void aHotfixIsOutWithinTheHour() {
        RolloutPlan plan = UrgentChanges.hotfix();
        Golden.check("plans/hotfix-behind-a-flag.txt", PlanPage.of(plan));
        assertThat(plan.urgency().orElseThrow().length()).isLessThan(Duration.ofHours(1));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void noWarningIsLeftThatUrgencyExplains(RolloutPlan plan) {
        assertThat(PlanLinter.lint(plan))
                .filteredOn(finding -> finding.severity() != Finding.Severity.INFO)
                .filteredOn(finding -> !MISSING_FACTS.contains(finding.rule()))
                .filteredOn(finding -> !finding.rule().equals("timeline.realistic") || isUsuallyLongEnough(plan))
                .isEmpty();
    }

    /** A ladder of minutes that the caller gives is too short without urgency, too, and stays found. */
    private static boolean isUsuallyLongEnough(RolloutPlan plan) {
        return plan.urgency().orElseThrow().usualLength().compareTo(Duration.ofDays(3)) >= 0;
    }

    @ParameterizedTest
    @MethodSource("plans")
    void bothFormsKeepTheirSchemasAndTheDetailedOneAll(RolloutPlan plan) {
        JsonContract.assertFits(RolloutJson.write(plan));
        JsonContract.assertFitsDetailed(RolloutJson.writeDetailed(plan));
        assertThat(RolloutJson.read(RolloutJson.writeDetailed(plan))).isEqualTo(plan);
    }
}
