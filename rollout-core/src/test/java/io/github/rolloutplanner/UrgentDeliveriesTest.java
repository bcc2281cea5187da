package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.PlanRisk;
import io.github.rolloutplanner.plan.PlannedUrgency.PhasePrice;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How short the phases of an urgent change are, by how it is delivered. */
class UrgentDeliveriesTest {

    private static ChangeDraft routes(Delivery delivery) {
        return RolloutPlanner.forChange("Saved routes").newFeature().deliveredBy(delivery);
    }

    private static ChangeDraft sensor() {
        return RolloutPlanner.forChange("Sensor 7")
                .touching(Trait.BUG_FIX, Trait.KERNEL_OR_AGENT)
                .deliveredBy(Delivery.fleet(40_000));
    }

    private static Duration length(RolloutPlan plan) {
        return plan.urgency().orElseThrow().length();
    }

    private static List<String> reasons(RolloutPlan plan) {
        return plan.urgency().orElseThrow().reasons().stream()
                .map(Reason::toString)
                .toList();
    }

    private static Map<String, String> byPhase(RolloutPlan plan) {
        return plan.urgency().orElseThrow().phases().stream()
                .collect(Collectors.toMap(
                        PhasePrice::name, phase -> phase.reason().rule()));
    }

    private static List<String> rules(RolloutPlan plan) {
        return Stream.of(
                        plan.checklists().before().stream(),
                        plan.checklists().after().stream(),
                        plan.recommendations().stream(),
                        plan.risks().stream())
                .flatMap(lines -> lines)
                .flatMap(line -> (line instanceof Statement statement
                                ? statement.reasons()
                                : ((PlanRisk) line).reasons())
                        .stream())
                .map(Reason::rule)
                .toList();
    }

    @Nested
    class OfAFleet {
        @Test
        void takeAsLongAsAnAssumedRollback() {
            RolloutPlan plan = sensor().expedite("it crashes").plan();

            // 8 hours until the hosts have it, a minute and a look to see it, 20 minutes to watch
            assertThat(plan.phases().get(0).soak()).contains(ofHours(8).plusMinutes(22));
            assertThat(reasons(plan))
                    .anyMatch(reason ->
                            reason.contains("It takes 8 hours until those in it have the change, assumed to be"
                                    + " as long as a fleet rollback,"));
        }

        @Test
        void takeAsLongAsTheMeasuredOne() {
            RolloutPlan plan = sensor().tooling(
                            Tooling.builder().rollbackTime(ofMinutes(20)).build())
                    .expedite("it crashes")
                    .plan();

            assertThat(plan.phases().get(0).soak()).contains(ofMinutes(42));
        }

        @Test
        void areNotSaidToHaveABoundThatTheyBreak() {
            for (Duration rollback : List.of(ofHours(30), ofDays(3))) {
                RolloutPlan plan = sensor().tooling(
                                Tooling.builder().rollbackTime(rollback).build())
                        .expedite("it crashes")
                        .plan();

                assertThat(plan.phases().get(0).soak()).contains(ofDays(1));
                assertThat(reasons(plan)).noneMatch(reason -> reason.contains("until those in it have the change"));
                assertThat(byPhase(plan)).containsEntry("Canary", "urgency.kept");
            }
        }
    }

    @Test
    void keepTheirLengthWhereFewerAreEnough() {
        RolloutPolicy standard = RolloutPolicy.standard();
        RolloutPlan plan = RolloutPlanner.withPolicy(
                        standard.withUrgency(standard.urgency().withWatch(RiskLevel.MEDIUM, ofHours(20))))
                .describe("Saved tags")
                .newFeature()
                .deadline(ofHours(60))
                .plan();

        // Three phases of at least 20 hours 3 minutes take longer, two as usual take 48 hours
        assertThat(length(plan)).isEqualTo(ofDays(2));
        assertThat(byPhase(plan))
                .containsEntry("Pilot", "urgency.whole")
                .containsEntry("25%", "urgency.whole")
                .containsEntry("50%", "urgency.left-out");
    }

    @Nested
    class OfAStore {
        private final RolloutPlan play = routes(Delivery.appStore(Delivery.Store.GOOGLE_PLAY))
                .guardrail(Metric.crashRate("Crashes", percent(0.1)).mustStayBelow(percent(0.3)))
                .expedite("it crashes")
                .plan();

