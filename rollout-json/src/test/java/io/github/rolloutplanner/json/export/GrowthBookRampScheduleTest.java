package io.github.rolloutplanner.json.export;

import static io.github.rolloutplanner.json.export.ReleasePlans.approved;
import static io.github.rolloutplanner.json.export.ReleasePlans.items;
import static io.github.rolloutplanner.json.export.ReleasePlans.parsed;
import static io.github.rolloutplanner.json.export.ReleasePlans.refusals;
import static io.github.rolloutplanner.json.export.ReleasePlans.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.json.export.growthbook.GrowthBookRampSchedule;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The percentages and times of the phases, and no step ends where metrics or people hold it. */
class GrowthBookRampScheduleTest {
    private final Export export = new GrowthBookRampSchedule("rule-1").export(search().plan());
    private final JsonNode document = parsed(export);

    @Test
    void stepsHaveThePercentagesAndTimesOfThePhases() {
        RolloutPlan plan = search().plan();
        assertThat(items(document.get("steps")))
                .extracting(
                        step -> step.at("/actions/0/patch/coverage").asDouble(),
                        step -> step.get("interval").asLong())
                .containsExactly(
                        tuple(0.05, plan.phases().get(0).soak().orElseThrow().toSeconds()),
                        tuple(0.5, plan.phases().get(1).soak().orElseThrow().toSeconds()),
                        tuple(1.0, plan.timeline().bake().length().orElseThrow().toSeconds()));
        assertThat(document.at("/startActions/0/patch/coverage").asDouble()).isZero();
        assertThat(document.at("/endActions/0/patch/coverage").asDouble()).isEqualTo(1);
        assertThat(document.findValuesAsText("targetId")).hasSize(5).containsOnly("rule-1");
        assertThat(document.findValuesAsText("targetType")).containsOnly("feature-rule");
    }

    @Test
    void noStepEndsByTimeAloneWhereMetricsOrPeopleAreAsked() {
        assertThat(items(document.get("steps"))).allSatisfy(step -> {
            assertThat(step.at("/holdConditions/requiresApproval").asBoolean()).isTrue();
            assertThat(step.get("approvalNotes").asText()).contains("Search errors", "sample of at least");
        });
        JsonNode asked = parsed(new GrowthBookRampSchedule().export(approved(search().plan(), 0)));
        assertThat(asked.at("/steps/0/approvalNotes").asText()).contains("Ada confirms: support is ready");
    }

    @Test
    void whatItCannotSayIsNamed() {
        assertThat(export.losses())
                .extracting(Loss::feature, Loss::path)
                .containsExactlyInAnyOrder(
                        tuple(Loss.Feature.MINIMUM_SAMPLE, "phases[0].goLiveCriteria"),
                        tuple(Loss.Feature.MINIMUM_SAMPLE, "phases[1].goLiveCriteria"),
                        tuple(Loss.Feature.MINIMUM_SAMPLE, "phases[2].goLiveCriteria"),
                        tuple(Loss.Feature.CONTROL_GROUP, "phases"),
                        tuple(Loss.Feature.SEQUENTIAL_TEST, "phases"),
                        tuple(Loss.Feature.GATES, "successCriteria"),
                        tuple(Loss.Feature.ALERTS, "monitoring.alerts"),
                        tuple(Loss.Feature.PEOPLE, "responsibilities"),
                        tuple(Loss.Feature.ROLLBACK, "rollback.automaticTriggers"));
    }

    @Test
    void rulesBesideThePercentageAreLost() {
        Export beta = new GrowthBookRampSchedule()
                .export(search().betaUsers(TargetingCondition.is("user.tier", "beta"))
                        .plan());
        assertThat(beta.losses())
                .extracting(Loss::toString)
                .containsOnlyOnce("flags[0].rules: The ramp has no rule for beta. Export the flag for the phase, with"
                        + " plan.flagsAt(phase), and let the ramp raise its percentage.");
    }

    @Test
    void thePhaseOfTheTeamComesBeforeTheRamp() {
        Export team =
                new GrowthBookRampSchedule().export(search().internalFirst().plan());
        assertThat(items(parsed(team).get("steps"))).hasSize(3);
        assertThat(team.losses())
                .extracting(Loss::toString)
                .anyMatch(loss -> loss.startsWith("phases[0]: Phase Internal testing (0%) is reached by rules"));
    }

    @Test
    void aPercentageBetweenItsStepsIsRefused() {
        RolloutPlan fine = search().ladder(Step.of("First", 0.005, Duration.ofDays(1)), Step.last("All"))
                .plan();
        assertThat(refusals(new GrowthBookRampSchedule(), fine))
                .anyMatch(refusal -> refusal.startsWith("phases[0].percentage: ")
                        && refusal.contains("cannot give 'true' to 0.005% of them. Give it to 0% or 0.01%."));
    }
}
