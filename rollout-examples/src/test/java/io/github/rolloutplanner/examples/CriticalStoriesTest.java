package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.examples.PlanFacts.need;
import static io.github.rolloutplanner.examples.PlanFacts.percentages;
import static io.github.rolloutplanner.examples.PlanFacts.rules;
import static io.github.rolloutplanner.examples.PlanFacts.soaks;
import static io.github.rolloutplanner.examples.PlanFacts.strategy;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The stories of critical changes run, and their plans are what the stories say. */
class CriticalStoriesTest {

    @Nested
    class MoreServers {
        private final RolloutPlan plan = MoreDatabaseServers.plan();

        @Test
        void joinRingByRing() {
            assertThat(plan.risk()).isEqualTo(RiskLevel.CRITICAL);
            assertThat(strategy(plan)).isEqualTo("ring");
            assertThat(plan.phases())
                    .extracting(RolloutPhase::name)
                    .containsExactly("Internal testing", "First server", "Three servers", "All six servers");
            assertThat(plan.phases().get(1).percentage()).isEqualTo(percent(100 / 6.0));
            assertThat(plan.phases().get(1).targetGroup()).contains("1 server");
        }

        @Test
        void haveAWayBackForTheData() {
            assertThat(plan.rollback().data().required()).isTrue();
            assertThat(plan.rollback().within().length()).contains(Duration.ofMinutes(10));
            assertThat(Console.printedBy(() -> MoreDatabaseServers.main(new String[0])))
                    .contains("Rollback, within 10 minutes:", "#incident-database");
        }
    }

    @Nested
    class ASecondFactorMandate {
        private final RolloutPlan plan = SecondFactorMandate.plan();

        @Test
        void keepsToThePolicy() {
            assertThat(plan.risk()).isEqualTo(RiskLevel.CRITICAL);
            assertThat(strategy(plan)).isEqualTo("ring");
            assertThat(percentages(plan)).containsExactly("0%", "1%", "10%", "100%");
            assertThat(soaks(plan)).isEqualTo(Duration.ofDays(67));
            assertThat(plan.rollback().within().length()).contains(Duration.ofHours(1));
            assertThat(Console.printedBy(() -> SecondFactorMandate.main(new String[0])))
                    .contains("[strategy.policy]");
        }

        @Test
        void theSamePolicyLeavesOtherChangesAlone() {
            RolloutPlan other = SecondFactorMandate.planner()
                    .describe("Search by author")
                    .touching(Trait.NEW_FEATURE)
                    .plan();
            assertThat(strategy(other)).isEqualTo("percentage");
        }
    }

    @Nested
    class AnEndpointSensorUpdate {
        private final RolloutPlan plan = EndpointSensorUpdate.ringByRing();

        @Test
        @Tag("spec:strategy.ring")
        void startsWithTheVendorsOwnMachines() {
            RolloutPhase first = plan.phases().get(0);
            assertThat(plan.risk()).isEqualTo(RiskLevel.CRITICAL);
            assertThat(strategy(plan)).isEqualTo("ring");
            assertThat(first.percentage()).isEqualTo(percent(0.05));
            assertThat(first.audience()).isInstanceOf(Audience.RingMembers.class);
            assertThat(percentages(plan)).containsExactly("0.05%", "2.5%", "10%", "100%");
            assertThat(soaks(plan)).isBetween(Duration.ofDays(10), Duration.ofDays(14));
        }

        @Test
        void isWarnedOfWhenDoneInOneStep() {
            assertThat(rules(EndpointSensorUpdate.allAtOnce())).contains("timeline.realistic");
            assertThat(rules(plan)).doesNotContain("timeline.realistic");
            assertThat(Console.printedBy(() -> EndpointSensorUpdate.main(new String[0])))
                    .contains("1. Internal machines", "[timeline.realistic]");
        }
    }

    @Nested
    class ASecurityPatchByRegion {
        private final RolloutPlan plan = SecurityPatchByRegion.plan();

        @Test
        void reachesOneRegionAfterTheOther() {
            assertThat(need(plan)).isEqualTo(RolloutNeed.REQUIRED);
            assertThat(plan.strategy().label()).isEqualTo("Region by Region");
            assertThat(percentages(plan)).containsExactly("0%", "5%", "15%", "35%", "60%", "100%");
            assertThat(Console.printedBy(() -> SecurityPatchByRegion.main(new String[0])))
                    .contains(": the caller asked for it", "Ring Region B (6,000 hosts, 15% of all hosts)");
        }
    }
}
