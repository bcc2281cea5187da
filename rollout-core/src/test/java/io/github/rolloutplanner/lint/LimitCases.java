package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Finding.Severity.ERROR;
import static io.github.rolloutplanner.lint.Finding.Severity.WARNING;
import static io.github.rolloutplanner.lint.Plans.SOUND;
import static io.github.rolloutplanner.lint.Plans.alert;
import static io.github.rolloutplanner.lint.Plans.gate;
import static io.github.rolloutplanner.lint.Plans.success;
import static io.github.rolloutplanner.lint.Plans.trigger;
import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Limits that fit neither the baseline nor each other. */
final class LimitCases {
    static final List<RuleCase> ALL = List.of(
            RuleCase.of(
                            "limits.baseline-unknown",
                            "a gate on what nobody watches",
                            Plans.withGate(gate("Crash rate", "< 1%")))
                    .mendedBy(Plans.withGate(gate("API error rate", "< 0.17%")))
                    .finds(WARNING, "phases[1].goLiveCriteria[0]"),
            RuleCase.of(
                            "limits.baseline-unknown",
                            "two gates on a metric with a baseline in words",
                            Plans.withMetric(
                                    0, metric -> Plans.metric("API error rate", MetricKind.RATE, "few", "< 0.18%")))
                    .finds(WARNING, "phases[1].goLiveCriteria[0]"),
            RuleCase.of("limits.baseline-sample", "a rate of three events", errorsMeasured(3_000, Duration.ofDays(14)))
                    .mendedBy(errorsMeasured(1_000_000, Duration.ofDays(14)))
                    .finds(WARNING, "monitoring.metrics[0].baselineSource"),
            RuleCase.of("limits.baseline-sample", "a rate of one day", errorsMeasured(1_000_000, Duration.ofDays(1)))
                    .mendedBy(errorsMeasured(1_000_000, Duration.ofDays(7)))
                    .finds(WARNING, "monitoring.metrics[0].baselineSource"),
            RuleCase.of("limits.trigger-in-doubt", "a limit of a tenth above a typed baseline", limited(1.1))
                    .besides("evidence.too-small", "rollback.detected-late")
                    .mendedBy(limited(2))
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "limits.direction",
                            "a gate that wants errors",
                            Plans.withGate(gate("API error rate", "> 0.15%")))
                    .finds(ERROR, "phases[1].goLiveCriteria[0]"),
            RuleCase.of("limits.order", "a gate beyond the alert", Plans.withGate(gate("API error rate", "< 0.19%")))
                    .finds(ERROR, "phases[1].goLiveCriteria[0]"),
            RuleCase.of(
                            "limits.order",
                            "an alert beyond the rollback, where more is better",
                            Plans.withTrigger(trigger("Conversion", "< 3.65%")))
                    .mendedBy(Plans.withTrigger(trigger("Conversion", "< 3.5%")))
                    .finds(ERROR, "monitoring.metrics[2].threshold"),
            RuleCase.of(
                            "limits.order",
                            "an alert beyond the rollback",
                            Plans.withAlert(alert("API error rate", "> 0.3%")))
                    .finds(ERROR, "monitoring.alerts[0]"),
            RuleCase.of(
                            "limits.order",
                            "a success beyond the rollback",
                            Plans.withSuccess(success("API error rate", "< 0.3%")))
                    .finds(ERROR, "successCriteria[0]"),
            RuleCase.of("limits.order", "a gate beyond the tighter of two rollbacks", unwatched("< 3%", "> 4%", "> 2%"))
                    .mendedBy(unwatched("< 3%", "> 4%", "> 3%"))
                    .besides("limits.baseline-unknown", "criteria.never-evaluated")
                    .finds(ERROR, "phases[1].goLiveCriteria[0]"),
            RuleCase.of(
                            "limits.order",
                            "a gate beyond one of two rollbacks, the one on its scale",
                            unwatched("< 3%", "> 1.5x baseline", "> 2%"))
                    .mendedBy(unwatched("< 3x baseline", "> 3.5x baseline", "> 2%"))
                    .besides("limits.baseline-unknown", "criteria.never-evaluated")
                    .finds(ERROR, "phases[1].goLiveCriteria[0]"),
            RuleCase.of(
                            "limits.order",
                            "an alert that fires today, which no gate can be set by",
                            Plans.withAlert(alert("API error rate", "> 0.05%")))
                    .finds(ERROR, "monitoring.alerts[0]"),
            RuleCase.of(
                            "limits.order",
                            "a gate that is broken today",
                            Plans.withGate(gate("API error rate", "< 0.05%")))
                    .finds(ERROR, "phases[1].goLiveCriteria[0]"),
            RuleCase.of(
                            "limits.trigger-looser-than-gate",
                            "a rollback four times as far as the gate",
                            Plans.withTrigger(trigger("Checkout p95", "> 1.8x baseline")))
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "limits.trigger-looser-than-gate",
                            "a rollback more than twice as far as the loosest of the gates",
                            Plans.withTrigger(trigger("API error rate", "> 0.25%")))
                    .mendedBy(Plans.withTrigger(trigger("API error rate", "> 0.24%")))
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "limits.trigger-looser-than-gate",
                            "a gate near the baseline, unlike one that is broken today",
                            crashing("0.1%", "< 0.12%", "> 0.2%"))
                    .mendedBy(crashing("0.1%", "< 0.1%", "> 0.2%"))
                    .besides("limits.order", "monitoring.complete")
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "limits.trigger-looser-than-gate",
                            "four times as far, where more is better",
                            Plans.withTrigger(trigger("Conversion", "< 2.8%")))
                    .mendedBy(Plans.withTrigger(trigger("Conversion", "< 3.4%")))
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of("limits.trigger-looser-than-gate", "a metric of unknown baseline", unwatched("< 1%", "> 5%"))
                    .mendedBy(unwatched("< 1%", "> 2%"))
                    .besides("limits.baseline-unknown", "criteria.never-evaluated")
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "limits.trigger-looser-than-gate",
                            "limits relative to an unknown baseline",
                            unwatched("< +10%", "> 3x baseline"))
                    .mendedBy(unwatched("< +10%", "> 1.2x baseline"))
                    .besides("limits.baseline-unknown", "criteria.never-evaluated")
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "limits.far-from-baseline",
                            "a gate at eight times the baseline",
                            Plans.withGate(gate("Crash rate", "< 8x baseline")))
                    .mendedBy(Plans.withGate(gate("Crash rate", "< 4x baseline")))
                    .besides("limits.baseline-unknown")
                    .finds(WARNING, "phases[1].goLiveCriteria[0]"),
            RuleCase.of(
                            "limits.far-from-baseline",
                            "a rollback at five times the baseline",
                            Plans.withTrigger(trigger("API error rate", "> 0.5%")))
                    .mendedBy(Plans.withTrigger(trigger("API error rate", "> 0.49%")))
                    .besides("limits.trigger-looser-than-gate")
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "limits.far-from-baseline",
                            "a rollback at a fifth of the baseline",
                            Plans.withTrigger(trigger("Conversion", "< 0.8%")))
                    .mendedBy(Plans.withTrigger(trigger("Conversion", "< 0.81%")))
                    .besides("limits.trigger-looser-than-gate")
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "limits.far-from-baseline",
                            "five times a baseline; of none there is no multiple",
                            crashing("0.1%", "< 0.4%", "> 0.5%"))
                    .mendedBy(crashing("0%", "< 0.4%", "> 0.5%"))
                    .besides("monitoring.complete")
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "limits.far-from-baseline",
                            "a rollback at fifty times the baseline",
                            Plans.withTrigger(trigger("API error rate", "> 5%")))
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "limits.far-from-baseline",
                            "a rollback at an eighth of the baseline",
                            Plans.withTrigger(trigger("Conversion", "< 0.5%")))
                    .mendedBy(Plans.withTrigger(trigger("Conversion", "< 3.4%")))
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "limits.out-of-reach",
                            "a rollback above 100%",
                            Plans.withTrigger(trigger("API error rate", "> 100%")))
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "limits.far-from-baseline",
                            "a rollback that is far, and not out of reach",
                            Plans.withTrigger(trigger("API error rate", "> 99.9%")))
                    .mendedBy(Plans.withTrigger(trigger("API error rate", "> 100%")))
                    .besides("limits.out-of-reach", "limits.trigger-looser-than-gate")
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "limits.out-of-reach",
                            "a rollback below nothing",
                            Plans.withTrigger(trigger("Conversion", "< 0%")))
                    .mendedBy(Plans.withTrigger(trigger("Conversion", "< 3.4%")))
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "limits.out-of-reach",
                            "a multiple above 100%",
                            Plans.withGate(gate("API error rate", "< 2000x baseline")))
                    .finds(WARNING, "phases[1].goLiveCriteria[0]"),
            RuleCase.of(
                            "limits.far-from-baseline",
                            "a rollback when half of what nearly always succeeds fails",
                            successRate("< 49.95%"))
                    .mendedBy(successRate("< 99.6%"))
                    .besides("experiment.sample-size")
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "limits.far-from-baseline",
                            "five times the failures; of no failure there is no multiple",
                            successRate("99.9%", "< 99.5%"))
                    .mendedBy(successRate("100%", "< 99.5%"))
                    .besides("experiment.sample-size")
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "limits.out-of-reach",
                            "a rate above 100%, where a mean may be",
                            used(MetricKind.RATE, "80%", "< 90%", "> 120%"))
                    .mendedBy(used(MetricKind.MEAN, "80%", "< 90%", "> 120%"))
                    .besides("experiment.sample-size")
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "limits.out-of-reach",
                            "a count below nothing, where a mean may be",
                            used(MetricKind.COUNT, "5/hour", "> 4/hour", "< 0/hour"))
                    .mendedBy(used(MetricKind.MEAN, "5/hour", "> 4/hour", "< 0/hour"))
                    .besides("limits.far-from-baseline", "experiment.sample-size")
                    .finds(WARNING, "rollback.automaticTriggers[0]"));

    private LimitCases() {}

    private static RolloutPlan errorsMeasured(long observations, Duration window) {
        return Plans.withMetric(0, metric -> metric.withBaselineSource(Baseline.measured(observations, window)));
    }

    private static RolloutPlan limited(double limit) {
        return RolloutPlanner.forChange("Search ranking")
                .owner("Team Search")
                .behavioral("Results stand in another order")
                .population(Population.ofUsersPerDay(20_000_000))
                .guardrail(Metric.errorRate("Search errors", percent(1))
                        .withExposureUnit(ExposureUnit.USER)
                        .mustStayBelow(percent(limit)))
                .plan();
    }

    private static RolloutPlan successRate(String trigger) {
        return successRate("99.9%", trigger);
    }

    private static RolloutPlan successRate(String baseline, String trigger) {
        return Plans.withAlso(Plans.metric("Success rate", MetricKind.RATE, baseline, "> 99.84%"))
                .withRollback(SOUND.rollback().withAutomaticTriggers(trigger("Success rate", trigger)));
    }

    private static RolloutPlan used(MetricKind kind, String baseline, String threshold, String trigger) {
        return Plans.withAlso(Plans.metric("Use of the quota", kind, baseline, threshold))
                .withRollback(SOUND.rollback().withAutomaticTriggers(trigger("Use of the quota", trigger)));
    }

    /** A gate and rollbacks on a metric that nobody watches. */
    private static RolloutPlan unwatched(String gate, String... triggers) {
        return Plans.withGate(gate("Crash rate", gate))
                .withRollback(SOUND.rollback()
                        .withAutomaticTriggers(Arrays.stream(triggers)
                                .map(trigger -> trigger("Crash rate", trigger))
                                .toArray(RollbackTrigger[]::new)));
    }

    private static RolloutPlan crashing(String baseline, String gate, String trigger) {
        return unwatched(gate, trigger)
                .withMonitoring(Plans.withAlso(Plans.metric("Crash rate", MetricKind.RATE, baseline, gate))
                        .monitoring());
    }
}
