package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.LintPolicy;
import io.github.rolloutplanner.lint.LintReport;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.PlannedUrgency.MetricPrice;
import io.github.rolloutplanner.plan.PlannedUrgency.PhasePrice;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UrgencyTest {

    private static ChangeDraft fix() {
        return RolloutPlanner.forChange("Round totals once")
                .touching(Trait.BUG_FIX, Trait.CRITICAL_PATH)
                .deliveredBy(Delivery.featureFlag())
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .guardrail(Metric.errorRate("Checkout errors", percent(0.2)).mustStayBelow(percent(0.5)))
                .owner("Checkout team");
    }

    private static PlannedUrgency urgency(RolloutPlan plan) {
        return plan.urgency().orElseThrow();
    }

    private static List<Percentage> percentages(RolloutPlan plan) {
        return plan.phases().stream().map(RolloutPhase::percentage).toList();
    }

    private static Duration length(RolloutPlan plan) {
        return plan.phases().stream().flatMap(phase -> phase.soak().stream()).reduce(Duration.ZERO, Duration::plus);
    }

    private static List<String> rules(List<Reason> reasons) {
        return reasons.stream().map(Reason::rule).toList();
    }

    private static List<String> rulesOf(List<Statement> statements) {
        return statements.stream()
                .flatMap(statement -> statement.reasons().stream())
                .map(Reason::rule)
                .toList();
    }

    @Test
    void noPlanIsUrgentUnasked() {
        assertThat(fix().plan().urgency()).isEmpty();
    }

    @Nested
    class ADeadline {
        @Test
        void thatTheUsualPhasesKeepShortensNothing() {
            RolloutPlan usual = fix().plan();
            RolloutPlan plan = fix().deadline(length(usual)).plan();

            assertThat(plan.phases()).isEqualTo(usual.phases());
            assertThat(plan.strategy()).isEqualTo(usual.strategy());
            assertThat(plan.timeline()).isEqualTo(usual.timeline());
            assertThat(urgency(plan).isShortened()).isFalse();
            assertThat(rules(urgency(plan).reasons())).containsExactly("urgency.fits");
        }

        @Test
        void shortensTheSoaksFirst() {
            RolloutPlan usual = fix().plan();
            RolloutPlan plan = fix().deadline(ofDays(4)).plan();

            assertThat(percentages(plan)).isEqualTo(percentages(usual));
            assertThat(length(plan))
                    .isLessThanOrEqualTo(ofDays(4))
                    .isGreaterThan(ofDays(4).minusMinutes(10));
            assertThat(plan.phases().subList(0, 5))
                    .zipSatisfy(
                            usual.phases().subList(0, 5),
                            (now, before) -> assertThat(now.soak().orElseThrow())
                                    .isLessThan(before.soak().orElseThrow())
                                    .isGreaterThanOrEqualTo(ofMinutes(23)));
        }

        @Test
        void leavesPhasesOutWhereTheShortestSoaksAreTooLong() {
            assertThat(percentages(fix().deadline(ofMinutes(5 * 23)).plan()))
                    .containsExactly(percent(1), percent(5), percent(10), percent(25), percent(50), percent(100));
            assertThat(percentages(fix().deadline(ofMinutes(5 * 23 - 1)).plan()))
                    .containsExactly(percent(1), percent(5), percent(25), percent(50), percent(100));
            assertThat(percentages(fix().deadline(ofMinutes(3 * 23)).plan()))
                    .containsExactly(percent(1), percent(5), percent(25), percent(100));
            assertThat(percentages(fix().deadline(ofMinutes(2 * 23)).plan()))
                    .containsExactly(percent(1), percent(10), percent(100));
        }

        @Test
        void isKeptToTheMinute() {
            for (Duration deadline : List.of(ofMinutes(46), ofMinutes(100), ofHours(7), ofDays(3))) {
                assertThat(length(fix().deadline(deadline).plan())).isLessThanOrEqualTo(deadline);
            }
        }

        @Test
        void beforeTheShortestPhasesIsRefusedWithTheShortestLength() {
            assertThat(Problems.of(fix().deadline(ofMinutes(46).minusNanos(1))))
                    .singleElement()
                    .asString()
                    .startsWith("deadline: 100% cannot be reached within ")
                    .contains("the shortest rollout takes 46 minutes (23 minutes of Canary and 23 minutes of 10%)."
                            + " Give at least 46 minutes, or measure how fast flags arrive, and say so with"
                            + " Tooling.flagDelay(..), or measure how late metrics arrive,");
        }

        @Test
        void doesNotChangeThePreparation() {
            assertThat(fix().deadline(ofHours(4)).plan().timeline().preparation())
                    .isEqualTo(fix().plan().timeline().preparation());
        }

        @Test
        void doesNotChangeTheStrategyOfTheRisk() {
            RolloutPlan plan = fix().deadline(ofHours(1)).plan();

            assertThat(plan.risk()).isEqualTo(RiskLevel.HIGH);
            assertThat(plan.strategy().id()).contains("canary");
            assertThat(rules(plan.strategy().reasons())).containsExactly("strategy.risk", "strategy.shortened");
        }
    }

    @Nested
    class AnExpeditedChange {
        private final RolloutPlan plan = fix().expedite("totals are wrong").plan();

        @Test
        void hasTheShortestPhasesThatThePolicyAllows() {
            assertThat(percentages(plan)).containsExactly(percent(1), percent(10), percent(100));
            assertThat(length(plan)).isEqualTo(ofMinutes(46));
            assertThat(urgency(plan).why()).contains("totals are wrong");
            assertThat(urgency(plan).usualLength()).isEqualTo(length(fix().plan()));
        }

        @Test
        void isAsFastAsItsRiskAllows() {
            assertThat(percentages(fix().riskAtLeast(RiskLevel.CRITICAL)
                            .expedite("totals are wrong")
                            .plan()))
                    .containsExactly(percent(0), percent(5), percent(25), percent(100));
            assertThat(percentages(RolloutPlanner.forChange("Saved filters")
                            .newFeature()
                            .expedite("a customer left")
                            .plan()))
                    .containsExactly(percent(5), percent(100));
            assertThat(percentages(RolloutPlanner.withPolicy(RolloutPolicy.strict())
                            .describe("Saved filters")
                            .newFeature()
                            .expedite("a customer left")
                            .plan()))
                    .hasSize(3);
        }

        @Test
        void waitsForDelaysOfFlagsCachesAndMetrics() {
            Tooling slow = Tooling.builder()
                    .flagDelay(ofMinutes(5))
                    .cache("the CDN")
                    .cacheLifetime(ofMinutes(10))
                    .metricDelay(ofMinutes(3))
                    .build();
            RolloutPlan late = fix().tooling(slow).expedite("totals are wrong").plan();

            // 5 + 10 until users have it, 3 and half a minute until a look shows it, 20 to watch
            assertThat(late.phases().get(0).soak()).contains(ofMinutes(39));
        }

        @Test
        void takesTheTimeThatItsDeadlineLeaves() {
            RolloutPlan slower =
                    fix().expedite("totals are wrong").deadline(ofHours(6)).plan();

            assertThat(slower.phases()).hasSize(6);
            assertThat(length(slower)).isGreaterThan(ofHours(5)).isLessThanOrEqualTo(ofHours(6));
        }

        @Test
        void isAsShortAsWithoutADeadlineThatTheUsualPhasesKeep() {
            for (Duration deadline : List.of(length(fix().plan()), ofDays(365))) {
                RolloutPlan kept =
                        fix().expedite("totals are wrong").deadline(deadline).plan();

                assertThat(kept.phases()).isEqualTo(plan.phases());
                assertThat(kept.timeline()).isEqualTo(plan.timeline());
                assertThat(rules(urgency(kept).reasons()))
                        .containsExactly("urgency.expedited", "urgency.shortened", "urgency.shortest");
            }
        }

        @Test
        void isLookedAtMoreOftenAndBakedLonger() {
            assertThat(urgency(plan).lookEvery()).isEqualTo(Duration.ofSeconds(30));
            assertThat(plan.rollback().reaction().orElseThrow().timeToDetect()).isEqualTo(Duration.ofSeconds(90));
            assertThat(plan.timeline().bake().length()).contains(ofDays(7));
            assertThat(fix().plan().timeline().bake().length()).contains(ofDays(2));
        }

        @Test
        void preparesWhatIsNeverSkippedAndTheRestAfterwards() {
            assertThat(plan.timeline().preparation().length()).contains(ofHours(3));
            assertThat(rulesOf(plan.checklists().before()))
                    .contains("before.one-guardrail", "before.rollback-check")
                    .doesNotContain("before.rollback", "before.baselines", "before.dashboards");
            assertThat(rulesOf(plan.checklists().after())).contains("after.rehearsal");
            assertThat(plan.checklists().after())
                    .filteredOn(line -> rules(line.reasons()).contains("after.rehearsal"))
                    .extracting(Statement::text)
                    .containsExactly("Rehearse and time a flag-off rollback (owner: Checkout team)");
        }

        @Test
        void neverExtendsASoakForEvidence() {
            assertThat(plan.phases())
                    .flatExtracting(RolloutPhase::evidence)
                    .extracting("verdict")
                    .doesNotContain(Verdict.EXTENDED)
                    .contains(Verdict.UNDERPOWERED);
        }

        @Test
        void withoutPhasesIsOnlyPreparedFaster() {
            RolloutPlan typo = RolloutPlanner.forChange("Typo")
                    .touching(Trait.VISUAL_ONLY)
                    .expedite("a name is misspelled")
                    .plan();

            assertThat(percentages(typo)).containsExactly(percent(100));
            assertThat(urgency(typo).isShortened()).isFalse();
            assertThat(rules(urgency(typo).reasons())).containsExactly("urgency.expedited");
        }

        @Test
        void keepsTheStepsOfAStore() {
            RolloutPlan app = RolloutPlanner.forChange("Saved routes")
                    .newFeature()
                    .deliveredBy(Delivery.appStore(Delivery.Store.APPLE))
                    .expedite("it crashes")
                    .plan();

            assertThat(length(app)).isEqualTo(ofDays(6));
            assertThat(urgency(app).phases().get(0).reason().rule()).isEqualTo("urgency.fixed-store");
        }

        @Test
        void keepsTheCallersLadder() {
            RolloutPlan own = RolloutPlanner.forChange("Saved filters")
                    .newFeature()
                    .ladder(Step.of("Few", 5, ofDays(2)), Step.last("All"))
                    .expedite("a customer left")
                    .plan();

            assertThat(own.phases().get(0).soak()).contains(ofDays(2));
            assertThat(urgency(own).phases().get(0).reason().rule()).isEqualTo("urgency.fixed-caller");
        }
    }

    @Nested
    class ThePrice {
        private final RolloutPlan usual = fix().plan();
        private final RolloutPlan plan = fix().expedite("totals are wrong").plan();

        @Test
        void isSaidOfEachUsualPhase() {
            assertThat(urgency(plan).phases())
                    .extracting(PhasePrice::name)
                    .isEqualTo(usual.phases().stream().map(RolloutPhase::name).toList());
            assertThat(urgency(plan).phases())
                    .filteredOn(PhasePrice::isLeftOut)
                    .extracting(PhasePrice::percentage)
                    .containsExactly(percent(5), percent(25), percent(50));
        }

        @Test
        void isTheEvidenceOfBothPlans() {
            MetricPrice canary =
                    urgency(plan).phase("Canary").orElseThrow().metrics().get(0);

            assertThat(canary.usualMinimumDetectableEffect())
                    .isEqualTo(usual.phases().get(0).evidence().get(0).minimumDetectableEffect());
            assertThat(canary.minimumDetectableEffect())
                    .isEqualTo(plan.phases().get(0).evidence().get(0).minimumDetectableEffect());
            assertThat(canary.usualPower().orElseThrow()).isBetween(0.8, 1.0);
            assertThat(canary.power().orElseThrow()).isLessThan(0.05);
            assertThat(canary.isLost()).isTrue();
        }

        @Test
        void isNoneOfTheBakeWhichSeesMore() {
            PhasePrice bake = urgency(plan).phase("Full rollout").orElseThrow();

            assertThat(bake.usual()).isEqualTo(ofDays(2));
            assertThat(bake.length()).contains(ofDays(7));
            assertThat(bake.metrics()).noneMatch(MetricPrice::isLost);
            assertThat(bake.isShorter()).isFalse();
        }

        @Test
        void isExposureToo() {
            PhasePrice canary = urgency(plan).phase("Canary").orElseThrow();

            assertThat(canary.usualUsers()).hasValue(1_200);
            assertThat(canary.users().orElseThrow()).isLessThan(1_200);
        }

        @Test
        void standsAmongRisksAndRecommendationsAndInTheExplanation() {
            assertThat(plan.risks())
                    .flatExtracting(risk -> rules(risk.reasons()))
                    .contains("risk-register.urgency");
            assertThat(rulesOf(plan.recommendations()))
                    .contains(
                            "recommend.urgent-price",
                            "recommend.urgent-watch",
                            "recommend.urgent-trigger",
                            "recommend.urgent-verify");
            assertThat(plan.explain()).contains("Urgency\n", "Checkout errors at 0.421%: power ");
        }

        @Test
        void isUnknownWithoutTraffic() {
            RolloutPlan blind = RolloutPlanner.forChange("Saved filters")
                    .newFeature()
                    .expedite("a customer left")
                    .plan();

            assertThat(urgency(blind).phases()).allSatisfy(phase -> {
                assertThat(phase.metrics()).isEmpty();
                assertThat(phase.usualUsers()).isEmpty();
            });
            assertThat(blind.risks())
                    .flatExtracting(risk -> rules(risk.reasons()))
                    .contains("risk-register.urgency-unknown");
        }

        @Test
        void isAcceptedByTheLinterAndSaid() {
            LintReport report = PlanLinter.report(plan, LintPolicy.standard());

            assertThat(report.findings()).extracting(Finding::rule).doesNotContain("timeline.realistic", "phases.jump");
            assertThat(report.suppressed())
                    .filteredOn(found -> found.finding().rule().equals("timeline.realistic"))
                    .extracting(LintReport.Suppressed::reason)
                    .containsExactly("The price of 100% after 46 minutes instead of 8 days: totals are wrong");
        }

        @Test
        void isNoLongerKnownOfOtherPhases() {
            RolloutPhase longer = plan.phases().get(0).withSoak(ofHours(1));
            RolloutPlan other = plan.withPhases(
                    List.of(longer, plan.phases().get(1), plan.phases().get(2)));

            assertThat(other.urgency()).isEqualTo(Optional.empty());
            assertThat(PlanLinter.lint(other)).extracting(Finding::rule).contains("phases.jump");
            assertThat(plan.withPhases(plan.phases()).urgency()).isEqualTo(plan.urgency());
        }
    }
}
