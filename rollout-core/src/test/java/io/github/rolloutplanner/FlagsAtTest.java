package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.flag.EvaluationContext;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagEvaluator;
import io.github.rolloutplanner.flag.FlagPreview;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How the flag of a plan is set in each phase: who the audience is, not only how many they are. */
class FlagsAtTest {
    private static final RolloutPlanner PLANNER = RolloutPlanner.withPolicy(RolloutPolicy.standard());
    private static final TargetingCondition BETA = TargetingCondition.is("user.tier", "beta");
    private static final TargetingCondition EARLY = TargetingCondition.is("user.early", "yes");
    private static final TargetingCondition STAFF = TargetingCondition.endsWith("user.email", "@company.com");

    private static ChangeDraft payments() {
        return RolloutPlanner.forChange("Taxes").newFeature().touching(Trait.PAYMENTS);
    }

    private static ChangeDraft rings() {
        return payments()
                .internalUsers(STAFF)
                .population(Population.ofRings(
                        Ring.of("Company", 2_000).recognisedBy(STAFF),
                        Ring.of("Beta", 20_000).recognisedBy(BETA),
                        Ring.of("World", 200_000)));
    }

    private static FlagState at(RolloutPlan plan, int number) {
        return plan.flagsAt(plan.phases().get(number - 1)).get(0);
    }

    private static List<String> segments(RolloutPlan plan, int number) {
        return at(plan, number).rules().stream().map(TargetingRule::segment).toList();
    }

    @Nested
    class Rings {
        @Test
        void areReachedByTheirConditionFromTheirPhaseOn() {
            RolloutPlan plan = rings().plan();
            assertThat(plan.phases())
                    .extracting(RolloutPhase::name)
                    .containsExactly("Internal testing", "Company", "Beta", "World");
            assertThat(segments(plan, 1)).containsExactly("internal");
            assertThat(segments(plan, 2)).containsExactly("internal", "Company");
            assertThat(at(plan, 3).rules())
                    .extracting(TargetingRule::segment, TargetingRule::condition)
                    .containsExactly(
                            tuple("internal", Optional.of(STAFF)),
                            tuple("Company", Optional.of(STAFF)),
                            tuple("Beta", Optional.of(BETA)));
            assertThat(at(plan, 3).percentage()).isEqualTo(Percentage.ZERO);
            assertThat(at(plan, 4).percentage()).isEqualTo(Percentage.ONE_HUNDRED);
        }

        @Test
        void areReachedByTheConditionOfTheSegmentOfTheirName() {
            RolloutPlan plan = payments()
                    .internalUsers(STAFF)
                    .betaUsers(BETA)
                    .segment("early adopters", EARLY)
                    .plan();
            assertThat(plan.phases().get(1).audience())
                    .isEqualTo(new Audience.RingMembers("Beta", 0, "user", Optional.of(BETA)));
            assertThat(at(plan, 3).rules())
                    .extracting(TargetingRule::segment, TargetingRule::condition)
                    .containsExactly(
                            tuple("internal", Optional.of(STAFF)),
                            tuple("Beta", Optional.of(BETA)),
                            tuple("Early Adopters", Optional.of(EARLY)));
            assertThat(segments(plan, 1)).containsExactly("internal");
        }

        @Test
        void sayWhoTheyAre() {
            RolloutPlan plan = rings().plan();
            assertThat(plan.phases().get(2).targetGroup())
                    .isEqualTo("Ring Beta (user.tier == 'beta'; 20,000 users, 10% of all users)");
            assertThat(plan.dependencies())
                    .extracting(Statement::text)
                    .contains(
                            "Segment definitions in the flag system: internal (user.email ends with @company.com), Company"
                                    + " (user.email ends with @company.com) and Beta (user.tier == 'beta')")
                    .noneMatch(text -> text.startsWith("Membership"));
        }

        @Test
        void withoutAConditionAreKnownByTheirNameAndThePlanSaysSo() {
            RolloutPlan plan = payments().plan();
            assertThat(at(plan, 3).rules()).extracting(TargetingRule::condition).containsOnly(Optional.empty());
            assertThat(plan.dependencies())
                    .extracting(Statement::text)
                    .contains(
                            "Membership in the flag system: internal, Beta and Early Adopters; each group is turned on"
                                    + " with its phase");
        }

        @Test
        void keepOthersOutUntilAllHaveIt() {
            RolloutPlan plan = rings().segment("press", EARLY).plan();
            assertThat(segments(plan, 3)).containsExactly("internal", "Company", "Beta");
            assertThat(segments(plan, 4)).contains("press");
            assertThat(plan.flags().get(0).reasons())
                    .extracting(Object::toString)
                    .contains(
                            "Members of press get the change with World (100%), whatever its percentage is. [flag.segments]");
        }
    }

    @Nested
    class ASegmentWithoutAPhase {
        private final RolloutPlan plan = RolloutPlanner.forChange("Search")
                .internalFirst()
                .internalUsers(STAFF)
                .betaUsers(BETA)
                .plan();

        @Test
        void beginsWithTheFirstUsers() {
            assertThat(segments(plan, 1)).containsExactly("internal");
            assertThat(at(plan, 1).percentage()).isEqualTo(Percentage.ZERO);
            assertThat(segments(plan, 2)).containsExactlyInAnyOrder("internal", "beta");
            assertThat(at(plan, 2).percentage()).isEqualTo(plan.phases().get(1).percentage());
        }

        @Test
        void isNoEarlyOneForTheLinter() {
            assertThat(PlanLinter.lint(plan)).extracting(Finding::rule).doesNotContain("flags.early-segment");
        }
    }

