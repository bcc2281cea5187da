package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Finding.Severity.ERROR;
import static io.github.rolloutplanner.lint.Finding.Severity.WARNING;
import static io.github.rolloutplanner.lint.Plans.SOUND;
import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.RolloutLengths;
import io.github.rolloutplanner.schedule.RolloutLengths.PhaseLength;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans that say one thing in one place and another in the next. */
final class AgreementCases {
    private static final RolloutPlan COMPUTED = RolloutPlanner.forChange("Search by meaning")
            .behavioral("Search finds what was meant")
            .touching(Trait.CRITICAL_PATH)
            .owner("Team Search")
            .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
            .guardrail(Metric.errorRate("Search errors", percent(0.2)).mustStayBelow(percent(0.5)))
            .plan();

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    static final List<RuleCase> ALL = List.of(
            RuleCase.of("evidence.agrees", "a gate that waits for one observation", waitingForOne())
                    .mendedBy(COMPUTED)
                    .besides("metrics.dependent-requests", "rollback.detected-late")
                    .finds(ERROR, "phases[0].goLiveCriteria[0].minimumSample"),
            RuleCase.of("evidence.agrees", "a bake that nothing was computed for", shortened())
                    .mendedBy(COMPUTED)
                    .besides("metrics.dependent-requests", "rollback.detected-late")
                    .finds(WARNING, "phases[5].goLiveCriteria[0]"),
            RuleCase.of("exposure.agrees", "an on-call who was thought to be faster", detectedLater())
                    .mendedBy(COMPUTED)
                    .besides("metrics.dependent-requests", "rollback.detected-late")
                    .finds(ERROR, "exposure.basis.noticingDelay"),
            RuleCase.of(
                            "experiment.agrees",
                            "a phase for a test that is not run",
                            SOUND.withExperiment(
                                    SOUND.experiment().orElseThrow().withEnabled(false)))
                    .finds(ERROR, "phases[2].purpose"),
            RuleCase.of("plan.agrees", "a gate of another role than its metric", signal())
                    .finds(ERROR, "phases[2].goLiveCriteria[1].role"),
            RuleCase.of("dates.agrees", "a phase that is promoted before its soak is over", dated(lengths(12, 1)))
                    .mendedBy(dated(lengths(24, 1)))
                    .finds(ERROR, "dates.phases[0].promotion"),
            RuleCase.of("dates.agrees", "another bake than the timeline says", dated(lengths(24, 4)))
                    .mendedBy(dated(lengths(24, 1)))
                    .finds(ERROR, "dates.bakeEnd"),
            RuleCase.of("dates.open", "a promotion in a freeze", frozen(LocalDate.of(2026, 3, 3)))
                    .mendedBy(frozen(LocalDate.of(2026, 3, 5)))
                    .finds(WARNING, "dates.phases[1].start"));

    private AgreementCases() {}

    /** Of a first phase of some hours, and a bake of some days. */
    private static RolloutLengths lengths(int hours, int bake) {
        List<PhaseLength> phases = new ArrayList<>();
        SOUND.phases().forEach(phase -> phases.add(new PhaseLength(phase.label(), phase.soak())));
        phases.set(0, new PhaseLength(phases.get(0).label(), Optional.of(Duration.ofHours(hours))));
        return new RolloutLengths(SOUND.timeline().preparation().length(), phases, Optional.of(Duration.ofDays(bake)));
    }

    private static RolloutPlan dated(RolloutLengths lengths) {
        return SOUND.withDates(lengths.schedule(MONDAY, RolloutCalendar.alwaysOpen("UTC")));
    }

    private static RolloutPlan frozen(LocalDate day) {
        RolloutCalendar calendar = RolloutCalendar.alwaysOpen("UTC");
        return SOUND.withCalendar(calendar.withFreeze(day, day, "election"))
                .withDates(SOUND.schedule(MONDAY, calendar));
    }

    private static RolloutPlan waitingForOne() {
        return COMPUTED.withPhases(Plans.changed(
                COMPUTED.phases(),
                0,
                phase -> RolloutPhase.builder()
                        .number(phase.number())
                        .name(phase.name())
                        .percentage(phase.percentage())
                        .audience(phase.audience())
                        .soak(phase.soak())
                        .addGoLiveCriteria(phase.goLiveCriteria().stream()
                                .map(gate -> gate.minimumSample().isPresent() ? gate.withMinimumSample(1) : gate)
                                .toArray(Gate[]::new))
                        .addAllEvidence(phase.evidence())
                        .build()));
    }

    private static RolloutPlan shortened() {
        Timeline known = COMPUTED.timeline();
        return COMPUTED.withTimeline(new Timeline(
                known.preparation(), known.phases(), known.total(), TimeSpan.of(Duration.ofHours(23), "Bake")));
    }

    private static RolloutPlan detectedLater() {
        ReactionTime reaction = COMPUTED.rollback().reaction().orElseThrow();
        return COMPUTED.withRollback(COMPUTED.rollback()
                .withReaction(new ReactionTime(
                        reaction.timeToDetect().plusSeconds(30),
                        reaction.propagation(),
                        reaction.cacheExpiry(),
                        reaction.reasons())));
    }

    private static RolloutPlan signal() {
        return Plans.withMetric(
                2,
                metric -> MonitoredMetric.builder()
                        .name(metric.name())
                        .kind(metric.kind())
                        .role(GateRole.SIGNAL)
                        .baseline(metric.baseline())
                        .threshold(metric.threshold())
                        .build());
    }
}
