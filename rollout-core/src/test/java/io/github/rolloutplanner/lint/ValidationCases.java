package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.FindingSeverity.ERROR;
import static io.github.rolloutplanner.lint.FindingSeverity.INFO;
import static io.github.rolloutplanner.lint.FindingSeverity.WARNING;
import static io.github.rolloutplanner.lint.Plans.SOUND;
import static io.github.rolloutplanner.metric.Severity.HIGH;

import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.DataRollbackKind;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.plan.TimeSpan;
import java.time.Duration;
import java.util.List;

/** The specification's validation list, and what a plan must know of itself. */
final class ValidationCases {
    static final List<RuleCase> ALL = List.of(
            RuleCase.of(
                            "criteria.clear",
                            "a phase without a criterion",
                            Plans.withPhase(1, phase -> phase.withGoLiveCriteria()))
                    .finds(
                            ERROR,
                            "phases[1].goLiveCriteria",
                            "Phase 'Pilot' has no go-live criterion.",
                            "Say what must hold, as a metric with a limit or as the approval of a person."),
            RuleCase.of(
                            "criteria.clear",
                            "a criterion that nobody can measure",
                            Plans.withGate(Gate.stated("No user complaints", GateRole.GUARDRAIL)))
                    .mendedBy(Plans.withGate(Gate.stated("Support signs off", GateRole.GUARDRAIL)))
                    .finds(
                            WARNING,
                            "phases[1].goLiveCriteria[0]",
                            "'No user complaints' is neither measured nor the approval of a person, so it can be read in two ways.",
                            "Name a metric and its limit, or who confirms it."),
            RuleCase.of(
                            "rollback.actionable",
                            "no manual step",
                            rollback(SOUND.rollback().withManualSteps()))
                    .finds(
                            ERROR,
                            "rollback.manualSteps",
                            "The rollback has no manual step.",
                            "Say what a person does, in order, first of all how the change is turned off."),
            RuleCase.of(
                            "rollback.actionable",
                            "a blank step",
                            rollback(SOUND.rollback().withManualSteps(ManualStep.stated(" "))))
                    .finds(
                            ERROR,
                            "rollback.manualSteps[0]",
                            "The step says nothing.",
                            "Say what a person does, or leave the step out."),
            RuleCase.of(
                            "rollback.actionable",
                            "a bound in words",
                            rollback(SOUND.rollback().withWithin(TimeSpan.stated("soon"))))
                    .finds(
                            ERROR,
                            "rollback.within",
                            "The rollback is bound by 'soon', which is no length of time.",
                            "Give one, such as 5 minutes."),
            RuleCase.of(
                            "rollback.actionable",
                            "a bound of zero",
                            rollback(SOUND.rollback().withWithin(TimeSpan.of(Duration.ZERO, ""))))
                    .finds(
                            ERROR,
                            "rollback.within",
                            "The rollback is to be done within no time.",
                            "Give a length of time above zero, such as 5 minutes."),
            RuleCase.of("rollback.actionable", "data without a procedure", rollback(withData(true, " ")))
                    .mendedBy(rollback(withData(true, "Restore the backup")))
                    .finds(
                            ERROR,
                            "rollback.data.procedure",
                            "The rollback must touch data, but no procedure is given.",
                            "Say how data is brought back, and rehearse it."),
            RuleCase.of(
                            "rollback.data-reversal",
                            "data with a procedure that is none",
                            rollback(withData(true, "None yet")))
                    .mendedBy(rollback(withData(true, "Restore the backup")))
                    .finds(
                            WARNING,
                            "rollback.data.procedure",
                            "The rollback must touch data, but what is said of how is 'None yet'.",
                            "Write how the data come back and rehearse it on a copy before phase 1; where they cannot, keep a copy of them from before."),
            RuleCase.of(
                            "rollback.data-reversal",
                            "data that nobody said how to bring back",
                            rollback(withData(
                                    new DataRollback(true, DataRollbackKind.MISSING, "We shall see", List.of()))))
                    .mendedBy(rollback(withData(true, "Restore the backup")))
                    .finds(
                            WARNING,
                            "rollback.data.procedure",
                            "The rollback must touch data, but what is said of how is 'We shall see'.",
                            "Write how the data come back and rehearse it on a copy before phase 1; where they cannot, keep a copy of them from before."),
            RuleCase.of("rollback.slower-than-promised", "clients that follow slowly", reacting(1, 4, 2))
                    .mendedBy(reacting(1, 2, 2))
                    .finds(
                            WARNING,
                            "rollback.within",
                            "The rollback is promised within 5 minutes, but a plain harm lasts 7 minutes: noticing it takes 1 minute, switching every client takes 4 minutes and clearing caches takes 2 minutes, so that switching every client takes longest.",
                            "Let clients poll the flag more often, or promise 7 minutes."),
            RuleCase.of("rollback.slower-than-promised", "a monitoring that is late", reacting(5, 1, 0))
                    .mendedBy(reacting(4, 1, 0))
                    .finds(
                            WARNING,
                            "rollback.within",
                            "The rollback is promised within 5 minutes, but a plain harm lasts 6 minutes: noticing it takes 5 minutes, switching every client takes 1 minute and clearing caches takes no time, so that noticing it takes longest.",
                            "Shorten the delay of the monitoring, or promise 6 minutes."),
            RuleCase.of("rollback.slower-than-promised", "a cache that lives long", reacting(1, 1, 60))
                    .mendedBy(reacting(1, 1, 3))
                    .finds(
                            WARNING,
                            "rollback.within",
                            "The rollback is promised within 5 minutes, but a plain harm lasts 62 minutes: noticing it takes 1 minute, switching every client takes 1 minute and clearing caches takes 1 hour, so that clearing caches takes longest.",
                            "Clear the cache as a step of the rollback, or let its copies live shorter, or promise 62 minutes."),
            RuleCase.of("rollback.seen-late", "a harm that takes hours to show", seeing(reacting(1, 1, 2), 1, 180))
                    .mendedBy(seeing(reacting(1, 1, 2), 1, 4))
                    .finds(
                            INFO,
                            "phases[1].evidence[1]",
                            "In 'Pilot' a harm that stands at the rollback trigger of 'API error rate' can be told from chance only after 3 hours. With 4 minutes to notice it and take it back it lasts 3.07 hours in all, not the 5 minutes that a plain harm is promised to end within.",
                            "Raise the percentage of 'Pilot', which brings requests earlier, or set a coarser trigger, which needs fewer."),
            RuleCase.of(
                            "rollback.seen-late",
                            "a harm that takes hours at full percentage",
                            seeing(reacting(1, 1, 2), 3, 30))
                    .mendedBy(seeing(reacting(1, 1, 2), 3, 1))
                    .finds(
                            INFO,
                            "phases[3].evidence[1]",
                            "In 'Full rollout' a harm that stands at the rollback trigger of 'API error rate' can be told from chance only after 30 minutes. With 4 minutes to notice it and take it back it lasts 34 minutes in all, not the 5 minutes that a plain harm is promised to end within.",
                            "Set a coarser trigger, which needs fewer requests."),
            RuleCase.of("monitoring.complete", "a baseline in words", p95("fast", "< 1.1s"))
                    .finds(
                            ERROR,
                            "monitoring.metrics[1].baseline",
                            "Metric 'Checkout p95' has the baseline 'fast', which is no number with a unit.",
                            "Measure what it shows today, and give that."),
            RuleCase.of("monitoring.complete", "a threshold in words", p95("850ms", "< slow"))
                    .finds(
                            ERROR,
                            "monitoring.metrics[1].threshold",
                            "Metric 'Checkout p95' has the threshold 'slow', which is no number with a unit.",
                            "Give the level at which somebody is called."),
            RuleCase.of("monitoring.complete", "units that cannot be compared", p95("850ms", "< 5%"))
                    .finds(
                            ERROR,
                            "monitoring.metrics[1].threshold",
                            "Metric 'Checkout p95' has the threshold 5% and the baseline 850ms: the units cannot be compared.",
                            "Give both in the same unit."),
            RuleCase.of("monitoring.complete", "a threshold that is broken today", p95("850ms", "< 0.8s"))
                    .finds(
                            ERROR,
                            "monitoring.metrics[1].threshold",
                            "Metric 'Checkout p95' must stay < 0.8s, but shows 850ms today, so the alert fires at once.",
                            "Set the threshold above 850ms."),
            RuleCase.of(
                            "monitoring.complete",
                            "a threshold that is broken today, where more is better",
                            Plans.withMetric(2, metric -> metric.withThreshold(Plans.threshold("> 4%"))))
                    .finds(
                            ERROR,
                            "monitoring.metrics[2].threshold",
                            "Metric 'Conversion' must stay > 4%, but shows 4% today, so the alert fires at once.",
                            "Set the threshold below 4%."),
            RuleCase.of("dependencies.identified", "no dependency", SOUND.withDependencies(List.of()))
                    .finds(
                            ERROR,
                            "dependencies",
                            "The plan names no dependency, though it has 1 flag and 3 metrics.",
                            "Name what must be there before the start: a flag system and monitoring."),
            RuleCase.of(
                            "dependencies.identified",
                            "a flag without a flag system",
                            SOUND.withDependencies(List.of(Statement.stated("Grafana"))))
                    .finds(
                            WARNING,
                            "dependencies",
                            "The plan has 1 flag, but none of its dependencies is a flag system.",
                            "Name a flag system, and who makes sure that it is there."),
            RuleCase.of(
                            "dependencies.identified",
                            "metrics without monitoring",
                            SOUND.withDependencies(List.of(Statement.stated("Unleash"))))
                    .finds(
                            WARNING,
                            "dependencies",
                            "The plan has 3 metrics, but none of its dependencies is monitoring.",
                            "Name monitoring, and who makes sure that it is there."),
            RuleCase.of(
                            "metrics.name-unique",
                            "two metrics of one name",
                            Plans.withMetric(1, metric -> Plans.metric("conversion", MetricKind.RATE, "4%", "> 3.6%")))
                    .finds(
                            WARNING,
                            "monitoring.metrics[2].name",
                            "The metric is called 'Conversion', like monitoring.metrics[1].",
                            "Give each metric a name of its own."),
            RuleCase.of(
                            "metrics.name-unique",
                            "a metric without a name",
                            Plans.withMetric(1, metric -> Plans.metric("", MetricKind.QUANTILE, "850ms", "< 1.1s")))
                    .finds(WARNING, "monitoring.metrics[1].name", "The metric has the name ''.", "Give it a name."),
            RuleCase.of(
                            "monitoring.none",
                            "no metric",
                            SOUND.withMonitoring(new Monitoring(List.of(), List.of(), List.of())))
                    .finds(
                            WARNING,
                            "monitoring.metrics",
                            "The plan watches no metric, so harm is seen only when somebody complains.",
                            "Add what would show it, such as an error rate with what it shows today."),
            RuleCase.of("population.unknown", "a derived plan without a population", Plans.withPopulation(null))
                    .finds(
                            INFO,
                            "population",
                            "The traffic of 'One-page checkout' is not known, so nothing proves that a phase can see the harm its gates are there to stop.",
                            "Give the population, at least its users a day."),
            RuleCase.of(
                            "text.not-understood",
                            "a criterion in other words",
                            Plans.withSuccess(Gate.stated("Performance within 10% of baseline", GateRole.SUCCESS)))
                    .mendedBy(Plans.withSuccess(Gate.stated("Checkout p95 increase < 10%", GateRole.SUCCESS)))
                    .finds(
                            INFO,
                            "successCriteria[0]",
                            "'Performance within 10% of baseline' was not understood, so nothing is checked by it.",
                            "Write a metric, a comparison and a level, such as 'Error rate < 1%'."),
            RuleCase.of(
                            "text.not-understood",
                            "an alert in other words",
                            Plans.withAlert(
                                    new Alert(new Condition.Stated("5 errors in a row"), "Hold", HIGH, List.of())))
                    .mendedBy(Plans.withAlert(
                            new Alert(new Condition.Stated("Error rate > 0.18%"), "Hold", HIGH, List.of())))
                    .finds(
                            INFO,
                            "monitoring.alerts[0]",
                            "'5 errors in a row' was not understood, so nothing is checked by it.",
                            "Write a metric, a comparison and a level, such as 'Error rate < 1%'."),
            RuleCase.of(
                            "text.not-understood",
                            "a trigger in other words",
                            Plans.withTrigger(
                                    new RollbackTrigger(new Condition.Stated("5 errors in a row"), List.of())))
                    .mendedBy(Plans.withTrigger(
                            new RollbackTrigger(new Condition.Stated("Error rate > 0.2%"), List.of())))
                    .finds(
                            INFO,
                            "rollback.automaticTriggers[0]",
                            "'5 errors in a row' was not understood, so nothing is checked by it.",
                            "Write a metric, a comparison and a level, such as 'Error rate < 1%'."),
            RuleCase.of(
                            "text.not-understood",
                            "a length of time in other words",
                            Plans.withTimeline(
                                    TimeSpan.stated("a fortnight or 15 days"),
                                    SOUND.timeline().phases(),
                                    days(31)))
                    .mendedBy(Plans.withTimeline(
                            TimeSpan.stated("a fortnight"), SOUND.timeline().phases(), days(31)))
                    .finds(
                            INFO,
                            "timeline.preparation",
                            "'a fortnight or 15 days' was not understood, so nothing is checked by it.",
                            "Write a length of time first, such as '2 days'."));