    @Test
    void aPreviewCountsTheMembersOfEachRing() {
        RolloutPlan plan = rings().plan();
        FlagPreview beta =
                FlagEvaluator.of(at(plan, 3)).preview(IntStream.range(0, 1_000).mapToObj(FlagsAtTest::user));
        assertThat(beta.inSegment("internal")).isEqualTo(10);
        assertThat(beta.inSegment("company")).isZero();
        assertThat(beta.inSegment("beta")).isEqualTo(90);
        assertThat(beta.exposed()).isEqualTo(100);
    }

    private static EvaluationContext user(int number) {
        return EvaluationContext.of("user.id", "user-" + number)
                .with("user.email", number % 100 == 0 ? "ann@company.com" : "ann@example.com")
                .with("user.tier", number % 10 == 0 ? "beta" : "free");
    }

    private static RolloutPlan ofPhases(FeatureFlag flag, Object... percentagesAndAudiences) {
        List<RolloutPhase> phases = new ArrayList<>();
        for (int at = 0; at < percentagesAndAudiences.length; at += 2) {
            phases.add(RolloutPhase.builder()
                    .number(phases.size() + 1)
                    .name("Phase " + (phases.size() + 1))
                    .percentage(percent((int) percentagesAndAudiences[at]))
                    .audience((Audience) percentagesAndAudiences[at + 1])
                    .soak(Duration.ofDays(1))
                    .build());
        }
        return payments().plan().withPhases(phases).withFlags(List.of(flag));
    }

    private static FeatureFlag flag(TargetingRule... rules) {
        return FeatureFlag.builder()
                .key("taxes")
                .type(FeatureFlag.Type.PERCENTAGE)
                .defaultValue(FlagValue.of(false))
                .addRules(rules)
                .bucketBy("user.id")
                .implementation("")
                .build();
    }

    @Test
    void aRingAfterAPercentageTakesTheChangeFromNoUser() {
        RolloutPlan plan = ofPhases(
                flag(),
                10,
                new Audience.RandomPercentage("user"),
                20,
                new Audience.RingMembers("Beta", 0, "user"),
                50,
                new Audience.RandomPercentage("user"));
        assertThat(at(plan, 2).percentage()).isEqualTo(percent(10));
        assertThat(segments(plan, 2)).containsExactly("Beta");
        assertThat(at(plan, 3).percentage()).isEqualTo(percent(50));
    }

    @Test
    void theWholeTeamIsNoUserOfAnotherKind() {
        RolloutPlan plan = ofPhases(
                flag(),
                100,
                new Audience.Internal("segment internal", Optional.empty()),
                100,
                new Audience.Everyone("user"));
        assertThat(at(plan, 1).percentage()).isEqualTo(Percentage.ZERO);
        assertThat(segments(plan, 1)).containsExactly("internal");
        assertThat(at(plan, 2).percentage()).isEqualTo(percent(100));
    }

    @Test
    void whoIsKeptOutIsKeptOutInEachPhaseAndAfterTheLastOne() {
        TargetingRule legacy = new TargetingRule(
                "legacy", Optional.of(TargetingCondition.is("user.plan", "legacy")), FlagValue.of(false));
        RolloutPlan plan = ofPhases(
                flag(legacy), 20, new Audience.RingMembers("Beta", 0, "user"), 100, new Audience.Everyone("user"));
        assertThat(at(plan, 1).rules().get(0)).isEqualTo(legacy);
        assertThat(at(plan, 2).rules().get(0)).isEqualTo(legacy);
        RunningRollout over = RunningRollout.start(plan)
                .advanceAnyway(Duration.ofHours(1), "Kim", "A test.")
                .advanceAnyway(Duration.ofHours(2), "Kim", "A test.");
        assertThat(over.isOver()).isTrue();
        assertThat(over.live().flags().get(0).rules()).containsExactly(legacy);
        EvaluationContext user = user(1).with("user.plan", "legacy");
        assertThat(FlagEvaluator.of(over.live().flags().get(0)).evaluate(user).value())
                .isEqualTo(FlagValue.of(false));
    }

    @Test
    void aPhaseOfAnotherPlanIsNone() {
        RolloutPhase other = payments().plan().phases().get(1);
        assertThatThrownBy(() -> rings().plan().flagsAt(other))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage("Phase 'Beta' is none of this plan. Give one of its phases().");
    }

    @Property(tries = 100)
    @Domain(Changes.class)
    void theRunningRolloutSetsItsFlagsAsThePlanSays(@ForAll Change change) {
        RolloutPlan plan = PLANNER.plan(change);
        RunningRollout rollout = RunningRollout.start(plan);
        for (RolloutPhase phase : plan.phases()) {
            assertThat(rollout.live().flags()).isEqualTo(plan.flagsAt(phase));
            rollout = rollout.advanceAnyway(Duration.ofHours(phase.number()), "Kim", "A test.");
        }
    }

    @Property(tries = 100)
    @Domain(Changes.class)
    void rulesAndPercentagesOnlyGrow(@ForAll Change change) {
        RolloutPlan plan = PLANNER.plan(change);
        for (int flag = 0; flag < plan.flags().size(); flag++) {
            FlagState before = plan.flagsAt(plan.phases().get(0)).get(flag);
            for (RolloutPhase phase : plan.phases()) {
                FlagState now = plan.flagsAt(phase).get(flag);
                assertThat(now.rules()).containsAll(before.rules());
                assertThat(now.percentage()).isGreaterThanOrEqualTo(before.percentage());
                before = now;
            }
            assertThat(before.percentage()).isEqualTo(percent(100));
        }
    }
}
