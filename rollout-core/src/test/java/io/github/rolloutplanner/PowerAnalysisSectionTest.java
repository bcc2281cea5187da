package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.evidence.DefectCost;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PowerAnalysisSectionTest {
    private static final Metric ERRORS = Metric.errorRate("5xx", percent(1)).mustStayBelow(percent(2));
    private static final Population FEW = Population.ofUsersPerDay(10);

    private static ChangeDraft filters(long requests) {
        return Plans.savedFilters().population(Population.ofUsersPerDay(100_000).withRequestsPerDay(requests));
    }

    private static RolloutPhase pilot(RolloutPlan plan) {
        return plan.phases().get(0);
    }

    private static GateEvidence evidence(RolloutPhase phase) {
        assertThat(phase.evidence()).hasSize(1);
        return phase.evidence().get(0);
    }

    private static String verdict(RolloutPhase phase) {
        assertThat(evidence(phase).reasons()).hasSize(1);
        return evidence(phase).reasons().get(0).toString();
    }

    private static List<Duration> soaks(RolloutPlan plan) {
        return plan.phases().stream().flatMap(phase -> phase.soak().stream()).toList();
    }

    private static GateHandling handling(Gate gate) {
        return gate.handling().orElseThrow();
    }

    @Nested
    class AVerdictSaysInOneSentence {
        @Test
        void thatAPhaseDetects() {
            assertThat(verdict(pilot(filters(240_000).guardrail(ERRORS).plan())))
                    .isEqualTo(
                            "To see 5xx at 1.682% instead of 1% with level 0.002725 and power 0.8 takes 7,457 requests with"
                                    + " the change and as many without, and 1 day at 5% brings 12,000 requests, enough after 15 hours; 1.528% is"
                                    + " the least that shows. [evidence.detects]");
        }

        @Test
        void thatAPhaseWasStretched() {
            RolloutPhase pilot = pilot(filters(100_000).guardrail(ERRORS).plan());
            assertThat(verdict(pilot))
                    .isEqualTo(
                            "To see 5xx at 1.682% instead of 1% with level 0.002725 and power 0.8 takes 7,457 requests with"
                                    + " the change and as many without; instead of 1 day the phase stays for 36 hours, which at 5% bring 7,500"
                                    + " requests, enough after 36 hours; 1.682% is the least that shows. [evidence.stretched]");
            assertThat(pilot.soak()).contains(Duration.ofHours(36));
            assertThat(pilot.reasons())
                    .last()
                    .hasToString("36 hours instead of 1 day, because '5xx' needs that long to show harm."
                            + " [phase.stretched]");
        }

        @Test
        void thatAPhaseIsTooSmall() {
            RolloutPlan plan =
                    Plans.savedFilters().population(FEW).guardrail(ERRORS).plan();
            assertThat(verdict(plan.phases().get(3)))
                    .isEqualTo(
                            "To see 5xx at 1.25% instead of 1% with level 0.002725 and power 0.8 takes 21,908 daily users"
                                    + " against the known baseline, but 1 day at 100% brings 10 daily users, and even 3 days, the"
                                    + " longest watch that the policy gives a MEDIUM change, 30 daily users; so this gate only observes; 40.1% is the least that shows."
                                    + " [evidence.too-small]");
        }

        @Test
        void thatNothingIsKnownOfAMetric() {
            RolloutPlan plan = filters(240_000)
                    .guardrail(Metric.revenue("Sales", Quantity.of(5, "EUR")))
                    .plan();
            assertThat(verdict(pilot(plan)))
                    .isEqualTo(
                            "No number of users is known to show Sales at 4.829 EUR, because its spread is not known:"
                                    + " give it with withStandardDeviation(..); so this gate only observes. [evidence.unknown]");
        }
    }

    @Nested
    class AGate {
        @Test
        void thatIsBlindOnlyObserves() {
            RolloutPlan plan =
                    Plans.savedFilters().population(FEW).guardrail(ERRORS).plan();
            Gate gate = pilot(plan).goLiveCriteria().get(0);
            assertThat(gate.role()).isEqualTo(GateRole.OBSERVE);
            assertThat(handling(gate).onBreach()).isEqualTo(Response.ROLL_BACK);
            assertThat(handling(gate).onNoData()).isEqualTo(Response.IGNORE);
            assertThat(gate.minimumSample()).hasValue(7_457);
        }

        @Test
        void thatIsBlindLeavesThePhaseToAPerson() {
            RolloutPlan plan = Plans.savedFilters()
                    .population(FEW)
                    .guardrail(ERRORS)
                    .signal(Metric.latency("p95", Duration.ofMillis(800)))
                    .plan();
            assertThat(pilot(plan).goLiveCriteria())
                    .hasSize(3)
                    .last()
                    .satisfies(gate -> assertThat(gate)
                            .hasToString("The rollout owner confirms: nobody is harmed by 'Filters can be saved"
                                    + " and named' in 'Pilot' at 5%"))
                    .satisfies(gate -> assertThat(gate.reasons())
                            .singleElement()
                            .hasToString("5xx and p95 are only observed in 'Pilot', so a person must close it."
                                    + " [gate.blind]"));
        }

        @Test
        void thatSeesKeepsItsRoleAndNeedsItsSample() {
            RolloutPlan plan = filters(10_000_000)
                    .guardrail(ERRORS)
                    .signal(Metric.latency("p95", Duration.ofMillis(800)))
                    .plan();
            List<Gate> gates = pilot(plan).goLiveCriteria();
            assertThat(gates).extracting(Gate::role).containsExactly(GateRole.GUARDRAIL, GateRole.SIGNAL);
            assertThat(gates)
                    .extracting(gate -> handling(gate).onBreach())
                    .containsExactly(Response.ROLL_BACK, Response.HOLD);
            assertThat(gates).extracting(gate -> handling(gate).onNoData()).containsOnly(Response.ESCALATE);
            assertThat(gates)
                    .extracting(Gate::minimumSample)
                    .isEqualTo(pilot(plan).evidence().stream()
                            .map(GateEvidence::needed)
                            .toList());
        }
    }

    @Nested
    class EvidenceNeverStretches {
        @Test
        void whatTheCallerFixed() {
            RolloutPlan plan = filters(100_000)
                    .guardrail(ERRORS)
                    .ladder(Step.of("First", 5, Duration.ofHours(24)), Step.last("All"))
                    .plan();
            assertThat(soaks(plan)).containsExactly(Duration.ofHours(24));
            assertThat(evidence(pilot(plan)).verdict()).isEqualTo(Verdict.UNDERPOWERED);
        }

        @Test
        void whatIsNotNeeded() {
            RolloutPlan plan = RolloutPlanner.forChange("Tidy up")
                    .touching(Trait.INTERNAL_REFACTORING)
                    .population(Population.ofUsersPerDay(30_000))
                    .guardrail(ERRORS)
                    .plan();
            // 21,908 come in less than a day, which the watch of a low risk could last.
            assertThat(plan.assessment().orElseThrow().need()).isEqualTo(RolloutNeed.SKIP);
            assertThat(plan.timeline().bake().length()).contains(Duration.ofHours(4));
            assertThat(evidence(pilot(plan)).verdict()).isEqualTo(Verdict.UNDERPOWERED);
        }

        @Test
        void anExperimentWhichStaysForWholeWeeks() {
            RolloutPlan plan = Plans.greenButton().plan();
            assertThat(plan.phases().get(1).name()).isEqualTo("Experiment");
            assertThat(plan.phases().get(1).soak()).contains(Duration.ofDays(28));
        }

        @Test
        void aPhaseThatBringsEnoughBeforeAnHourIsOver() {
            Ladder ladder = Ladder.of(Step.of("First", 5, Duration.ofMinutes(90)), Step.last("All"));
            RolloutPolicy policy = RolloutPolicy.standard().withLadder("percentage", ladder);
            RolloutPlan plan = RolloutPlanner.withPolicy(policy)
                    .describe("Saved filters")
                    .newFeature()
                    .population(Population.ofUsersPerDay(100_000).withRequestsPerDay(2_400_000))
                    .guardrail(ERRORS)
                    .plan();
            // 5,000 requests an hour: 7,457 take 89.5 minutes.
            assertThat(soaks(plan)).containsExactly(Duration.ofMinutes(90));
            assertThat(evidence(pilot(plan)).verdict()).isEqualTo(Verdict.POWERED);
            assertThat(evidence(pilot(plan)).reachedAfter()).contains(Duration.ofMinutes(90));
            assertThat(pilot(plan).reasons()).extracting(Reason::rule).doesNotContain("phase.stretched");
        }
    }

    @Nested
    class TheWatchAfterFullRollout {
        @Test
        void isStretchedUpToThePolicysLongest() {
            RolloutPlan plan = Plans.savedFilters()
                    .population(Population.ofUsersPerDay(10_000))
                    .guardrail(ERRORS)
                    .plan();
            // 21,908 of 10,000 a day take 52.6 hours.
            assertThat(plan.timeline().bake().length()).contains(Duration.ofHours(53));
            assertThat(evidence(plan.phases().get(3)).verdict()).isEqualTo(Verdict.EXTENDED);
        }
    }

    @Nested
    class Pacing {
        @Test
        void neverMakesAPlanSlowerThanTheNextRiskIs() {
            for (long requests = 1_000; requests < 1_000_000; requests *= 2) {
                RolloutPlan medium = filters(requests).guardrail(ERRORS).plan();
                RolloutPlan high = filters(requests)
                        .guardrail(ERRORS)
                        .riskAtLeast(RiskLevel.HIGH)
                        .plan();
                assertThat(soaks(medium).stream().reduce(Duration.ZERO, Duration::plus))
                        .isLessThanOrEqualTo(soaks(high).stream().reduce(Duration.ZERO, Duration::plus));
            }
        }
    }

    @Nested
    class TheReaction {
        private static ReactionTime reaction(Tooling tooling) {
            return filters(240_000)
                    .guardrail(ERRORS)
                    .tooling(tooling)
                    .plan()
                    .rollback()
                    .reaction()
                    .orElseThrow();
        }

        @Test
        void isTheSumOfAllDelays() {
            ReactionTime reaction = reaction(Tooling.builder()
                    .cache("the CDN")
                    .cacheLifetime(Duration.ofMinutes(30))
                    .flagDelay(Duration.ofMinutes(5))
                    .metricDelay(Duration.ofMinutes(3))
                    .build());
            assertThat(reaction.timeToDetect()).isEqualTo(Duration.ofMinutes(4));
            assertThat(reaction.flagPropagation()).isEqualTo(Duration.ofMinutes(5));
            assertThat(reaction.cacheExpiry()).isEqualTo(Duration.ofMinutes(30));
            assertThat(reaction.rollback()).isEqualTo(Duration.ofMinutes(35));
            assertThat(reaction.total()).isEqualTo(Duration.ofMinutes(39));
        }

        @Test
        void isAssumedWhereNobodySaid() {
            assertThat(reaction(Tooling.unknown()).total()).isEqualTo(Duration.ofMinutes(3));
            assertThat(reaction(Tooling.unknown()).reasons())
                    .extracting(Reason::sentence)
                    .allMatch(sentence -> sentence.contains("(assumed, nobody said)"));
        }
    }

    @Test
    void withoutAPopulationThereIsNoEvidence() {
        RolloutPlan plan = Plans.savedFilters().guardrail(ERRORS).plan();
        assertThat(plan.exposure()).isEmpty();
        assertThat(plan.phases())
                .allSatisfy(phase -> assertThat(phase.evidence()).isEmpty());
        assertThat(pilot(plan).goLiveCriteria().get(0).role()).isEqualTo(GateRole.GUARDRAIL);
        assertThat(pilot(plan).goLiveCriteria().get(0).minimumSample()).isEmpty();
    }

    @Test
    void withoutAFlagADefectLastsUntilTheVersionBeforeIsBackAsPromised() {
        RolloutPlan plan = RolloutPlanner.forChange("Typo")
                .touching(Trait.VISUAL_ONLY)
                .population(Population.ofUsersPerDay(50_000).withRequestsPerDay(1_000_000))
                .guardrail(Metric.errorRate("5xx", percent(1)).mustStayBelow(percent(2)))
                .rollbackWithin(Duration.ofMinutes(40))
                .plan();
        assertThat(plan.flags()).isEmpty();
        DefectCost cost =
                plan.exposure().orElseThrow().phases().get(0).defects().get(0);
        assertThat(cost.lasts())
                .isEqualTo(cost.seenAfter()
                        .orElseThrow()
                        .plus(Duration.ofMinutes(2))
                        .plus(Duration.ofMinutes(40)));
    }
}
