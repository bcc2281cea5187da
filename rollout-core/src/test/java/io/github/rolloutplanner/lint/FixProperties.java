package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FixProperties {
    private static final List<String> FIXED = List.of(
            "phases.numbered",
            "phases.target-group",
            "limits.gates-loosen",
            "flags.start-percentage",
            "timeline.realistic");

    @Property(tries = 500)
    void aFixIsDoneOnce(@ForAll long seed) {
        RolloutPlan fixed = PlanLinter.fix(new OddPlans(seed).plan()).plan();

        assertThat(PlanLinter.fix(fixed)).isEqualTo(new FixedPlan(fixed, List.of()));
    }

    @Property(tries = 500)
    void noFixBringsAFinding(@ForAll long seed) {
        RolloutPlan plan = new OddPlans(seed).plan();

        Map<String, Integer> before = RuleTable.breaches(plan);

        assertThat(RuleTable.breaches(PlanLinter.fix(plan).plan()))
                .allSatisfy((rule, count) -> assertThat(count).as(rule).isLessThanOrEqualTo(before.get(rule)));
    }

    @Property(tries = 500)
    void aPlanWithoutFixesIsTheSame(@ForAll long seed) {
        RolloutPlan plan = new OddPlans(seed).plan();
        FixedPlan fixed = PlanLinter.fix(plan);

        assertThat(fixed.fixes().isEmpty()).isEqualTo(fixed.plan() == plan);
    }

    @Property(tries = 200)
    void whatCanBeFixedIs(@ForAll long seed) {
        RolloutPlan broken = broken(new Random(seed));

        FixedPlan fixed = PlanLinter.fix(broken);

        assertThat(PlanLinter.lint(fixed.plan())).extracting(Finding::rule).doesNotContainAnyElementsOf(FIXED);
    }

    @Property(tries = 200)
    void nothingElseIsTouched(@ForAll long seed) {
        RolloutPlan broken = broken(new Random(seed));

        RolloutPlan fixed = PlanLinter.fix(broken).plan();

        assertThat(fixed.withPhases(broken.phases()).withFlags(broken.flags()).withTimeline(broken.timeline()))
                .isEqualTo(broken);
        assertThat(fixed.phases())
                .extracting(RolloutPhase::name, RolloutPhase::percentage, RolloutPhase::soak)
                .isEqualTo(broken.phases().stream()
                        .map(phase -> tuple(phase.name(), phase.percentage(), phase.soak()))
                        .toList());
    }

    /** A plan of another program with several faults of the sort that has one right answer. */
    private static RolloutPlan broken(Random random) {
        List<RolloutPhase> phases = new ArrayList<>();
        for (RolloutPhase phase : ForeignPlanCases.gatesOn(
                        "API error rate", limit(random), limit(random), limit(random))
                .phases()) {
            Audience group = new Audience.Stated("Random " + random.nextInt(101) + "% of users");
            phases.add(
                    phase.withNumber(random.nextInt(9)).withAudience(random.nextBoolean() ? group : phase.audience()));
        }
        List<TimeSpan> spans = new ArrayList<>();
        for (int at = random.nextInt(6); at > 0; at--) {
            spans.add(Plans.span(Duration.ofHours(random.nextInt(500))));
        }
        Timeline sound = Plans.SOUND.timeline();
        return Plans.foreign()
                .withPhases(phases)
                .withFlags(List.of(Plans.flag()
                        .startPercentage(Percentage.percent(random.nextInt(101)))
                        .build()))
                .withTimeline(new Timeline(
                        sound.preparation(), spans, Plans.span(Duration.ofDays(random.nextInt(60))), sound.bake()));
    }

    private static String limit(Random random) {
        return "< 0.1" + (1 + random.nextInt(7)) + "%";
    }
}
