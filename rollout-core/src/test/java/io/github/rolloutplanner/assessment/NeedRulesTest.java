package io.github.rolloutplanner.assessment;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.policy.RiskPolicy;
import io.github.rolloutplanner.reason.Reason;
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

    private static Change.Builder noticed(ImpactKind kind, Trait... traits) {
        return change(traits).addUserFacingChanges(new UserFacingChange(kind, "Routes avoid tolls"));
    }

    private static void required(Change.Builder change, String reason) {
        verdict(change, RolloutNeed.REQUIRED, reason);
    }

    private static void skipped(Change.Builder change, String reason) {
        verdict(change, RolloutNeed.SKIP, reason);
    }

    private static void verdict(Change.Builder change, RolloutNeed need, String reason) {
        Assessment assessment = Assessment.of(change.build(), RiskPolicy.standard());
        assertThat(assessment.need()).isEqualTo(need);
        assertThat(assessment.needReasons()).extracting(Reason::toString).contains(reason);
    }

    @Nested
    class IsRequired {
        @Test
        @Tag("spec:trigger.new-feature")
        void byANewFeature() {
            required(
                    change(Trait.NEW_FEATURE),
                    "For 'Route planner', users get something that they did not have. [need.new-feature]");
        }

        @Test
        @Tag("spec:trigger.ui")
        void byAnotherInterface() {
            required(noticed(ImpactKind.UI), "For 'Route planner', users see another interface. [need.ui]");
        }

        @Test
        @Tag("spec:trigger.behavior")
        void byAnotherWayOfWorking() {
            String reason = "For 'Route planner', the way users work changes. [need.behavior]";
            required(noticed(ImpactKind.BEHAVIORAL), reason);
            required(change(Trait.WORKFLOW_CHANGE), reason);
        }

        @Test
        @Tag("spec:trigger.performance")
        void byPerformanceOfUncertainEffect() {
            required(
                    noticed(ImpactKind.PERFORMANCE),
                    "For 'Route planner', its effect on performance shows only under load. [need.performance]");
        }

        @Test
        void byDataAndIntegrations() {
            required(
                    noticed(ImpactKind.DATA_MODEL),
                    "For 'Route planner', stored data or contracts change. [need.data-model]");
            required(
                    noticed(ImpactKind.INTEGRATION),
                    "For 'Route planner', services of others take part. [need.integration]");
        }

        @ParameterizedTest
        @EnumSource(names = {"AUTHENTICATION", "PAYMENTS", "CRITICAL_PATH"})
        @Tag("spec:trigger.critical-path")
        @Tag("spec:trigger.high-risk")
        void byPathsThatUsersCannotDoWithout(Trait trait) {
            String risk = trait == Trait.PAYMENTS ? "CRITICAL" : "HIGH";
            required(
                    change(trait),
                    "'Route planner' is " + risk
                            + ", and what can do such harm is validated step by step. [need.risk]");
        }

        @Test
        @Tag("spec:trigger.multi-tenant")
        void byTenants() {
            String reason = "For 'Route planner', several tenants share it. [need.multi-tenant]";
            required(change(Trait.MULTI_TENANT), reason);
            required(change().population(Population.ofUsersPerDay(900).withTenants(12)), reason);
        }

        @Test
        @Tag("spec:trigger.segmentation")
        void byASegment() {
            required(
                    change(Trait.VISUAL_ONLY).putSegment("beta", TargetingCondition.is("user.tier", "beta")),
                    "For 'Route planner', some users shall get it before others. [need.segments]");
        }

        @Test
        void byTheCaller() {
            required(
                    change(Trait.VISUAL_ONLY).internalFirst(true),
                    "The caller wants 'Route planner' to go step by step. [need.caller]");
        }

        @Test
        @Tag("spec:trigger.experiment")
        void byAnExperiment() {
            required(
                    change(Trait.BUG_FIX).experiment(ExperimentRequest.changing("Arrivals", percent(5))),
                    "For 'Route planner', an A/B test was asked for. [need.experiment]");
        }

        @Test
        void byKnowingNothing() {
            required(
                    change(),
                    "Nothing says that 'Route planner' is harmless, so it is not assumed to be. [need.unknown]");
        }

        @Test
        void evenWhereASkipRuleAppliesToo() {
            required(
                    change(Trait.CONFIGURATION, Trait.GLOBAL_CONFIG),
                    "'Route planner' is HIGH, and what can do such harm is validated step by step. [need.risk]");
        }
    }

    @Nested
    class IsNot {
        @Test
        @Tag("spec:skip.refactoring")
        void forRefactoringThatNobodyNotices() {
            skipped(
                    change(Trait.INTERNAL_REFACTORING),
                    "For 'Route planner', only the inside changes and users notice nothing. [skip.refactoring]");
            required(
                    noticed(ImpactKind.PERFORMANCE, Trait.INTERNAL_REFACTORING),
                    "For 'Route planner', its effect on performance shows only under load. [need.performance]");
        }

        @Test
        @Tag("spec:skip.bug-fix")
        void forABugFixInOneCorner() {
            skipped(
                    noticed(ImpactKind.BEHAVIORAL, Trait.BUG_FIX, Trait.ISOLATED),
                    "For 'Route planner', it is a repair that is known to stay where it is. [skip.bug-fix]");
            required(
                    noticed(ImpactKind.BEHAVIORAL, Trait.BUG_FIX),
                    "For 'Route planner', the way users work changes. [need.behavior]");
        }

        @Test
        @Tag("spec:skip.configuration")
        void forASettingThatChangesNoBehaviour() {
            skipped(
                    change(Trait.CONFIGURATION),
                    "For 'Route planner', it changes settings, and no user-facing change was named. [skip.configuration]");
            required(
                    noticed(ImpactKind.BEHAVIORAL, Trait.CONFIGURATION),
                    "For 'Route planner', the way users work changes. [need.behavior]");
        }

        @Test
        void forLooksAlone() {
            skipped(
                    noticed(ImpactKind.UI, Trait.VISUAL_ONLY),
                    "For 'Route planner', only the looks change, nothing that users do. [skip.visual]");
        }

        @ParameterizedTest
        @EnumSource(mode = Mode.EXCLUDE, names = "PRODUCTION")
        @Tag("spec:skip.environment")
        void whereNoUsersAreWhateverElseIsKnown(Environment where) {
            String place = where == Environment.STAGING ? "staging" : "development";
            skipped(
                    change(Trait.PAYMENTS, Trait.NEW_FEATURE).environment(where),
                    "No users are in " + place + ", where 'Route planner' goes. [skip.environment]");
        }
    }
}
