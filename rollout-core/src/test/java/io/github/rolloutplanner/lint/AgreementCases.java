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
import java.time.Duration;
import java.util.List;

/** Plans that say one thing in one place and another in the next. */
final class AgreementCases {
    private static final RolloutPlan COMPUTED = RolloutPlanner.forChange("Search by meaning")
            .behavioral("Search finds what was meant")
            .touching(Trait.CRITICAL_PATH)
            .owner("Team Search")
            .population(Population.ofUsersPerDay(120_000).withRequestsPerDay(2_400_000))
            .guardrail(Metric.errorRate("Search errors", percent(0.2)).mustStayBelow(percent(0.5)))
            .plan();

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
                    .finds(ERROR, "phases[2].goLiveCriteria[1].role"));

    private AgreementCases() {}

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
