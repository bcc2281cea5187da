package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixTest {

    private static List<String> fixes(RolloutPlan plan) {
        return PlanLinter.fix(plan).fixes().stream().map(Fix::toString).toList();
    }

    @Test
    void aSoundPlanStays() {
        assertThat(PlanLinter.fix(Plans.SOUND)).isEqualTo(new FixedPlan(Plans.SOUND, List.of()));
        RolloutPlan foreign = Plans.foreign();
        assertThat(PlanLinter.fix(foreign).plan()).isSameAs(foreign);
    }

    @Test
    void phasesAreNumberedInTheirOrder() {
        RolloutPlan broken = Plans.withPhase(2, phase -> phase.withNumber(7));

        assertThat(PlanLinter.fix(broken).plan()).isEqualTo(Plans.SOUND);
        assertThat(fixes(broken)).containsExactly("phases[2].number: '7' is '3' now. [phases.numbered]");
    }

    @Test
    void aTargetGroupNamesThePercentageOfItsPhase() {
        RolloutPlan broken =
                Plans.withPhase(1, phase -> phase.withAudience(new Audience.Stated("Random 40% of users")));

        FixedPlan fixed = PlanLinter.fix(broken);

        assertThat(fixed.plan())
                .isEqualTo(Plans.withPhase(1, phase -> phase.withAudience(new Audience.Stated("Random 5% of users"))));
        assertThat(fixed.fixes())
                .containsExactly(new Fix(
                        "phases.target-group", "phases[1].audience", "Random 40% of users", "Random 5% of users"));
    }

    /** Which of the two is meant is not clear. */
    @Test
    void aTargetGroupOfSeveralPercentagesStays() {
        Audience several = new Audience.Stated("20% of users, then 40% of users");

        assertThat(fixes(Plans.withPhase(1, phase -> phase.withAudience(several))))
                .isEmpty();
    }

    @Test
    void gatesTightenAsThePercentageGrows() {
        RolloutPlan broken = ForeignPlanCases.gatesOn("API error rate", "< 0.15%", "< 0.17%", "< 0.17%");

        FixedPlan fixed = PlanLinter.fix(broken);

        assertThat(fixed.plan()).isEqualTo(ForeignPlanCases.gatesOn("API error rate", "< 0.15%", "< 0.15%", "< 0.15%"));
        assertThat(fixed.fixes())
                .extracting(Fix::path)
                .containsExactly("phases[2].goLiveCriteria[0]", "phases[3].goLiveCriteria[0]");
        assertThat(adviceOf("limits.gates-loosen", broken))
                .startsWith("Tighten each limit that is looser than the one before: 0.15% in Pilot, 0.15% in ");
    }

    /** At 100% no control group shows what a metric would be without the change: 0.11% is within the room for a baseline of 0.1%. */
    @Test
    void gatesThatWouldLeaveNoRoomAreAdvisedOnly() {
        RolloutPlan broken = ForeignPlanCases.gatesOn("API error rate", "< 0.11%", "< 0.11%", "< 0.17%");

        assertThat(fixes(broken)).isEmpty();
        assertThat(adviceOf("limits.gates-loosen", broken))
                .startsWith("Plan again, or give the loosest limit to the smallest percentage: 0.17% in Pilot, ");
    }

    @Test
    void gatesWhoseTriggerWouldBeFarOffAreAdvisedOnly() {
        RolloutPlan broken = ForeignPlanCases.gatesOn("API error rate", "< 0.13%", "< 0.17%", "< 0.17%");

        assertThat(fixes(broken)).isEmpty();
        assertThat(adviceOf("limits.gates-loosen", broken)).startsWith("Plan again, or ");
    }

    @Test
    void aLimitThatMayBeCrossedForAWhileIsNoneForOneThatMayNot() {
        RolloutPlan broken = ForeignPlanCases.gatesOn("API error rate", "< 0.15% for 5 minutes", "< 0.17%", "< 0.17%");

        assertThat(fixes(broken)).isEmpty();
    }

    @Test
    void eachFixIsWhatItsFindingAdvises() {
        Timeline sound = Plans.SOUND.timeline();
        List<TimeSpan> spans = new ArrayList<>(sound.phases());
        spans.set(1, Plans.span(Duration.ofDays(3)));

        assertThat(adviceOf("phases.numbered", Plans.withPhase(2, phase -> phase.withNumber(7))))
                .isEqualTo("Number the phases from 1, in their order.");
        assertThat(adviceOf(
                        "phases.target-group",
                        Plans.withPhase(1, phase -> phase.withAudience(new Audience.Stated("Random 40% of users")))))
                .isEqualTo("Say 5% in the target group: the percentage of the phase is carried out.");
        assertThat(adviceOf(
                        "flags.start-percentage",
                        Plans.withFlag(Plans.flag()
                                .startPercentage(Percentage.percent(10))
                                .bucketBy("user.id"))))
                .isEqualTo("Start the flag at 5% or less; the phases raise it.");
        assertThat(adviceOf(
                        "timeline.realistic",
                        Plans.withTimeline(sound.preparation(), spans, Plans.span(Duration.ofDays(20)))))
                .isEqualTo("Give it 1 day in the timeline: the soak of the phase is carried out.");
        assertThat(adviceOf(
                        "timeline.realistic",
                        Plans.withTimeline(sound.preparation(), sound.phases(), Plans.span(Duration.ofDays(40)))))
                .isEqualTo("Set the total to 18 days.");
        assertThat(adviceOf(
                        "timeline.realistic",
                        Plans.withTimeline(sound.preparation(), sound.phases().subList(0, 3), sound.total())))
                .isEqualTo("Give each phase its soak in the timeline, in the order of the phases.");
    }

    private static String adviceOf(String rule, RolloutPlan plan) {
        return PlanLinter.lint(plan).stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .advice();
    }

    @Test
    void aFlagStartsWhereTheFirstPhaseDoes() {
        RolloutPlan broken = Plans.withFlag(
                Plans.flag().startPercentage(Percentage.percent(10)).bucketBy("user.id"));

        assertThat(fixes(broken))
                .containsExactly("flags[0].startPercentage: '10%' is '5%' now. [flags.start-percentage]");
        assertThat(PlanLinter.fix(broken).plan())
                .isEqualTo(Plans.withFlag(
                        Plans.flag().startPercentage(Percentage.percent(5)).bucketBy("user.id")));
    }

    @Test
    void theTimelineIsThatOfThePhases() {
        Timeline sound = Plans.SOUND.timeline();
        List<TimeSpan> spans = new ArrayList<>(sound.phases());
        spans.set(1, Plans.span(Duration.ofDays(3)));
        RolloutPlan broken = Plans.SOUND.withTimeline(
                new Timeline(sound.preparation(), spans, Plans.span(Duration.ofDays(40)), sound.bake()));

        assertThat(fixes(broken))
                .containsExactly(
                        "timeline.phases[1]: '3 days' is '1 day' now. [timeline.realistic]",
                        "timeline.total: '40 days' is '18 days' now. [timeline.realistic]");
        assertThat(PlanLinter.fix(broken).plan()).isEqualTo(Plans.SOUND);
    }

    @Test
    void theTimelineHasALengthForEachPhase() {
        Timeline sound = Plans.SOUND.timeline();
        RolloutPlan few = Plans.withTimeline(sound.preparation(), sound.phases().subList(0, 3), sound.total());
        List<TimeSpan> more = new ArrayList<>(sound.phases());
        more.add(Plans.span(Duration.ZERO));

        assertThat(fixes(few)).containsExactly("timeline.phases[3]: 'none' is '0 seconds' now. [timeline.realistic]");
        assertThat(fixes(Plans.withTimeline(sound.preparation(), more, sound.total())))
                .containsExactly("timeline.phases[4]: '0 seconds' is 'none' now. [timeline.realistic]");
    }

    @Test
    void aGateWaitsForWhatItsEvidenceNeeds() {
        RolloutPlan own = own();
        RolloutPlan broken = waitingFor(7, own);

        FixedPlan fixed = PlanLinter.fix(broken);

        assertThat(fixed.plan()).isEqualTo(own);
        assertThat(fixed.fixes())
                .extracting(Fix::rule, Fix::path, Fix::before)
                .containsExactly(tuple("evidence.agrees", "phases[0].goLiveCriteria[0].minimumSample", "7"));
        assertThat(adviceOf("evidence.agrees", broken))
                .isEqualTo("Set the minimum sample of the gate to 147,157, which its evidence needs.");
    }

    /** A fix makes no gate looser. */
    @Test
    void aGateThatWaitsForMoreThanItsEvidenceNeedsStays() {
        assertThat(fixes(waitingFor(1_000_000_000, own()))).isEmpty();
    }

    private static RolloutPlan own() {
        return RolloutPlanner.forChange("Search by meaning")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(48_000_000))
                .guardrail(Metric.errorRate("Search errors", Percentage.percent(0.2)))
                .plan();
    }

    private static RolloutPlan waitingFor(long sample, RolloutPlan own) {
        RolloutPhase canary = own.phases().get(0);
        RolloutPhase other = RolloutPhase.builder()
                .number(canary.number())
                .name(canary.name())
                .percentage(canary.percentage())
                .audience(canary.audience())
                .purpose(canary.purpose())
                .soak(canary.soak())
                .addGoLiveCriteria(canary.goLiveCriteria().get(0).withMinimumSample(sample))
                .addAllGoLiveCriteria(canary.goLiveCriteria()
                        .subList(1, canary.goLiveCriteria().size()))
                .composition(canary.composition())
                .addAllEvidence(canary.evidence())
                .addAllReasons(canary.reasons())
                .build();
        return own.withPhases(Plans.changed(own.phases(), 0, phase -> other));
    }

    @Test
    void noPhaseIsNothingToFix() {
        RolloutPlan none = Plans.foreign().withPhases(List.of());

        assertThat(PlanLinter.fix(none).plan()).isSameAs(none);
        assertThat(PlanLinter.lint(none)).extracting(Finding::rule).contains("phases.present");
    }

    @Test
    void onePhaseHasNoGatesThatLoosen() {
        RolloutPlan sound = ForeignPlanCases.gatesOn("API error rate", "< 0.15%", "< 0.17%", "< 0.17%");
        RolloutPlan one = sound.withPhases(List.of(sound.phases().get(3).withNumber(1)));

        assertThat(one.phases().get(0).percentage()).isEqualTo(Percentage.ONE_HUNDRED);
        assertThat(PlanLinter.lint(one)).extracting(Finding::rule).doesNotContain("limits.gates-loosen");
        assertThat(PlanLinter.fix(one).plan().phases()).isEqualTo(one.phases());
    }

    /** Gates that loosen while the percentage falls are what they should be. */
    @Test
    void phasesInReverseAreOnlyNumbered() {
        RolloutPlan sound = ForeignPlanCases.gatesOn("API error rate", "< 0.17%", "< 0.16%", "< 0.15%");
        List<RolloutPhase> reversed = new ArrayList<>(sound.phases());
        Collections.reverse(reversed);
        RolloutPlan broken = sound.withPhases(reversed);

        assertThat(PlanLinter.lint(broken)).extracting(Finding::rule).doesNotContain("limits.gates-loosen");
        assertThat(PlanLinter.fix(broken).plan().phases())
                .extracting(RolloutPhase::goLiveCriteria)
                .isEqualTo(reversed.stream().map(RolloutPhase::goLiveCriteria).toList());
    }

    @Test
    void gatesAtOnePercentageMayDiffer() {
        RolloutPlan plan = ForeignPlanCases.gatesOn("API error rate", "< 0.15%", "< 0.17%", "< 0.17%");
        RolloutPhase pilot = plan.phases().get(1);
        RolloutPhase again = RolloutPhase.builder()
                .number(3)
                .name("Pilot again")
                .percentage(pilot.percentage())
                .audience(pilot.audience())
                .soak(pilot.soak())
                .addAllGoLiveCriteria(plan.phases().get(2).goLiveCriteria())
                .build();
        RolloutPlan equal = plan.withPhases(
                List.of(plan.phases().get(0), pilot, again, plan.phases().get(3)));

        assertThat(PlanLinter.lint(equal)).extracting(Finding::rule).doesNotContain("limits.gates-loosen");
        assertThat(PlanLinter.fix(equal).plan().phases()).isEqualTo(equal.phases());
    }

    @Test
    void namesOfMetricsInOtherCaseAreTheSameMetric() {
        RolloutPlan broken = ForeignPlanCases.gatesOn("api ERROR rate", "< 0.15%", "< 0.17%", "< 0.17%");

        assertThat(PlanLinter.fix(broken).plan())
                .isEqualTo(ForeignPlanCases.gatesOn("api ERROR rate", "< 0.15%", "< 0.15%", "< 0.15%"));
    }

    @Test
    void aFixReadsAsOneLine() {
        assertThat(new Fix("phases.target-group", "phases[0].audience", "a\nb", "c"))
                .hasToString("phases[0].audience: 'a b' is 'c' now. [phases.target-group]");
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> PlanLinter.fix(null)).withMessage("plan");
    }
}
