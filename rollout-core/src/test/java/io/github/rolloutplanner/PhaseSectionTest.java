package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseSectionTest {

    private static List<String> criteria(RolloutPlan plan, int phase) {
        return plan.phases().get(phase - 1).goLiveCriteria().stream()
                .map(Gate::toString)
                .toList();
    }

    private static Tuple approval(RolloutPlan plan, int phase) {
        List<Gate> gates = plan.phases().get(phase - 1).goLiveCriteria();
        Reason reason = gates.get(gates.size() - 1).reasons().get(0);
        return tuple(reason.rule(), reason.facts());
    }

    @Nested
    class GatesOnMetrics {
        private final RolloutPlan plan = Plans.savedFilters()
                .guardrail(Metric.errorRate("5xx", percent(1)).mustStayBelow(percent(2)))
                .signal(Metric.latency("p95", Duration.ofMillis(800)).mustStayBelow(Duration.ofSeconds(1)))
                .success(Metric.conversion("Sales", percent(3)))
                .plan();

        @Test
        void tightenAsMoreAreExposed() {
            assertThat(plan.phases())
                    .extracting(phase -> phase.goLiveCriteria().get(0).toString())
                    .startsWith("5xx < 1.682%", "5xx < 1.5%", "5xx < 1.375%");
        }

        /** A quarter of the way from 1.2%, which is the baseline as far as it is known, to 2%. */
        @Test
        void startFromTheBaselineAsFarAsItIsKnownWithoutAControlGroup() {
            assertThat(plan.phases().get(3).goLiveCriteria().get(0)).hasToString("5xx < 1.4%");
        }

        @Test
        void haveTheRoleOfTheirMetric() {
            assertThat(plan.phases().get(0).goLiveCriteria())
                    .extracting(Gate::role)
                    .containsExactly(GateRole.GUARDRAIL, GateRole.SIGNAL);
        }

        @Test
        void sayHowFarTheyAreFromBaselineAndLimit() {
            assertThat(plan.phases().get(3).goLiveCriteria().get(0).reasons())
                    .singleElement()
                    .satisfies(reason -> {
                        assertThat(reason.rule()).isEqualTo("gate.margin-without-control");
                        assertThat(reason.facts())
                                .containsExactly(
                                        entry("baseline", "1%"),
                                        entry("usual", "1.2%"),
                                        entry("limit", "2%"),
                                        entry("start", "0.75"),
                                        entry("full", "0.25"),
                                        entry("part", "0.25"),
                                        entry("spent", "25%"));
                    });
            assertThat(plan.phases()
                            .get(0)
                            .goLiveCriteria()
                            .get(0)
                            .reasons()
                            .get(0)
                            .facts())
                    .contains(entry("part", "0.682"), entry("spent", "3.41%"));
            assertThat(plan.phases())
                    .extracting(
                            phase -> phase.goLiveCriteria().get(0).harmBudget().orElseThrow())
                    .startsWith(new Gate.HarmBudget(0.682, 0.75, 0.25))
                    .endsWith(new Gate.HarmBudget(0.25, 0.75, 0.25));
        }

        @Test
        void leaveMetricsOfSuccessToTheEnd() {
            assertThat(criteria(plan, 4)).noneMatch(text -> text.contains("Sales"));
        }
    }

    @Nested
    class Approvals {
        @Test
        void closeAPhaseThatNothingMeasures() {
            RolloutPlan plan = Plans.savedFilters().owner("Team Search").plan();
            assertThat(criteria(plan, 2))
                    .singleElement()
                    .asString()
                    .isEqualTo("Team Search confirms: No user-impacting issue attributed to the change in 25%");
            assertThat(approval(plan, 2)).isEqualTo(tuple("gate.no-metric", Map.of("phase", "25%")));
            assertThat(approval(plan, 4))
                    .isEqualTo(tuple("gate.no-metric", Map.of("phase", "Full rollout (100%)", "bake", "1 day")));
        }

        @Test
        void areOfTheTeamAfterDogfooding() {
            RolloutPlan plan = Plans.savedFilters()
                    .behavioral("Filters are kept for a year")
                    .internalFirst()
                    .plan();
            assertThat(criteria(plan, 1)).singleElement().asString().endsWith("no open critical issue");
            assertThat(approval(plan, 1))
                    .isEqualTo(tuple(
                            "gate.internal",
                            Map.of("changes", "Filters can be saved and named and Filters are kept for a year")));
        }

        @Test
        void areAddedToTheMetricsOfACriticalChange() {
            RolloutPlan plan = Plans.onePageCheckout().plan();
            assertThat(criteria(plan, 2)).hasSize(3).last().asString().startsWith("Team Checkout confirms: ");
            assertThat(approval(plan, 2)).isEqualTo(tuple("gate.critical", Map.of("phase", "Beta (5%)")));
        }
    }

    @Nested
    class AnExperiment {
        private final RolloutPlan plan = Plans.greenButton().plan();

        @Test
        void isReadOutInItsPhase() {
            RolloutPhase experiment = plan.phases().get(1);
            assertThat(experiment.name()).isEqualTo("Experiment");
            String answer =
                    "The rollout owner confirms: the treatment (Green button) is better than the control (Grey button)"
                            + " in Orders at 95% confidence, with the groups as large as planned (19,747)";
            assertThat(criteria(plan, 2)).contains(answer);
            assertThat(criteria(plan, 1)).doesNotContain(answer);
        }
    }

    @ParameterizedTest
    @CsvSource({"MEDIUM, 3, 5, 3, 4", "HIGH, 7, 10, 5, 6", "CRITICAL, 10, 14, 3, 4"})
    void lengthsAndNumbersOfPhasesAreThoseOfTheSelectionGuide(
            RiskLevel risk, int shortest, int longest, int fewest, int most) {
        RolloutPlan plan = Plans.savedFilters().riskAtLeast(risk).plan();
        Duration length =
                plan.phases().stream().flatMap(phase -> phase.soak().stream()).reduce(Duration.ZERO, Duration::plus);
        assertThat(length).isBetween(Duration.ofDays(shortest), Duration.ofDays(longest));
        assertThat(plan.phases()).hasSizeBetween(fewest, most);
    }

    @Test
    @Tag("spec:strategy.immediate")
    void aLowRiskIsOnePhaseOfHours() {
        RolloutPlan plan = Plans.softerShadows().plan();
        assertThat(plan.strategy().label()).isEqualTo("Immediate");
        assertThat(plan.phases()).singleElement().satisfies(phase -> {
            assertThat(phase.percentage()).isEqualTo(percent(100));
            assertThat(phase.soak()).isEmpty();
        });
        assertThat(plan.timeline().total().length()).contains(Duration.ZERO);
        assertThat(plan.timeline().bake().length()).contains(Duration.ofHours(4));
    }

    @Test
    void aPhaseSaysWhoIsInIt() {
        assertThat(Plans.appointmentStore().plan().phases())
                .extracting(RolloutPhase::targetGroup)
                .containsExactly(
                        "Ring Pilot clinics (40 clinics, 0.769231% of all clinics)",
                        "Ring Northern clinics (700 clinics, 13.461538% of all clinics)", "All clinics");
    }

    @Test
    void aPhaseWithAnotherPercentageSaysItsNewGroup() {
        RolloutPhase pilot = Plans.savedFilters().plan().phases().get(0);
        assertThat(pilot.withPercentage(percent(7)).targetGroup()).isEqualTo("Random 7% of users");
    }
}