        @Test
        void lastAsLongAsUpdatesTakeAndAreFewer() {
            RolloutPlan usual =
                    routes(Delivery.appStore(Delivery.Store.GOOGLE_PLAY)).plan();

            assertThat(play.phases()).hasSizeLessThan(usual.phases().size());
            assertThat(play.phases().get(0).soak())
                    .isEqualTo(usual.phases().get(0).soak());
            assertThat(byPhase(play)).containsEntry(play.phases().get(0).name(), "urgency.fixed-updates");
            assertThat(reasons(play)).noneMatch(reason -> reason.contains("until those in it have the change"));
        }

        @Test
        void promiseNoRollback() {
            assertThat(rules(play))
                    .contains("before.stop-check", "after.stop-rehearsal", "risk-register.stop-only-checked")
                    .doesNotContain(
                            "before.rollback-check",
                            "after.rehearsal",
                            "risk-register.only-checked",
                            "recommend.urgent-trigger");
            assertThat(play.timeline().preparation().note())
                    .contains("a check that the rollout can be stopped")
                    .doesNotContain("rollback");
        }

        @Test
        void waitForTheReviewAsUsual() {
            // A day of review, an hour for a metric and one for the check
            assertThat(play.timeline().preparation().length()).contains(ofHours(26));
        }

        @Test
        void areNotPreparedFasterWhereNothingIsShorter() {
            ChangeDraft app = routes(Delivery.appStore(Delivery.Store.APPLE));
            RolloutPlan apple = app.plan();
            RolloutPlan expedited = app.expedite("it crashes").plan();

            assertThat(expedited.timeline()).isEqualTo(apple.timeline());
            assertThat(rules(expedited)).isEqualTo(rules(apple));
            assertThat(reasons(expedited))
                    .anyMatch(reason -> reason.startsWith("100% after 6 days: no phase can be shortened, so the"
                            + " preparation stays as usual, too."))
                    .anyMatch(reason -> reason.startsWith("Day 1, Day 2, Day 3, Day 4, Day 5 and Day 6 stay as long as"
                            + " usual: the store gives its steps their length."));
        }
    }

    @Nested
    class OfAMigration {
        private final RolloutPlan plan = routes(Delivery.dataMigration())
                .expedite("the disk is full on Friday")
                .plan();

        @Test
        void eachSayWhatKeepsThem() {
            assertThat(byPhase(plan))
                    .containsEntry("Expand", "urgency.fixed-migration")
                    .containsEntry("Backfill", "urgency.fixed-migration")
                    .containsEntry("All reads", "urgency.fixed-all-reads");
        }

        @Test
        void areShorterWhereReadsAreSwitched() {
            assertThat(plan.phases())
                    .filteredOn(phase ->
                            phase.percentage().value() > 0 && phase.percentage().value() < 100)
                    .isNotEmpty()
                    .allSatisfy(phase -> assertThat(phase.soak().orElseThrow()).isLessThan(ofHours(1)));
        }
    }

    @Nested
    class OfALibrary {
        @Test
        void areNoShorterForARelease() {
            RolloutPlan release =
                    routes(Delivery.library()).expedite("keys leak").plan();

            assertThat(byPhase(release)).containsEntry("Pre-release", "urgency.fixed-pre-release");
        }

        @Test
        void areNoShorterForARemoval() {
            RolloutPlan removal = routes(Delivery.library())
                    .touching(Trait.BREAKING_CHANGE)
                    .expedite("keys leak")
                    .plan();

            assertThat(byPhase(removal)).containsEntry("Notice", "urgency.fixed-notice");
        }
    }

    @Nested
    class AtOnce {
        private final ChangeDraft app =
                routes(Delivery.appStore(Delivery.Store.APPLE)).ladder(Step.last("All users"));

        @Test
        void keepEachDeadlineAndHaveNoPhaseToShorten() {
            assertThat(reasons(app.deadline(ofMinutes(1)).plan()))
                    .containsExactly("100% from the first phase on, within the deadline of 1 minute."
                            + " [urgency.fits-at-once]");
        }

        @Test
        void areOnlyPreparedFaster() {
            RolloutPlan plan = app.expedite("it crashes").plan();

            assertThat(reasons(plan)).containsExactly("Expedited: it crashes. [urgency.expedited]");
            assertThat(length(plan)).isEqualTo(Duration.ZERO);
            assertThat(plan.phases()).extracting(RolloutPhase::name).containsExactly("All users");
        }
    }
}
