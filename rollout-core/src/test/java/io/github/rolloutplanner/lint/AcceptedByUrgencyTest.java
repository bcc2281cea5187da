package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the price of urgency is accepted, and only that. */
class AcceptedByUrgencyTest {

    private static ChangeDraft fix(RolloutPolicy policy, long usersPerDay) {
        return RolloutPlanner.withPolicy(policy)
                .describe("Round totals once")
                .touching(Trait.BUG_FIX, Trait.CRITICAL_PATH)
                .deliveredBy(Delivery.featureFlag())
                .population(Population.ofUsersPerDay(usersPerDay).withRequestsPerDay(20 * usersPerDay))
                .guardrail(Metric.errorRate("Checkout errors", percent(0.2))
                        .mustStayBelow(percent(0.5))
                        .withIntraclassCorrelation(0))
                .owner("Checkout team");
    }

    private static ChangeDraft fix(long usersPerDay) {
        return fix(RolloutPolicy.standard(), usersPerDay);
    }

    private static List<String> found(RolloutPlan plan, String rule) {
        return PlanLinter.lint(plan).stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::message)
                .toList();
    }

    private static List<String> accepted(RolloutPlan plan, String rule) {
        return PlanLinter.report(plan, LintPolicy.standard()).suppressed().stream()
                .filter(suppressed -> suppressed.finding().rule().equals(rule))
                .map(LintReport.Suppressed::reason)
                .toList();
    }

    @Test
    void aPlanThatIsShortForItsUrgencyIsAccepted() {
        RolloutPlan plan = fix(120_000).expedite("totals are wrong").plan();

        assertThat(found(plan, "timeline.realistic")).isEmpty();
        assertThat(accepted(plan, "timeline.realistic"))
                .singleElement()
                .asString()
                .startsWith("The price of 100% after 46 minutes instead of ");
    }

    /** Six days were too short for a high risk before a deadline shortened them. */
    @Test
    void aPlanThatIsShortAnywayIsFound() {
        RolloutPolicy brief = RolloutPolicy.standard();
        RolloutPlan plan = fix(brief, 120_000)
                .using("percentage")
                .deadline(Duration.ofDays(2))
                .plan();

        assertThat(plan.urgency().orElseThrow().usualLength()).isLessThan(Duration.ofDays(7));
        assertThat(plan.urgency().orElseThrow().isShortened()).isTrue();
        assertThat(found(plan, "timeline.realistic")).hasSize(1);
        assertThat(accepted(plan, "timeline.realistic")).isEmpty();
    }

    @Test
    void whatGatesNoLongerSeeIsAcceptedWithItsPrice() {
        RolloutPlan plan = fix(2_000_000).expedite("totals are wrong").plan();

        assertThat(plan.urgency().orElseThrow().phases())
                .flatExtracting(phase -> phase.metrics())
                .anyMatch(price -> price.isLost());
        assertThat(found(plan, "evidence.too-small")).noneMatch(message -> message.contains("Canary"));
        assertThat(accepted(plan, "evidence.too-small"))
                .singleElement()
                .asString()
                .startsWith("The price of 100% after 46 minutes instead of ")
                .endsWith(
                        ": totals are wrong. In Canary, Checkout errors at 0.421%: power 1 -> 0.21, MDE 0.2447% -> 0.631%.");
    }

    /** No phase of so little traffic has the power, with or without urgency. */
    @ParameterizedTest
    @ValueSource(longs = {1, 1_000})
    void whatGatesNeverSawIsFound(long usersPerDay) {
        RolloutPlan plan = fix(usersPerDay).expedite("totals are wrong").plan();

        assertThat(plan.urgency().orElseThrow().phases())
                .filteredOn(phase -> phase.name().equals("Canary"))
                .flatExtracting(phase -> phase.metrics())
                .noneMatch(price -> price.isLost());
        assertThat(found(plan, "evidence.too-small")).anyMatch(message -> message.contains("Canary"));
    }

    /** From 1% to 100% is a jump, also from the 2% that are left out. */
    @Test
    void aJumpThatWouldBeOneAnywayIsFound() {
        RolloutPolicy steep = RolloutPolicy.standard()
                .withLadder(
                        "canary",
                        Ladder.of(
                                Step.of("Canary", 1, Duration.ofDays(3)),
                                Step.of("Pilot", 2, Duration.ofDays(3)),
                                Step.of("Twentieth", 5, Duration.ofDays(3)),
                                Step.last("All")));
        RolloutPlan plan = fix(steep, 120_000).expedite("totals are wrong").plan();

        assertThat(plan.phases()).hasSizeLessThan(4);
        assertThat(found(plan, "phases.jump")).hasSize(1);
    }

    @Test
    void aJumpOverAPhaseThatIsLeftOutIsAccepted() {
        RolloutPlan plan = fix(120_000).expedite("totals are wrong").plan();

        assertThat(found(plan, "phases.jump")).isEmpty();
        assertThat(accepted(plan, "phases.jump")).hasSize(1);
    }
}
