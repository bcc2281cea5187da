package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.PlanRisk;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an urgent change is told to do, only where it helps. */
class UrgentAdviceTest {

    private static ChangeDraft fix(RolloutPolicy policy) {
        return RolloutPlanner.withPolicy(policy)
                .describe("Round totals once")
                .touching(Trait.BUG_FIX, Trait.CRITICAL_PATH)
                .deliveredBy(Delivery.featureFlag())
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .guardrail(Metric.errorRate("Checkout errors", percent(0.2)).mustStayBelow(percent(0.5)))
                .owner("Checkout team");
    }

    private static ChangeDraft fix() {
        return fix(RolloutPolicy.standard());
    }

    private static Duration length(RolloutPlan plan) {
        return plan.phases().stream().flatMap(phase -> phase.soak().stream()).reduce(Duration.ZERO, Duration::plus);
    }

    private static List<String> rules(List<Statement> lines) {
        return lines.stream()
                .flatMap(line -> line.reasons().stream())
                .map(Reason::rule)
                .toList();
    }

    @Nested
    class Watching {
        @Test
        void isLiveWhereAPhaseIsOverBeforeAPageIsAnswered() {
            assertThat(rules(fix().deadline(ofHours(4)).plan().recommendations()))
                    .contains("recommend.urgent-watch", "recommend.urgent-trigger");
            assertThat(rules(fix().deadline(ofDays(2)).plan().recommendations()))
                    .doesNotContain("recommend.urgent-watch", "recommend.urgent-trigger")
                    .contains("recommend.on-call");
        }

        @Test
        void isThePolicysToAskFor() {
            RolloutPolicy slow = RolloutPolicy.standard()
                    .withUrgency(RolloutPolicy.standard().urgency().withOnCallResponse(ofDays(1)));

            assertThat(rules(fix(slow).deadline(ofDays(2)).plan().recommendations()))
                    .contains("recommend.urgent-watch");
        }

        @Test
        void countsThePhasesThatSoak() {
            assertThat(fix().expedite("totals are wrong").plan().recommendations())
                    .extracting(Statement::text)
                    .contains("Have an on-call who may set the flag watch live until the bake: 2 phases, with a look"
                            + " every 30 seconds");
        }
    }

    @Nested
    class AnHourLess {
        private final RolloutPlan usual = fix().plan();
        private final RolloutPlan plan =
                fix().deadline(length(usual).minusMinutes(13)).plan();

        @Test
        void costsNothingThatIsToBeVerified() {
            assertThat(rules(plan.recommendations()))
                    .doesNotContain("recommend.urgent-verify", "recommend.urgent-watch", "recommend.urgent-price");
            assertThat(plan.timeline().bake()).isEqualTo(usual.timeline().bake());
            assertThat(plan.risks())
                    .flatExtracting(PlanRisk::reasons)
                    .extracting(Reason::rule)
                    .doesNotContain("risk-register.urgency", "risk-register.urgency-unknown");
        }

        @Test
        void isNotAllThatThePhasesHad() {
            assertThat(plan.phases())
                    .flatExtracting(phase -> phase.reasons())
                    .extracting(Object::toString)
                    .noneMatch(reason -> reason.contains("100% of what the usual one has"))
                    .anyMatch(reason -> reason.contains("99% of what the usual one has"));
        }
    }

    @Nested
    class TheBake {
        @Test
        void isInWholeHoursAndARemovalInWholeDays() {
            RolloutPlan plan = fix().deadline(
                            ofDays(8).minusMinutes(7 * 60 + 13).minusDays(6))
                    .plan();
            Duration bake = plan.timeline().bake().length().orElseThrow();

            assertThat(bake).isEqualTo(ofHours(bake.toHours()));
            assertThat(RolloutPlanner.forChange("Saved filters")
                            .newFeature()
                            .deliveredBy(Delivery.featureFlag())
                            .deadline(ofDays(3).plusHours(20).plusMinutes(11))
                            .plan()
                            .recommendations())
                    .filteredOn(line -> rules(List.of(line)).contains("recommend.clean-up"))
                    .singleElement()
                    .asString()
                    .matches("Set a removal date for flag .*: \\d+ days? after full rollout.*");
        }
    }

    @Nested
    class ADeadlineThatIsMissed {
        private String advice(ChangeDraft draft) {
            return Problems.of(draft).get(0).replaceFirst(".*Give at least [^,.]*", "");
        }

        private ChangeDraft measured(ChangeDraft draft) {
            return draft.tooling(Tooling.builder()
                    .flagDelay(ofSeconds(1))
                    .metricDelay(ofSeconds(10))
                    .build());
        }

        @Test
        void asksForWhatIsNotMeasured() {
            ChangeDraft flagKnown =
                    fix().tooling(Tooling.builder().flagDelay(ofSeconds(1)).build());

            assertThat(advice(flagKnown.deadline(ofMinutes(1))))
                    .isEqualTo(", or measure how late metrics arrive, and say so with Tooling.metricDelay(..).");
        }

        @Test
        void namesThePolicyWhereAllIsMeasured() {
            assertThat(advice(measured(fix()).deadline(ofMinutes(1))))
                    .isEqualTo(", or ask for less, with UrgencyPolicy.withWatch(..) and withFewestPhases(..).");
        }

        @Test
        void asksForNoShorterNoticeThatIsGivenOrNotThere() {
            ChangeDraft release =
                    RolloutPlanner.forChange("Keys 2").newFeature().deliveredBy(Delivery.library());
            ChangeDraft removal = RolloutPlanner.forChange("No more version 1")
                    .touching(Trait.BREAKING_CHANGE)
                    .deliveredBy(Delivery.library().withNotice(ofDays(30)));

            assertThat(advice(release.deadline(ofHours(1))))
                    .isEqualTo(
                            ", or shorten the pre-release, which lasts seven times LadderPolicy.withInternalSoak(..).");
            assertThat(advice(removal.deadline(ofHours(1)))).isEqualTo(".");
        }

        @Test
        void asksForNoBackfillThatIsMeasured() {
            ChangeDraft migration = RolloutPlanner.forChange("Orders by month")
                    .newFeature()
                    .deliveredBy(Delivery.dataMigration().withBackfill(ofHours(3)))
                    .tooling(Tooling.builder()
                            .rollbackTime(ofMinutes(1))
                            .metricDelay(ofSeconds(1))
                            .build());

            assertThat(advice(migration.deadline(ofHours(1))))
                    .isEqualTo(", or ask for less, with UrgencyPolicy.withWatch(..) and withFewestPhases(..).");
        }
    }

    @Test
    void hostsAreCountedAsHosts() {
        RolloutPlan sensor = RolloutPlanner.forChange("Sensor 7")
                .touching(Trait.BUG_FIX, Trait.KERNEL_OR_AGENT)
                .deliveredBy(Delivery.fleet(4_000_000))
                .guardrail(Metric.errorRate("Hosts without heartbeat", percent(0.1))
                        .mustStayBelow(percent(0.3)))
                .tooling(Tooling.builder().rollbackTime(ofMinutes(20)).build())
                .expedite("it crashes")
                .plan();

        assertThat(sensor.risks())
                .extracting(PlanRisk::risk)
                .anyMatch(risk ->
                        risk.startsWith("A regression that the usual phases would have shown reaches all hosts"));
    }

    @Test
    void aPowerIsNeverAsCertainAsItIsNot() {
        String said = fix().expedite("totals are wrong").plan().explain();

        assertThat(said).contains("-> < 0.01").doesNotContain("power 0 ", "-> 0,", "power 1 ", "-> 1,");
    }
}