    private ValidationCases() {}

    private static RolloutPlan rollback(RollbackPlan rollback) {
        return SOUND.withRollback(rollback);
    }

    /** A way back for which clients and caches take so many minutes each, and noticing takes one. */
    private static RolloutPlan reacting(int noticing, int switching, int clearing) {
        return rollback(SOUND.rollback()
                .withReaction(new ReactionTime(
                        Duration.ofMinutes(noticing),
                        Duration.ofMinutes(switching),
                        Duration.ofMinutes(clearing),
                        List.of())));
    }

    private static RolloutPlan seeing(RolloutPlan plan, int phaseAt, int minutes) {
        return plan.withPhases(Plans.withPhase(
                        phaseAt,
                        phase -> phase.withEvidence(List.of(
                                Detectabilities.of(Verdict.POWERED).build(),
                                Detectabilities.of(Verdict.POWERED)
                                        .triggerSeenAfter(Duration.ofMinutes(minutes))
                                        .build())))
                .phases());
    }

    private static RollbackPlan withData(boolean required, String procedure) {
        return withData(DataRollback.stated(required, procedure));
    }

    private static RollbackPlan withData(DataRollback data) {
        RollbackPlan sound = SOUND.rollback();
        return RollbackPlan.builder()
                .addAllAutomaticTriggers(sound.automaticTriggers())
                .addAllManualSteps(sound.manualSteps())
                .within(sound.within())
                .data(data)
                .communication(sound.communication())
                .build();
    }

    private static RolloutPlan p95(String baseline, String threshold) {
        return Plans.withMetric(1, metric -> Plans.metric("Checkout p95", MetricKind.QUANTILE, baseline, threshold));
    }

    private static TimeSpan days(int days) {
        return Plans.span(Duration.ofDays(days));
    }
}
