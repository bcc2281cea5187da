package io.github.rolloutplanner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
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
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FixProperties {
    private static final List<String> FIXED =
            List.of("phases.numbered", "phases.target-group", "flags.start-percentage", "timeline.realistic");

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

    /** Each plan is drawn around the limits of one metric whose baseline is 0.1%, or is an odd one. */
    @Property(tries = 500)
    void noFixIsLooser(@ForAll long seed) {
        assertIsNowhereLooser(broken(new Random(seed)));
        assertIsNowhereLooser(new OddPlans(seed).plan());
    }

    private static void assertIsNowhereLooser(RolloutPlan broken) {
        RolloutPlan fixed = PlanLinter.fix(broken).plan();

        assertThat(limits(fixed))
                .zipSatisfy(limits(broken), (now, before) -> assertThat(now).isLessThanOrEqualTo(before));
        assertThat(samples(fixed))
                .zipSatisfy(samples(broken), (now, before) -> assertThat(now).isGreaterThanOrEqualTo(before));
        assertThat(fixed.phases())
                .zipSatisfy(
                        broken.phases(),
                        (now, before) -> assertThat(List.of(now.soak(), now.percentage(), approvals(now)))
                                .isEqualTo(List.of(before.soak(), before.percentage(), approvals(before))));
        assertThat(fixed.flags())
                .zipSatisfy(
                        broken.flags(),
                        (now, before) -> assertThat(now.startPercentage().orElse(Percentage.ZERO))
                                .isLessThanOrEqualTo(before.startPercentage().orElse(Percentage.ZERO)));
    }

    private static Stream<Gate> gates(RolloutPlan plan) {
        return plan.phases().stream().flatMap(phase -> phase.goLiveCriteria().stream());
    }

    /** How much the gates tolerate of what they are on, each on the side that is healthy. */
    private static List<Double> limits(RolloutPlan plan) {
        return gates(plan)
                .flatMap(gate -> gate.condition().allOf().stream())
                .map(Condition.OnMetric::threshold)
                .filter(threshold -> threshold.level().understood() instanceof Quantity)
                .map(threshold -> ((Quantity) threshold.level().understood()).value()
                        * (threshold.relation() == Threshold.Relation.BELOW ? 1 : -1))
                .toList();
    }

    private static List<Long> samples(RolloutPlan plan) {
        return gates(plan).map(gate -> gate.minimumSample().orElse(0)).toList();
    }

    private static long approvals(RolloutPhase phase) {
        return phase.goLiveCriteria().stream()
                .filter(gate -> gate.condition() instanceof Condition.Approval)
                .count();
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
