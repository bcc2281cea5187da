package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.FindingSeverity.ERROR;
import static io.github.rolloutplanner.lint.FindingSeverity.WARNING;
import static io.github.rolloutplanner.lint.Plans.SOUND;
import static io.github.rolloutplanner.lint.Plans.alert;
import static io.github.rolloutplanner.lint.Plans.gate;
import static io.github.rolloutplanner.lint.Plans.success;
import static io.github.rolloutplanner.lint.Plans.trigger;

import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;

/** Limits that fit neither the baseline nor each other. */
final class LimitCases {
    static final List<RuleCase> ALL = List.of(
            RuleCase.of(
                            "limits.baseline-unknown",
                            "a gate on what nobody watches",
                            Plans.withGate(gate("Crash rate", "< 1%")))
                    .mendedBy(Plans.withGate(gate("Error rate", "< 0.17%")))
                    .finds(
                            WARNING,
                            "phases[1].goLiveCriteria[0]",
                            "The gate 'Crash rate < 1%' reads 'Crash rate', which monitoring does not know: without what it shows today, nobody can tell harm from what is usual.",
                            "Watch it with the number that it shows today, or gate on a metric that has one."),
            RuleCase.of(
                            "limits.baseline-unknown",
                            "two gates on a metric with a baseline in words",
                            Plans.withMetric(
                                    0, metric -> Plans.metric("API error rate", MetricKind.RATE, "few", "< 0.18%")))
                    .finds(
                            WARNING,
                            "phases[1].goLiveCriteria[0]",
                            "The gate 'Error rate < 0.17%' and 2 others read 'API error rate', whose baseline is 'few': without what it shows today, nobody can tell harm from what is usual.",
                            "Watch it with the number that it shows today, or gate on a metric that has one."),
            RuleCase.of("limits.direction", "a gate that wants errors", Plans.withGate(gate("Error rate", "> 0.15%")))
                    .finds(
                            ERROR,
                            "phases[1].goLiveCriteria[0]",
                            "The gate 'Error rate > 0.15%' wants 'API error rate' above its level, but monitoring alerts there: it must stay below.",
                            "Turn one of the two round."),
            RuleCase.of("limits.order", "a gate beyond the alert", Plans.withGate(gate("Error rate", "< 0.19%")))
                    .finds(
                            ERROR,
                            "phases[1].goLiveCriteria[0]",
                            "The gate 'Error rate < 0.19%' lies beyond the monitoring threshold 'API error rate < 0.18%' (monitoring.metrics[0].threshold), which calls somebody first.",
                            "Move it to 0.18% or less, or the monitoring threshold to 0.19% or more."),
            RuleCase.of(
                            "limits.order",
                            "an alert beyond the rollback, where more is better",
                            Plans.withTrigger(trigger("Conversion", "< 3.65%")))
                    .mendedBy(Plans.withTrigger(trigger("Conversion", "< 3.5%")))
                    .finds(
                            ERROR,
                            "monitoring.metrics[2].threshold",
                            "The monitoring threshold 'Conversion > 3.6%' lies beyond the rollback trigger 'Conversion falls below 3.65%' (rollback.automaticTriggers[0]), which rolls back first.",
                            "Move it to 3.65% or more, or the rollback trigger to 3.6% or less."),
            RuleCase.of("limits.order", "an alert beyond the rollback", Plans.withAlert(alert("Error rate", "> 0.3%")))
                    .finds(
                            ERROR,
                            "monitoring.alerts[0]",
                            "The alert 'Error rate exceeds 0.3%' lies beyond the rollback trigger 'Error rate exceeds 0.2%' (rollback.automaticTriggers[0]), which rolls back first.",
                            "Move it to 0.2% or less, or the rollback trigger to 0.3% or more."),
            RuleCase.of(
                            "limits.order",
                            "a success beyond the rollback",
                            Plans.withSuccess(success("Error rate", "< 0.3%")))
                    .finds(
                            ERROR,
                            "successCriteria[0]",
                            "The success criterion 'Error rate < 0.3%' lies beyond the rollback trigger 'Error rate exceeds 0.2%' (rollback.automaticTriggers[0]), which rolls back first.",
                            "Move it to 0.2% or less, or the rollback trigger to 0.3% or more."),
            RuleCase.of("limits.order", "a gate that is broken today", Plans.withGate(gate("Error rate", "< 0.05%")))
                    .finds(
                            ERROR,
                            "phases[1].goLiveCriteria[0]",
                            "The gate 'Error rate < 0.05%' is not on the bad side of the baseline (0.1%): what 'API error rate' shows today already breaks it.",
                            "Set it above 0.1%."),
            RuleCase.of(
                            "limits.trigger-looser-than-gate",
                            "a rollback four times as far as the gate",
                            Plans.withTrigger(trigger("Checkout p95", "> 1.8x baseline")))
                    .finds(
                            WARNING,
                            "rollback.automaticTriggers[0]",
                            "The rollback trigger 'Checkout p95 exceeds 1.8x baseline' is 4 times as far from the baseline (850ms) as the loosest gate 'Checkout p95 < +20%' (phases[1].goLiveCriteria[1]): between 1020ms and 1530ms, harm neither passes nor rolls back.",
                            "Set the trigger at 1190ms or less, or say what happens in between."),
            RuleCase.of(
                            "limits.trigger-looser-than-gate",
                            "the same, where more is better",
                            Plans.withTrigger(trigger("Conversion", "< 2.8%")))
                    .mendedBy(Plans.withTrigger(trigger("Conversion", "< 3.4%")))
                    .finds(
                            WARNING,
                            "rollback.automaticTriggers[0]",
                            "The rollback trigger 'Conversion falls below 2.8%' is 4 times as far from the baseline (4%) as the loosest gate 'Conversion > 3.7%' (phases[2].goLiveCriteria[1]): between 3.7% and 2.8%, harm neither passes nor rolls back.",
                            "Set the trigger at 3.4% or more, or say what happens in between."),
            RuleCase.of(
                            "limits.trigger-looser-than-gate",
                            "a metric of unknown baseline",
                            gateAndTrigger("< 1%", "> 5%"))
                    .mendedBy(gateAndTrigger("< 1%", "> 2%"))
                    .besides("limits.baseline-unknown")
                    .finds(
                            WARNING,
                            "rollback.automaticTriggers[0]",
                            "The rollback trigger 'Crash rate exceeds 5%' is 5 times as far from zero (its baseline is not known) as the loosest gate 'Crash rate < 1%' (phases[1].goLiveCriteria[0]): between 1% and 5%, harm neither passes nor rolls back.",
                            "Set the trigger at 2% or less, or say what happens in between."),
            RuleCase.of(
                            "limits.trigger-looser-than-gate",
                            "limits relative to an unknown baseline",
                            gateAndTrigger("< +10%", "> 3x baseline"))
                    .mendedBy(gateAndTrigger("< +10%", "> 1.2x baseline"))
                    .besides("limits.baseline-unknown")
                    .finds(
                            WARNING,
                            "rollback.automaticTriggers[0]",
                            "The rollback trigger 'Crash rate exceeds 3x baseline' is 20 times as far from the baseline as the loosest gate 'Crash rate < +10%' (phases[1].goLiveCriteria[0]): between 1.1x baseline and 3x baseline, harm neither passes nor rolls back.",
                            "Set the trigger at 1.2x baseline or less, or say what happens in between."),
            RuleCase.of(
                            "limits.far-from-baseline",
                            "a gate at eight times the baseline",
                            Plans.withGate(gate("Crash rate", "< 8x baseline")))
                    .mendedBy(Plans.withGate(gate("Crash rate", "< 4x baseline")))
                    .besides("limits.baseline-unknown")
                    .finds(
                            WARNING,
                            "phases[1].goLiveCriteria[0]",
                            "The gate 'Crash rate < 8x baseline' is 8 times the baseline of 'Crash rate'.",
                            "Set it below 5x baseline, or say why that much harm can be borne."),
            RuleCase.of(
                            "limits.far-from-baseline",
                            "a rollback at fifty times the baseline",
                            Plans.withTrigger(trigger("Error rate", "> 5%")))
                    .finds(
                            WARNING,
                            "rollback.automaticTriggers[0]",
                            "The rollback trigger 'Error rate exceeds 5%' is 50 times the baseline of 'API error rate' (0.1%).",
                            "Set it below 0.5%, or say why that much harm can be borne."),
            RuleCase.of(
                            "limits.far-from-baseline",
                            "a rollback at an eighth of the baseline",
                            Plans.withTrigger(trigger("Conversion", "< 0.5%")))
                    .mendedBy(Plans.withTrigger(trigger("Conversion", "< 3.4%")))
                    .finds(
                            WARNING,
                            "rollback.automaticTriggers[0]",
                            "The rollback trigger 'Conversion falls below 0.5%' is only 12.5% of the baseline of 'Conversion' (4%).",
                            "Set it above 0.8%, or say why that much harm can be borne."));

    private LimitCases() {}

    private static RolloutPlan gateAndTrigger(String gate, String trigger) {
        return Plans.withGate(gate("Crash rate", gate))
                .withRollback(SOUND.rollback().withAutomaticTriggers(trigger("Crash rate", trigger)));
    }
}
