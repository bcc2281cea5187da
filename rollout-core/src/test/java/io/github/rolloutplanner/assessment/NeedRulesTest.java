package io.github.rolloutplanner.assessment;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.policy.RiskPolicy;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class NeedRulesTest {

    private static Change.Builder change(Trait... traits) {
        return Change.named("Route planner").addTraits(traits);
    }

    private static Change.Builder visible(ImpactKind kind, Trait... traits) {
        return change(traits).addUserFacingChanges(new UserFacingChange(kind, "Routes avoid tolls"));
    }

    private static void required(Change.Builder change, String rule) {
        required(change, rule, Map.of());
    }

    private static void required(Change.Builder change, String rule, Map<String, String> facts) {
        verdict(change, RolloutNeed.REQUIRED, rule, facts);
    }

    private static void skipped(Change.Builder change, String rule) {
        verdict(change, RolloutNeed.SKIP, rule, Map.of());
    }

    private static void verdict(Change.Builder change, RolloutNeed need, String rule, Map<String, String> facts) {
        Assessment assessment = Assessment.of(change.build(), RiskPolicy.standard());
        assertThat(assessment.need()).isEqualTo(need);
        assertThat(assessment.needReasons())
                .extracting(Reason::rule, Reason::facts)
                .contains(tuple(rule, facts));
    }

    @Nested
    class IsRequired {
        @Test
        @Tag("spec:trigger.new-feature")
        void byANewFeature() {
            required(change(Trait.NEW_FEATURE), "need.new-feature");
        }

        @Test
        @Tag("spec:trigger.ui")
        void byAnotherInterface() {
            required(visible(ImpactKind.UI), "need.ui");
        }

        @Test
        @Tag("spec:trigger.behavior")
        void byAnotherWayOfWorking() {
            String reason = "need.behavior";
            required(visible(ImpactKind.BEHAVIORAL), reason);
            required(change(Trait.WORKFLOW_CHANGE), reason);
        }

        @Test
        @Tag("spec:trigger.performance")
        void byPerformanceOfUncertainEffect() {
            required(visible(ImpactKind.PERFORMANCE), "need.performance");
        }

        @Test
        void byDataAndIntegrations() {
            required(visible(ImpactKind.DATA_MODEL), "need.data-model");
            required(visible(ImpactKind.INTEGRATION), "need.integration");
        }

        @ParameterizedTest
        @EnumSource(names = {"AUTHENTICATION", "PAYMENTS", "CRITICAL_PATH"})
        @Tag("spec:trigger.critical-path")
        @Tag("spec:trigger.high-risk")
        void byPathsThatUsersCannotDoWithout(Trait trait) {
            required(change(trait), "need.risk", Map.of("risk", trait == Trait.PAYMENTS ? "critical" : "high"));
        }

        @Test
        @Tag("spec:trigger.multi-tenant")
        void byTenants() {
            String reason = "need.multi-tenant";
            required(change(Trait.MULTI_TENANT), reason, Map.of("tenants", "tenants"));
            required(
                    change().population(Population.ofUsersPerDay(900).withTenants(12, "wiki")),
                    reason,
                    Map.of("tenants", "wikis"));
        }

        @Test
        @Tag("spec:trigger.segmentation")
        void byASegment() {
            required(
                    change(Trait.VISUAL_ONLY).putSegment("beta", TargetingCondition.is("user.tier", "beta")),
                    "need.segments",
                    Map.of("segments", "beta"));
        }

        @Test
        void byTheCaller() {
            required(change(Trait.VISUAL_ONLY).internalFirst(true), "need.caller", Map.of("strategy", "own ladder"));
        }

        @Test
        void byACallerWhoNamesAStrategyOfSteps() {
            required(change(Trait.VISUAL_ONLY).strategy("canary"), "need.caller", Map.of("strategy", "canary"));
        }

        @Test
        void byACallerWhoGivesSteps() {
            Ladder steps = Ladder.of(Step.of("Pilot", 5, Duration.ofDays(1)), Step.last("Everybody"));

            required(change(Trait.VISUAL_ONLY).ladder(steps), "need.caller", Map.of("strategy", "own ladder"));
        }

        @Test
        @Tag("spec:trigger.experiment")
        void byAnExperiment() {
            required(
                    change(Trait.BUG_FIX).experiment(ExperimentRequest.changing("Arrivals", percent(5))),
                    "need.experiment");
        }

        @Test
        void byKnowingNothing() {
            required(change(), "need.unknown");
        }

        @Test
        void evenWhereASkipRuleAppliesToo() {
            required(change(Trait.CONFIGURATION, Trait.GLOBAL_CONFIG), "need.risk", Map.of("risk", "high"));
        }
    }

    @Nested
    class IsNot {
        @Test
        @Tag("spec:skip.refactoring")
        void forRefactoringWithoutUserVisibleChange() {
            skipped(change(Trait.INTERNAL_REFACTORING), "skip.refactoring");
            required(visible(ImpactKind.PERFORMANCE, Trait.INTERNAL_REFACTORING), "need.performance");
        }

        @Test
        @Tag("spec:skip.bug-fix")
        void forABugFixInOneCorner() {
            skipped(visible(ImpactKind.BEHAVIORAL, Trait.BUG_FIX, Trait.ISOLATED), "skip.bug-fix");
            required(visible(ImpactKind.BEHAVIORAL, Trait.BUG_FIX), "need.behavior");
        }

        @Test
        @Tag("spec:skip.configuration")
        void forASettingThatChangesNoBehaviour() {
            skipped(change(Trait.CONFIGURATION), "skip.configuration");
            required(visible(ImpactKind.BEHAVIORAL, Trait.CONFIGURATION), "need.behavior");
        }

        @Test
        void forACallerWhoAsksForNoSteps() {
            Ladder atOnce = Ladder.of(Step.last("Everybody"));

            skipped(change(Trait.CONFIGURATION).strategy("immediate"), "skip.configuration");
            skipped(change(Trait.CONFIGURATION).ladder(atOnce), "skip.configuration");
        }

        @Test
        void forLooksAlone() {
            skipped(visible(ImpactKind.UI, Trait.VISUAL_ONLY), "skip.visual");
        }

        @ParameterizedTest
        @EnumSource(mode = Mode.EXCLUDE, names = "PRODUCTION")
        @Tag("spec:skip.environment")
        void whereNoUsersAreWhateverElseIsKnown(Environment where) {
            String place = where == Environment.STAGING ? "staging" : "development";
            verdict(
                    change(Trait.PAYMENTS, Trait.NEW_FEATURE).environment(where),
                    RolloutNeed.SKIP,
                    "skip.environment",
                    Map.of("environment", place));
        }
    }
}
