package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.evidence.GateQuestion;
import io.github.rolloutplanner.internal.evidence.LongestSoak;
import io.github.rolloutplanner.internal.evidence.PhaseQuestion;
import io.github.rolloutplanner.internal.evidence.PhaseSpan;
import io.github.rolloutplanner.internal.evidence.PowerAnalysis;
import io.github.rolloutplanner.internal.evidence.Readings;
import io.github.rolloutplanner.internal.rules.SoakRows;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The power of gates in phases that do not say it themselves: as the planner judges the gates of its own plans, by its
 * standard policy where the plan does not say what its evidence was computed with.
 */
final class EstimatedEvidence {

    private final LintedPlan plan;
    private final Population population;
    private final PowerAnalysis analysis;
    private final List<PhaseSpan> byNumber;

    private EstimatedEvidence(LintedPlan plan, Population population) {
        this.plan = plan;
        this.population = population;
        long guardrails = plan.limits().stream().filter(MetricLimits::rollsBack).count();
        this.analysis = new PowerAnalysis(
                population,
                plan.plan()
                        .exposure()
                        .map(ExposureLedger::basis)
                        .map(EstimatedEvidence::policy)
                        .orElse(EvidencePolicy.standard()),
                (int) guardrails,
                plan.phases().size());
        this.byNumber = plan.phases().stream()
                .map(phase -> span(plan, phase))
                .sorted(Comparator.comparing(PhaseSpan::number))
                .toList();
    }

    private static PhaseSpan span(LintedPlan plan, Located<RolloutPhase> phase) {
        return new PhaseSpan(
                phase.value().number(),
                phase.value().percentage(),
                BucketChecks.isRandom(phase.value()),
                plan.lengthOf(phase).orElse(Duration.ZERO));
    }

    /** As strict as the evidence that the plan had before it was changed, if a policy may be as strict. */
    private static EvidencePolicy policy(EvidenceBasis basis) {
        try {
            return EvidencePolicy.standard()
                    .withSignificanceLevel(basis.significanceLevel())
                    .withPower(basis.power())
                    .withLooks(basis.looks())
                    .withGrowthExponent(basis.growthExponent())
                    .withSlowTail(basis.slowTail())
                    .withBaselineUncertainty(basis.baselineUncertainty())
                    .withToleratedIncident(basis.toleratedIncident())
                    .withNegligiblePart(basis.negligiblePart());
        } catch (RolloutException.InvalidValue beyondAllPolicies) {
            return EvidencePolicy.standard();
        }
    }

    /** The evidence of an external plan, or of one whose evidence was left out with the days that it was for. */
    static Optional<EstimatedEvidence> of(LintedPlan plan) {
        boolean isComputed = plan.plan().exposure().isPresent();
        return plan.isDerived() && !isComputed && !plan.isPopulationStated()
                ? Optional.empty()
                : plan.users().countable().map(population -> new EstimatedEvidence(plan, population));
    }

    /** The power of the gates of a phase, as far as everything that it takes is known. */
    List<GatePower> of(Located<RolloutPhase> phase) {
        Optional<Duration> length = plan.lengthOf(phase)
                .filter(soak -> Lengths.isPositive(soak) && soak.compareTo(TimeBound.TEN_YEARS) <= 0)
                .filter(soak -> Percentages.exposesUsers(phase.value().percentage()));
        boolean isSilent = phase.value().evidence().isEmpty();
        return length.isPresent() && isSilent ? of(phase, length.get()) : List.of();
    }

    private List<GatePower> of(Located<RolloutPhase> phase, Duration soak) {
        List<MeasuredGate> gates = new ArrayList<>();
        List<GateQuestion> questions = new ArrayList<>();
        for (MeasuredGate gate : plan.gatesOf(phase)) {
            question(gate).ifPresent(question -> {
                gates.add(gate);
                questions.add(question);
            });
        }
        boolean isRandom = BucketChecks.isRandom(phase.value());
        List<GateEvidence> evidence = analysis.prove(new PhaseQuestion(
                        phase.value().percentage(),
                        isRandom,
                        earlier(phase),
                        soak,
                        new LongestSoak(soak, SoakRows.STATED.reason()),
                        questions))
                .gates();
        List<GatePower> powers = new ArrayList<>();
        for (int at = 0; at < gates.size(); at++) {
            powers.add(new GatePower(
                    plan,
                    phase,
                    Optional.of(gates.get(at)),
                    new Located<>(gates.get(at).path(), evidence.get(at))));
        }
        return powers.stream()
                .filter(gate -> gate.evidence().procedure() != GateEvidence.Procedure.NONE)
                .toList();
    }

    private List<PhaseSpan> earlier(Located<RolloutPhase> phase) {
        return byNumber.stream()
                .takeWhile(span -> span.number() < phase.value().number())
                .toList();
    }

    private Optional<GateQuestion> question(MeasuredGate gate) {
        return WatchedMetric.of(gate)
                .filter(metric -> !Readings.are(metric) && isCounted(gate, metric))
                .flatMap(metric -> gate.level()
                        .filter(level -> WatchedMetric.isWorse(metric, level))
                        .map(level -> new GateQuestion(
                                metric,
                                gate.limits().rollsBack() ? GateRole.GUARDRAIL : GateRole.SIGNAL,
                                level,
                                level)));
    }

    /** Whether it is known how many observations come: a user may make any number of requests. */
    private boolean isCounted(MeasuredGate gate, Metric metric) {
        return gate.isOfUsers()
                || metric.kind() == MetricKind.COUNT
                || population.requestsPerDay().isPresent();
    }
}
