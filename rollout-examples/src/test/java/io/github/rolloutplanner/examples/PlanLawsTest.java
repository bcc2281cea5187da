package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the plan of every story and of every real change. */
class PlanLawsTest {

    @ParameterizedTest
    @MethodSource("plans")
    void detailedFormReadsBackEqual(RolloutPlan plan) {
        assertThat(RolloutJson.read(RolloutJson.writeDetailed(plan))).isEqualTo(plan);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void contractReadsAndWritesBackEqual(RolloutPlan plan) {
        String json = RolloutJson.write(plan);

        assertThat(RolloutJson.write(RolloutJson.read(json))).isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void bothFormsFitTheirSchemas(RolloutPlan plan) {
        JsonContract.assertFits(RolloutJson.write(plan));
        JsonContract.assertFitsDetailed(RolloutJson.writeDetailed(plan));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void theLinterFindsNoError(RolloutPlan plan) {
        assertThat(PlanLinter.lint(plan))
                .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                .map(Finding::toString)
                .isEmpty();
    }

    static Stream<RolloutPlan> plans() {
        return Stream.concat(
                StoryPlans.byStrategy().values().stream(),
                RealChanges.all().stream().map(RealChange::plan));
    }
}
