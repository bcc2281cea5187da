package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Level.timesBaseline;
import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import java.util.List;

/** Changes that cannot wait, each for another reason. */
final class UrgentChanges {
    private UrgentChanges() {}

    /** A patch for an agent on forty thousand hosts, out the same afternoon. */
    static RolloutPlan patchOfAnAgent() {
        return RolloutPlanner.forChange("Sensor 7.12.1")
                .touching(Trait.SECURITY, Trait.BUG_FIX, Trait.KERNEL_OR_AGENT)
                .deliveredBy(Delivery.fleet(40_000))
                .tooling(Tooling.builder().rollbackTime(Duration.ofMinutes(20)).build())
                .guardrail(Metric.errorRate("Hosts without heartbeat", percent(0.1))
                        .mustStayBelow(percent(0.3)))
                .guardrail(Metric.crashRate("Sensor crashes", percent(0.02)).mustStayBelow(percent(0.06)))
                .owner("Endpoint team")
                .deadline(Duration.ofHours(4))
                .expedite("CVE-2026-1234 is exploited in the wild")
                .plan();
    }

    /** A fix of a wrong total, behind the flag that brought it. */
    static RolloutPlan hotfix() {
        return fix().owner("Checkout team")
                .expedite("totals are a cent too high")
                .plan();
    }

    private static ChangeDraft fix() {
        return RolloutPlanner.forChange("Round totals once")
                .touching(Trait.BUG_FIX, Trait.CRITICAL_PATH)
                .behavioral("Totals are rounded once")
                .performance("One rounding less for each item")
                .deliveredBy(Delivery.featureFlag())
                .flagKey("round-totals-once")
                .tooling(Tooling.builder()
                        .cache("the CDN")
                        .cacheLifetime(Duration.ofMinutes(2))
                        .build())
                .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
                .guardrail(Metric.errorRate("Checkout errors", percent(0.2)).mustStayBelow(percent(0.5)))
                .guardrail(
                        Metric.latency("Checkout p95", Duration.ofMillis(850)).mustStayBelow(timesBaseline(1.5)));
    }

    private static RolloutPolicy watchedForHours() {
        RolloutPolicy standard = RolloutPolicy.standard();
        return standard.withUrgency(standard.urgency().withWatch(RiskLevel.MEDIUM, Duration.ofHours(20)));
    }

    static List<RolloutPlan> all() {
        return List.of(
                patchOfAnAgent(),
                hotfix(),
                fix().deadline(Duration.ofDays(2)).plan(),
                fix().deadline(Duration.ofDays(365)).plan(),
                fix().riskAtLeast(RiskLevel.CRITICAL).expedite("it burns").plan(),
                RolloutPlanner.forChange("Shorter texts")
                        .touching(Trait.VISUAL_ONLY)
                        .expedite("a name is misspelled")
                        .plan(),
                RolloutPlanner.forChange("Saved routes")
                        .newFeature()
                        .deliveredBy(Delivery.appStore(Delivery.Store.APPLE))
                        .expedite("the app crashes at its start")
                        .plan(),
                RolloutPlanner.forChange("Saved places")
                        .newFeature()
                        .deliveredBy(Delivery.appStore(Delivery.Store.GOOGLE_PLAY))
                        .expedite("the app crashes at its start")
                        .plan(),
                RolloutPlanner.forChange("Saved stops")
                        .newFeature()
                        .deliveredBy(Delivery.appStore(Delivery.Store.GOOGLE_PLAY))
                        .population(Population.ofUsersPerDay(2_000_000).withRequestsPerDay(40_000_000))
                        .guardrail(Metric.errorRate("Failed searches", percent(0.2))
                                .mustStayBelow(percent(0.5)))
                        .expedite("the app crashes at its start")
                        .plan(),
                RolloutPlanner.forChange("Saved lines")
                        .newFeature()
                        .deliveredBy(Delivery.appStore(Delivery.Store.APPLE))
                        .ladder(Step.last("All users"))
                        .deadline(Duration.ofHours(1))
                        .plan(),
                fix().touching(Trait.IRREVERSIBLE)
                        .expedite("totals are a cent too high")
                        .plan(),
                RolloutPlanner.forChange("Totals by hour")
                        .touching(Trait.BUG_FIX)
                        .behavioral("Totals are shown by hour")
                        .population(Population.ofUsersPerDay(50_000_000).withRequestsPerDay(5_000_000_000L))
                        .signal(Metric.errorRate("Retries", percent(1)).mustStayBelow(percent(3)))
                        .expedite("totals are a cent too high")
                        .plan(),
                RolloutPlanner.forChange("Sensor 7.12.2")
                        .touching(Trait.BUG_FIX, Trait.KERNEL_OR_AGENT)
                        .deliveredBy(Delivery.fleet(40_000))
                        .tooling(Tooling.builder()
                                .rollbackTime(Duration.ofDays(3))
                                .build())
                        .expedite("sensors stop")
                        .plan(),
                RolloutPlanner.withPolicy(watchedForHours())
                        .describe("Saved tags")
                        .newFeature()
                        .deadline(Duration.ofHours(60))
                        .plan(),
                RolloutPlanner.forChange("Keys 2")
                        .newFeature()
                        .deliveredBy(Delivery.library())
                        .expedite("keys leak")
                        .plan(),
                RolloutPlanner.forChange("Orders by month")
                        .newFeature()
                        .deliveredBy(Delivery.dataMigration())
                        .expedite("the disk is full on Friday")
                        .plan(),
                RolloutPlanner.forChange("No more version 1")
                        .touching(Trait.BREAKING_CHANGE)
                        .deliveredBy(Delivery.library())
                        .expedite("version 1 leaks keys")
                        .plan(),
                RolloutPlanner.forChange("Saved filters")
                        .newFeature()
                        .ladder(
                                Step.of("Few", 5, Duration.ofDays(1)),
                                Step.of("Half", 50, Duration.ofDays(2)),
                                Step.last("All"))
                        .expedite("a customer left")
                        .plan(),
                RolloutPlanner.forChange("Saved filters by minute")
                        .newFeature()
                        .internalFirst()
                        .ladder(
                                Step.of("Few", 5, Duration.ofMinutes(5)),
                                Step.of("Half", 50, Duration.ofMinutes(5)),
                                Step.last("All"))
                        .expedite("a customer left")
                        .plan(),
                RolloutPlanner.forChange("Larger keys")
                        .behavioral("Keys are larger")
                        .population(Population.ofUsersPerDay(100_000))
                        .touching(Trait.CRITICAL_PATH)
                        .success(Metric.conversion("Calls that end", percent(20)))
                        .experiment(ExperimentRequest.changing("Calls that end", percent(5)))
                        .deadline(Duration.ofDays(8))
                        .plan());
    }
}
