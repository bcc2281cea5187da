package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans that were edited by hand, each in a way that once went wrong. */
class EditedPlanTest {

    @ParameterizedTest
    @CsvSource({
        "canary, /phases/0/evidence/0/power, 1",
        "canary, /phases/0/evidence/0/level, 0",
        "canary, /phases/0/evidence/0/onset_weight, 0",
        "canary, /phases/0/evidence/0/allocation_ratio, 0",
        "canary, /exposure/basis/significance_level, 0",
        "canary, /exposure/basis/power, 1",
        "canary, /population/users_per_week, 0",
        "canary, /population/users_per_day, 0",
        "experiment, /experiment/power, 1",
    })
    void impossibleNumbersAreRefused(String name, String at, String number) {
        assertThat(Caught.reading(edited(name, at, number).toString()).problems())
                .extracting(Problem::path)
                .contains(at);
    }

    @Test
    void theSmallerOfTwoSamplesIsNotTaken() {
        RolloutPlan plan = Edits.typed(edited("canary", "/phases/0/gates/0/minimum_sample", "1"))
                .orElseThrow();

        assertThat(PlanLinter.lint(plan))
                .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                .extracting(Finding::rule, Finding::path)
                .containsExactly(tuple("evidence.agrees", "phases[0].goLiveCriteria[0].minimumSample"));
    }

    /** What random edits once came upon: treatments that the split has a part too many for. */
    @ParameterizedTest
    @ValueSource(longs = -515841744876297896L)
    void whatOnceWentWrongGoesWell(long seed) throws IOException {
        new EditedPlanProperties().whatIsReadCanBeUsed(seed);
    }

    @Test
    void anEmptyExposureIsExplained() {
        JsonNode document = document("canary");
        ((ArrayNode) document.at("/exposure/phases")).removeAll();

        Uses.all(Edits.typed(document).orElseThrow());
    }

    @Test
    void anEffectThatNoGroupIsLargeEnoughForIsExplained() {
        RolloutPlan plan = Edits.typed(edited("experiment", "/monitoring_details/metrics/1/baseline/number", "1e-300"))
                .orElseThrow();

        assertThat(plan.explain()).contains("does not follow from these numbers");
    }

    @Test
    void aPlanOfOtherPhasesIsOne() {
        RolloutPlan plan = Documents.plans().get("canary");
        List<RolloutPhase> phases = new ArrayList<>(plan.phases());
        phases.add(2, phases.get(2).withSoak(Duration.ofHours(50)));
        RolloutPlan changed = plan.withPhases(numbered(phases));

        Uses.all(changed);
        assertThat(changed.timeline().phases()).hasSameSizeAs(phases);
        assertThat(changed.timeline().total().length())
                .contains(changed.timeline().sum());
        assertThat(changed.exposure().orElseThrow().phases())
                .extracting(ExposureLedger.PhaseExposure::percentage)
                .containsExactlyElementsOf(
                        phases.stream().map(RolloutPhase::percentage).toList());
        assertThat(PlanLinter.lint(changed))
                .extracting(Finding::rule)
                .doesNotContain("timeline.realistic", "exposure.agrees");
    }

    private static List<RolloutPhase> numbered(List<RolloutPhase> phases) {
        List<RolloutPhase> numbered = new ArrayList<>();
        phases.forEach(phase -> numbered.add(phase.withNumber(numbered.size() + 1)));
        return numbered;
    }

    private static JsonNode document(String name) {
        return Trees.read(RolloutJson.writeDetailed(Documents.plans().get(name)));
    }

    private static JsonNode edited(String name, String at, String number) {
        return Trees.replaced(document(name), JsonPointer.compile(at), DecimalNode.valueOf(new BigDecimal(number)));
    }
}
