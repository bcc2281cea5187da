package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Finding.Severity.ERROR;
import static io.github.rolloutplanner.lint.Finding.Severity.INFO;
import static io.github.rolloutplanner.lint.Finding.Severity.WARNING;
import static io.github.rolloutplanner.lint.Plans.SOUND;
import static io.github.rolloutplanner.metric.Severity.HIGH;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.plan.TimeSpan;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The specification's validation list, and what a plan must know of itself. */
final class ValidationCases {
    private static final Population PEOPLE = Population.ofUsersPerDay(120_000);

    static final List<RuleCase> ALL = List.of(
            RuleCase.of(
                            "criteria.clear",
                            "a phase without a criterion",
                            Plans.withPhase(1, phase -> phase.withGoLiveCriteria()))
                    .finds(ERROR, "phases[1].goLiveCriteria"),
            RuleCase.of(
                            "criteria.clear",
                            "a criterion that nobody can measure",
                            Plans.withGate(Gate.stated("No user complaints", GateRole.GUARDRAIL)))
                    .mendedBy(Plans.withGate(Gate.stated("Support signs off", GateRole.GUARDRAIL)))
                    .finds(WARNING, "phases[1].goLiveCriteria[0]"),
            RuleCase.of(
                            "metrics.percentile",
                            "a quantile of which nobody says which",
                            latency("Response time", Optional.empty()))
                    .mendedBy(latency("Response time", Optional.of(Percentage.percent(95))))
                    .finds(WARNING, "monitoring.metrics[3]"),
            RuleCase.of(
                            "metrics.dependent-requests",
                            "a correlation within users who make an unknown number of requests",
                            dependent(PEOPLE, OptionalDouble.of(0.03)))
                    .mendedBy(dependent(PEOPLE.withRequestsPerDay(2_400_000), OptionalDouble.of(0.03)))
                    .finds(WARNING, "monitoring.metrics[3].intraclassCorrelation"),
            RuleCase.of(
                            "metrics.dependent-requests",
                            "requests without a word on how they depend on each other",
                            dependent(PEOPLE.withRequestsPerDay(2_400_000), OptionalDouble.empty()))
                    .mendedBy(dependent(PEOPLE.withRequestsPerDay(2_400_000), OptionalDouble.of(0)))
                    .finds(INFO, "monitoring.metrics"),
            RuleCase.of(
                            "rollback.actionable",
                            "no manual step",
                            rollback(SOUND.rollback().withManualSteps()))
                    .finds(ERROR, "rollback.manualSteps"),
            RuleCase.of(
                            "rollback.actionable",
                            "a blank step",
                            rollback(SOUND.rollback().withManualSteps(ManualStep.stated(" "))))
                    .finds(ERROR, "rollback.manualSteps[0]"),
            RuleCase.of(
                            "rollback.actionable",
                            "a bound in words",
                            rollback(SOUND.rollback().withWithin(TimeSpan.stated("soon"))))
                    .finds(ERROR, "rollback.within"),
            RuleCase.of(
                            "rollback.actionable",
                            "a bound of zero",
                            rollback(SOUND.rollback().withWithin(TimeSpan.of(Duration.ZERO, ""))))
                    .finds(ERROR, "rollback.within"),
            RuleCase.of("rollback.actionable", "data without a procedure", rollback(withData(true, " ")))
                    .mendedBy(rollback(withData(true, "Restore the backup")))
                    .finds(ERROR, "rollback.data.procedure"),
            RuleCase.of(
                            "rollback.data-procedure",
                            "data with a procedure that is none",
                            rollback(withData(true, "None yet")))
                    .mendedBy(rollback(withData(true, "Restore the backup")))
                    .finds(WARNING, "rollback.data.procedure"),
            RuleCase.of(
                            "rollback.data-procedure",
                            "data that nobody said how to bring back",
                            rollback(withData(
                                    new DataRollback(true, DataRollback.Kind.MISSING, "We shall see", List.of()))))
                    .mendedBy(rollback(withData(true, "Restore the backup")))
                    .finds(WARNING, "rollback.data.procedure"),
            RuleCase.of("rollback.slower-than-promised", "clients that follow slowly", reacting(1, 4, 2))
                    .mendedBy(reacting(1, 2, 2))
                    .finds(WARNING, "rollback.within"),
            RuleCase.of("rollback.slower-than-promised", "a monitoring that is late", reacting(5, 1, 0))
                    .mendedBy(reacting(4, 1, 0))
                    .finds(WARNING, "rollback.within"),
            RuleCase.of("rollback.slower-than-promised", "a cache that lives long", reacting(1, 1, 60))
                    .mendedBy(reacting(1, 1, 3))
                    .finds(WARNING, "rollback.within"),
            RuleCase.of("rollback.slower-than-promised", "a monitoring as late as clients", reacting(3, 3, 0))
                    .mendedBy(reacting(2, 3, 0))
                    .finds(WARNING, "rollback.within"),
            RuleCase.of("rollback.slower-than-promised", "a monitoring as late as the cache", reacting(3, 0, 3))
                    .mendedBy(reacting(3, 0, 2))
                    .finds(WARNING, "rollback.within"),
            RuleCase.of("rollback.slower-than-promised", "clients as late as the cache", reacting(1, 3, 3))
                    .mendedBy(reacting(1, 2, 2))
                    .finds(WARNING, "rollback.within"),
            RuleCase.of(
                            "rollback.detected-late",
                            "a regression that lasts a minute too long",
                            seeing(reacting(1, 1, 0), 1, 4))
                    .mendedBy(seeing(reacting(1, 1, 0), 1, 3))
                    .finds(INFO, "phases[1].evidence[1]"),
            RuleCase.of(
                            "rollback.detected-late",
                            "a regression that takes hours to show",
                            seeing(reacting(1, 1, 2), 1, 180))
                    .mendedBy(seeing(reacting(1, 1, 2), 1, 4))
                    .finds(INFO, "phases[1].evidence[1]"),
            RuleCase.of(
                            "rollback.detected-late",
                            "a regression that takes half an hour at 100%",
                            seeing(reacting(1, 1, 2), 3, 30))
                    .mendedBy(seeing(reacting(1, 1, 2), 3, 1))
                    .besides("evidence.agrees")
                    .finds(INFO, "phases[3].evidence[1]"),
            RuleCase.of("monitoring.complete", "a baseline in words", p95("fast", "< 1.1s"))
                    .finds(ERROR, "monitoring.metrics[1].baseline"),
            RuleCase.of("monitoring.complete", "a threshold in words", p95("850ms", "< slow"))
                    .finds(ERROR, "monitoring.metrics[1].threshold"),
            RuleCase.of("monitoring.complete", "units that cannot be compared", p95("850ms", "< 5%"))
                    .finds(ERROR, "monitoring.metrics[1].threshold"),
            RuleCase.of("monitoring.complete", "a threshold that is broken today", p95("850ms", "< 0.8s"))
                    .finds(ERROR, "monitoring.metrics[1].threshold"),
            RuleCase.of(
                            "monitoring.complete",
                            "a threshold that is broken today, where more is better",
                            Plans.withMetric(2, metric -> metric.withThreshold(Plans.threshold("> 4%"))))
                    .finds(ERROR, "monitoring.metrics[2].threshold"),
            RuleCase.of("lint.more", "a step of a hundred and one that are blank", blankSteps(101))
                    .mendedBy(blankSteps(100))
                    .besides("rollback.actionable")
                    .finds(ERROR, "rollback.manualSteps[100]"),
            RuleCase.of("dependencies.identified", "no dependency", SOUND.withDependencies(List.of()))
                    .finds(ERROR, "dependencies"),
            RuleCase.of(
                            "dependencies.identified",
                            "a flag without a flag system",
                            Plans.foreign().withDependencies(List.of(Statement.stated("Grafana"))))
                    .mendedBy(Plans.foreign()
                            .withDependencies(List.of(Statement.stated("Grafana")))
                            .withFlags(List.of()))
                    .besides("flags.feasible")
                    .finds(WARNING, "dependencies"),
            RuleCase.of(
                            "dependencies.identified",
                            "metrics without monitoring",
                            Plans.foreign().withDependencies(List.of(Statement.stated("Unleash"))))
                    .finds(WARNING, "dependencies"),
            RuleCase.of(
                            "metrics.name-unique",
                            "two metrics of one name",
                            Plans.withMetric(1, metric -> Plans.metric("conversion", MetricKind.RATE, "4%", "> 3.6%")))
                    .finds(WARNING, "monitoring.metrics[2].name"),
            RuleCase.of(
                            "metrics.name-unique",
                            "a metric without a name",
                            Plans.withMetric(1, metric -> Plans.metric("", MetricKind.QUANTILE, "850ms", "< 1.1s")))
                    .finds(WARNING, "monitoring.metrics[1].name"),
            RuleCase.of(
                            "monitoring.none",
                            "no metric",
                            SOUND.withMonitoring(new Monitoring(List.of(), List.of(), List.of())))
                    .finds(WARNING, "monitoring.metrics"),
            RuleCase.of("population.unknown", "a derived plan without a population", Plans.withPopulation(null))
                    .finds(INFO, "population"),
            RuleCase.of(
                            "text.not-understood",
                            "a criterion in other words",
                            Plans.withSuccess(Gate.stated("Performance within 10% of baseline", GateRole.SUCCESS)))
                    .mendedBy(Plans.withSuccess(Gate.stated("Checkout p95 increase < 10%", GateRole.SUCCESS)))
                    .finds(INFO, "successCriteria[0]"),
            RuleCase.of(
                            "text.not-understood",
                            "an alert in other words",
                            Plans.withAlert(
                                    new Alert(new Condition.Stated("5 errors in a row"), "Hold", HIGH, List.of())))
                    .mendedBy(Plans.withAlert(
                            new Alert(new Condition.Stated("API error rate > 0.18%"), "Hold", HIGH, List.of())))
                    .finds(INFO, "monitoring.alerts[0]"),
            RuleCase.of(
                            "criteria.never-evaluated",
                            "a trigger in other words",
                            Plans.withTrigger(
                                    new RollbackTrigger(new Condition.Stated("5 errors in a row"), List.of())))
                    .mendedBy(Plans.withTrigger(
                            new RollbackTrigger(new Condition.Stated("API error rate > 0.2%"), List.of())))
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "criteria.never-evaluated",
                            "a trigger on what nobody watches",
                            Plans.withTrigger(
                                    new RollbackTrigger(new Condition.Stated("Crash rate exceeds 2%"), List.of())))
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "criteria.never-evaluated",
                            "a trigger in another unit",
                            Plans.withTrigger(
                                    new RollbackTrigger(new Condition.Stated("API error rate exceeds 3 s"), List.of())))
                    .finds(WARNING, "rollback.automaticTriggers[0]"),
            RuleCase.of(
                            "metrics.other-name",
                            "a gate that leaves the first word of its metric out",
                            Plans.withGate(Plans.gate("Error rate", "< 0.17%")))
                    .mendedBy(Plans.withGate(Plans.gate("API error rate", "< 0.17%")))
                    .finds(INFO, "phases[1].goLiveCriteria[0]"),
            RuleCase.of(
                            "rollback.no-trigger",
                            "a plan of another program without a trigger",
                            Plans.foreign()
                                    .withRollback(Plans.foreign().rollback().withAutomaticTriggers()))
                    .mendedBy(Plans.foreign())
                    .finds(WARNING, "rollback.automaticTriggers"),
            RuleCase.of(
                            "text.not-understood",
                            "a length of time in other words",
                            Plans.withTimeline(
                                    TimeSpan.stated("a fortnight or 15 days"),
                                    SOUND.timeline().phases(),
                                    days(31)))
                    .mendedBy(Plans.withTimeline(
                            TimeSpan.stated("a fortnight"), SOUND.timeline().phases(), days(31)))
                    .finds(INFO, "timeline.preparation"));

    private ValidationCases() {}

    private static RolloutPlan latency(String name, Optional<Percentage> percentile) {
        return Plans.withAlso(MonitoredMetric.builder()
                .name(name)
                .kind(MetricKind.QUANTILE)
                .percentile(percentile)
                .baseline(Plans.level("120ms"))
                .threshold(Plans.threshold("< 170ms"))
                .build());
    }

    private static RolloutPlan dependent(Population population, OptionalDouble correlation) {
        return Plans.withPopulation(population)
                .withMonitoring(Plans.withAlso(MonitoredMetric.builder()
                                .name("Crash rate")
                                .kind(MetricKind.RATE)
                                .exposureUnit(ExposureUnit.REQUEST)
                                .intraclassCorrelation(correlation)
                                .baseline(Plans.level("0.1%"))
                                .threshold(Plans.threshold("< 0.18%"))
                                .build())
                        .monitoring());
    }

    private static RolloutPlan rollback(RollbackPlan rollback) {
        return SOUND.withRollback(rollback);
    }

    /** A way back for which clients and caches take so many minutes each, and noticing takes one. */
    private static RolloutPlan blankSteps(int count) {
        return SOUND.withRollback(SOUND.rollback()
                .withManualSteps(
                        Collections.nCopies(count, ManualStep.stated(" ")).toArray(ManualStep[]::new)));
    }

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
                                Evidences.of(Verdict.POWERED).build(),
                                Evidences.of(Verdict.POWERED)
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
