package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.evidence.DefectCost;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static AbstractListAssert<?, ?, Tuple, ?> assertVerdict(RolloutPhase phase) {
        return assertThat(evidence(phase).reasons()).extracting(Reason::rule, Reason::facts);
    }

    private static List<Duration> soaks(RolloutPlan plan) {
        return plan.phases().stream().flatMap(phase -> phase.soak().stream()).toList();
    }

    private static GateHandling handling(Gate gate) {
        return gate.handling().orElseThrow();
    }

    /** Those of the gate on errors at 5%, with others beside or instead of them. */
    private static Map<String, String> facts(String... more) {
        Map<String, String> facts = new HashMap<>(Map.of(
                "metric", "5xx",
                "effect", "1.682%",
                "baseline", "1%",
                "level", "0.0008377",
                "power", "0.8",
                "needed", "9,029 requests",
                "percentage", "5%"));
        for (int at = 0; at < more.length; at += 2) {
            facts.put(more[at], more[at + 1]);
        }
        return facts;
    }

    @Nested
    class AVerdictSays {
        @Test
        void thatAPhaseDetects() {
            assertVerdict(pilot(filters(240_000).guardrail(ERRORS).plan()))
                    .containsExactly(tuple(
                            "evidence.powered",
                            facts(
                                    "groups",
                                    "2",
                                    "soak",
                                    "1 day",
                                    "available",
                                    "12,000 requests",
                                    "after",
                                    "19 hours",
                                    "mde",
                                    "1.59%")));
        }

        @Test
        void thatAPhaseWasExtended() {
            RolloutPhase pilot = pilot(filters(100_000).guardrail(ERRORS).plan());
            assertVerdict(pilot)
                    .containsExactly(tuple(
                            "evidence.extended",
                            facts(
                                    "groups",
                                    "2",
                                    "soak",
                                    "1 day 21 hours",
                                    "available",
                                    "9,375 requests",
                                    "nominal",
                                    "1 day",
                                    "after",
                                    "1 day 20 hours",
                                    "mde",
                                    "1.675%")));
            assertThat(pilot.soak()).contains(Duration.ofHours(45));
            assertThat(pilot.reasons()).extracting(Reason::rule).containsExactly("phase.percentage", "phase.extended");
            assertThat(pilot.reasons().get(1).facts())
                    .isEqualTo(Map.of("nominal", "1 day", "length", "1 day 21 hours", "metrics", "5xx"));
        }

        @Test
        void thatAPhaseIsTooSmall() {
            RolloutPlan plan =
                    Plans.savedFilters().population(FEW).guardrail(ERRORS).plan();
            Map<String, String> facts = facts(
                    "effect",
                    "1.4%",
                    "level",
                    "0.0004101",
                    "needed",
                    "53,665 daily users",
                    "percentage",
                    "100%",
                    "soak",
                    "1 day",
                    "available",
                    "10 daily users",
                    "longest",
                    "3 days",
                    "most",
                    "30 daily users",
                    "mde",
                    "69.3%");
            assertVerdict(plan.phases().get(3))
                    .containsExactly(
                            tuple("evidence.underpowered", facts),
                            tuple("longest.bake", Map.of("risk", "medium", "length", "3 days")));
        }

        @Test
        void thatNothingIsKnownOfAMetric() {
            RolloutPlan plan = filters(240_000)
                    .guardrail(Metric.revenue("Sales", Quantity.of(5, "EUR")))
                    .plan();
            assertVerdict(pilot(plan))
                    .containsExactly(
                            tuple("evidence.unknown-deviation", Map.of("metric", "Sales", "baseline", "5 EUR")));
        }
    }

    /** Of two that extend a phase, the later is waited for, or both where they are as late. */
    @ParameterizedTest
    @CsvSource({"2, 4xx and 5xx", "2.05, 5xx"})
    void aPhaseWaitsForTheLastOfItsGates(double limit, String metrics) {
        Metric other = Metric.errorRate("4xx", percent(1)).mustStayBelow(percent(limit));
        ChangeDraft draft = filters(128_000);
        for (ChangeDraft both : List.of(
                draft.guardrail(other).guardrail(ERRORS),
                draft.guardrail(ERRORS).guardrail(other))) {
            RolloutPhase pilot = pilot(both.plan());
            assertThat(pilot.evidence()).extracting(GateEvidence::verdict).containsOnly(Verdict.EXTENDED);
            assertThat(List.of(pilot.reasons().get(1).facts().get("metrics").split(" and ")))
                    .containsExactlyInAnyOrder(metrics.split(" and "));
        }
    }

    @Test
    void aRingHasNoControlGroup() {
        RolloutPlan plan = Plans.savedFilters()
                .population(Population.ofRings(Ring.of("Beta", 20_000), Ring.of("All", 900_000)))
                .guardrail(ERRORS)
                .plan();
        assertThat(evidence(pilot(plan)).comparison()).isEqualTo(Comparison.BASELINE);
        assertThat(evidence(pilot(plan)).allocationRatio()).isEmpty();
    }

    @Test
    void aPhaseShowsNothingUntilTheFlagHasReachedItsUsers() {
        ChangeDraft draft = filters(240_000).guardrail(ERRORS);
        Duration atOnce = evidence(pilot(draft.plan())).reachedAfter().orElseThrow();
        RolloutPlan slow = draft.tooling(
                        Tooling.builder().flagDelay(Duration.ofHours(3)).build())
                .plan();
        assertThat(evidence(pilot(slow)).reachedAfter()).contains(atOnce.plusHours(3));
    }

    @Nested
    class AGate {
        @Test
        void thatIsUnderpoweredOnlyObserves() {
            RolloutPlan plan =
                    Plans.savedFilters().population(FEW).guardrail(ERRORS).plan();
            Gate gate = pilot(plan).goLiveCriteria().get(0);
            assertThat(gate.role()).isEqualTo(GateRole.OBSERVE);
            assertThat(handling(gate).onBreach()).isEqualTo(Response.ROLL_BACK);
            assertThat(handling(gate).onInconclusive()).isEqualTo(Response.IGNORE);
            assertThat(handling(gate).onNoData()).isEqualTo(Response.ESCALATE);
            assertThat(gate.minimumSample()).hasValue(9_029);
        }

        @Test
        void thatIsUnderpoweredLeavesThePhaseToManualApproval() {
            RolloutPlan plan = Plans.savedFilters()
                    .population(FEW)
                    .guardrail(ERRORS)
                    .signal(Metric.latency("p95", Duration.ofMillis(800)))
                    .plan();
            assertThat(pilot(plan).goLiveCriteria())
                    .hasSize(3)
                    .last()
                    .satisfies(gate -> assertThat(gate.toString())
                            .endsWith("confirms: No user-impacting issue attributed to the change in Pilot (5%)"))
                    .satisfies(gate -> assertThat(gate.reasons())
                            .extracting(Reason::rule, Reason::facts)
                            .containsExactly(tuple(
                                    "gate.underpowered", Map.of("metrics", "5xx and p95", "phase", "Pilot (5%)"))));
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
    class EvidenceNeverExtends {
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
            assertThat(plan.phases().get(1).soak()).contains(Duration.ofDays(49));
        }

        @Test
        void aPhaseThatBringsEnoughBeforeAnHourIsOver() {
            Ladder ladder = Ladder.of(Step.of("First", 5, Duration.ofMinutes(110)), Step.last("All"));
            RolloutPolicy policy = RolloutPolicy.standard().withLadder("percentage", ladder);
            RolloutPlan plan = RolloutPlanner.withPolicy(policy)
                    .describe("Saved filters")
                    .newFeature()
                    .population(Population.ofUsersPerDay(100_000).withRequestsPerDay(2_400_000))
                    .guardrail(ERRORS)
                    .plan();
            // 5,000 requests an hour: 9,029 take 108.4 minutes.
            assertThat(soaks(plan)).containsExactly(Duration.ofMinutes(110));
            assertThat(evidence(pilot(plan)).verdict()).isEqualTo(Verdict.POWERED);
            assertThat(evidence(pilot(plan)).reachedAfter()).contains(Duration.ofMinutes(110));
            assertThat(pilot(plan).reasons()).extracting(Reason::rule).doesNotContain("phase.extended");
        }
    }

    @Nested
    class TheBake {
        @Test
        void isTheOneOfThePolicy() {
            RolloutPhase last = Plans.savedFilters().plan().phases().get(3);
            assertThat(last.reasons()).extracting(Reason::rule).containsExactly("phase.percentage", "bake.policy");
            assertThat(last.reasons().get(1).facts()).isEqualTo(Map.of("risk", "medium", "length", "1 day"));
        }

        @Test
        void isExtendedUpToThePolicysLongest() {
            RolloutPlan plan = Plans.savedFilters()
                    .population(Population.ofUsersPerDay(120_000))
                    .guardrail(ERRORS)
                    .plan();
            // Nearly 295,000 of 120,000 a day, of which an incident may hide six hours, take 59 hours.
            assertThat(plan.timeline().bake().length()).contains(Duration.ofHours(59));
            assertThat(evidence(plan.phases().get(3)).verdict()).isEqualTo(Verdict.EXTENDED);
            Reason why = plan.phases().get(3).reasons().get(1);
            assertThat(why.rule()).isEqualTo("bake.extended");
            assertThat(why.facts())
                    .isEqualTo(Map.of("nominal", "1 day", "length", "2 days 11 hours", "metrics", "5xx"));
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

    /** A phase ends before the next risk's rollout has more users than the phase before it, and leaves the later ones their time. */
    @ParameterizedTest
    @CsvSource({
        "MEDIUM, 1_000, 0, 2 days, high",
        "MEDIUM, 16_000, 2, 3 days 1 hour, high",
        "HIGH, 1_000, 0, 3 days, critical",
        "HIGH, 1_000, 1, 4 days, critical"
    })
    void aPhaseIsExtendedNoFurtherThanTheNextRiskAllows(
            RiskLevel risk, String requests, int phase, String longest, String next) {
        RolloutPlan plan = filters(Long.parseLong(requests.replace("_", "")))
                .guardrail(ERRORS)
                .riskAtLeast(risk)
                .plan();
        List<Reason> reasons = evidence(plan.phases().get(phase)).reasons();
        assertThat(reasons).extracting(Reason::rule).containsExactly("evidence.underpowered", "longest.pace");
        assertThat(reasons.get(0).facts()).containsEntry("longest", longest);
        assertThat(reasons.get(1).facts()).containsEntry("risk", next);
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
            assertThat(reaction.propagation()).isEqualTo(Duration.ofMinutes(5));
            assertThat(reaction.cacheExpiry()).isEqualTo(Duration.ofMinutes(30));
            assertThat(reaction.rollback()).isEqualTo(Duration.ofMinutes(35));
            assertThat(reaction.total()).isEqualTo(Duration.ofMinutes(39));
        }

        @Test
        void saysWhetherCopiesOutliveIt() {
            Tooling.Builder cache = Tooling.builder().cache("the CDN");
            assertThat(rules(Tooling.unknown())).noneMatch(rule -> rule.startsWith("reaction.cache"));
            assertThat(rules(cache.build())).endsWith("reaction.cache-expiry-unknown");
            assertThat(rules(cache.cacheLifetime(Duration.ofMinutes(30)).build()))
                    .endsWith("reaction.cache-expiry");
        }

        private static List<String> rules(Tooling tooling) {
            return reaction(tooling).reasons().stream().map(Reason::rule).toList();
        }

        @Test
        void isAssumedWhereNobodySaid() {
            assertThat(reaction(Tooling.unknown()).total()).isEqualTo(Duration.ofMinutes(3));
            assertThat(reaction(Tooling.unknown()).reasons())
                    .extracting(reason -> reason.facts().get("assumedDelay"))
                    .containsExactly("1 minute", "1 minute");
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
    void withoutAFlagADefectLastsUntilTheVersionBeforeIsBack() {
        // Of a doubled rate, four hours of full traffic cannot tell an incident of three.
        RolloutPolicy policy =
                RolloutPolicy.standard().withEvidence(EvidencePolicy.standard().withDefects(4));
        RolloutPlan plan = RolloutPlanner.withPolicy(policy)
                .describe("Typo")
                .touching(Trait.VISUAL_ONLY)
                .population(Population.ofUsersPerDay(50_000).withRequestsPerDay(1_000_000))
                .guardrail(Metric.errorRate("5xx", percent(1)).mustStayBelow(percent(2)))
                .tooling(Tooling.builder().rollbackTime(Duration.ofMinutes(40)).build())
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
