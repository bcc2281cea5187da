package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.json.export.ReleasePlans.items;
import static io.github.rolloutplanner.json.export.ReleasePlans.parsed;
import static io.github.rolloutplanner.json.export.ReleasePlans.refusals;
import static io.github.rolloutplanner.json.export.ReleasePlans.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.json.export.unleash.UnleashExporter;
import io.github.rolloutplanner.json.export.unleash.UnleashReleaseTemplate;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each phase of a plan is a milestone with the strategies of its flag. */
class UnleashReleaseTemplateTest {
    private final RolloutPlan rings = RolloutPlanner.forChange("Taxes")
            .newFeature()
            .touching(Trait.PAYMENTS)
            .internalUsers(TargetingCondition.endsWith("user.email", "@company.com"))
            .betaUsers(TargetingCondition.is("user.tier", "beta"))
            .plan();
    private final Export export = new UnleashReleaseTemplate().export(rings);
    private final JsonNode document = parsed(export);

    @Test
    void eachPhaseIsAMilestoneWithTheStrategiesOfItsFlag() {
        JsonNode milestones = document.get("milestones");
        assertThat(items(milestones))
                .extracting(milestone -> milestone.get("name").asText())
                .containsExactlyElementsOf(List.of("Internal", "Beta (5%)", "Early Adopters (25%)", "All (100%)"));
        for (RolloutPhase phase : rings.phases()) {
            JsonNode flag =
                    parsed(new UnleashExporter().export(rings.flagsAt(phase))).at("/features/0/strategies");
            JsonNode strategies = milestones.get(phase.number() - 1).get("strategies");
            assertThat(strategies).hasSameSizeAs(flag);
            for (int at = 0; at < flag.size(); at++) {
                JsonNode strategy = strategies.get(at);
                assertThat(strategy.get("strategyName")).isEqualTo(flag.get(at).get("name"));
                assertThat(strategy.get("parameters")).isEqualTo(flag.get(at).get("parameters"));
                assertThat(strategy.get("constraints")).isEqualTo(flag.get(at).get("constraints"));
                assertThat(strategy.get("sortOrder").asInt()).isEqualTo(at);
            }
        }
        assertThat(items(milestones.get(1).get("strategies"))).hasSize(2);
    }

    @Test
    void timesAndGatesAreLost() {
        assertThat(export.losses())
                .extracting(Loss::feature, Loss::path)
                .contains(
                        tuple(Loss.Feature.LENGTH, "phases"),
                        tuple(Loss.Feature.GATES, "phases"),
                        tuple(Loss.Feature.SEGMENT, "flags[0].rules[2].condition"));
    }

    @Test
    void aPercentageBetweenItsStepsIsRefused() {
        RolloutPlan fine = search().ladder(Step.of("First", 0.5, Duration.ofDays(1)), Step.last("All"))
                .plan();
        assertThat(refusals(new UnleashReleaseTemplate(), fine))
                .singleElement()
                .asString()
                .startsWith("phases[0].flags[0].percentage: It counts users in steps of 1%");
    }

    @Test
    void aPlanWithoutAFlagHasNone() {
        RolloutPlan none = rings.withFlags(List.of());
        assertThatThrownBy(() -> new UnleashReleaseTemplate().export(none))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageStartingWith("The plan has 0 flags");
    }
}
