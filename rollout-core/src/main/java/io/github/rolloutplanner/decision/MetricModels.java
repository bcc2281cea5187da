package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.detection.BasisDerivation;
import io.github.rolloutplanner.internal.detection.ComparisonBases;
import io.github.rolloutplanner.internal.detection.Judge;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.ObservedMetric;
import io.github.rolloutplanner.internal.detection.PlanBasis;
import io.github.rolloutplanner.internal.evidence.AcceptableLevel;
import io.github.rolloutplanner.internal.evidence.Incident;
import io.github.rolloutplanner.internal.evidence.LevelShare;
import io.github.rolloutplanner.internal.evidence.MeanSequence;
import io.github.rolloutplanner.internal.state.EvidenceAccount;
import io.github.rolloutplanner.internal.state.Lineage;
import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.text.Series;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What a plan says of its metrics, ready to judge observations by. */
final class MetricModels {
    private final RolloutPlan plan;
    private final DecisionPolicy policy;
    private final Treatments treatments;
    private final Splits splits;
    private final GatesByMetric gates;
    private final List<Map<String, GateEvidence>> evidence;
    private final double significanceLevel;
    private final double slowTail;
    private final AcceptableLevel acceptable;
    private final Incident incident;
    private final Map<String, GateRole> roles;
    private final int guardrails;
    private final Lineage lineage;

    private MetricModels(RolloutPlan plan, DecisionPolicy policy, Lineage lineage) {
        this.plan = plan;
        this.lineage = lineage;
        this.policy = policy;
        this.treatments = Treatments.of(plan);
        this.splits = new Splits(plan, policy, treatments);
        this.gates = new GatesByMetric(plan);
        this.evidence = PhaseEvidence.ofGates(plan);
        this.significanceLevel = significanceLevel(plan, policy);
        EvidenceBasis basis = PlanBasis.of(plan);
        this.slowTail = basis.slowTail();
        this.acceptable = AcceptableLevel.of(basis);
        this.incident = new Incident(basis.toleratedIncident());
        this.roles = plan.metricRoles();
        this.guardrails = PlanBasis.guardrails(plan);
    }

    /** The probability of rolling back a harmless change, of all guardrails together. */
    static double significanceLevel(RolloutPlan plan, DecisionPolicy policy) {
        return policy.significanceLevel().orElseGet(() -> PlanBasis.of(plan).significanceLevel());
    }

    /** The metrics of a plan by name, and the sizes of the groups; of several treatments, those of each. */
    static Map<String, MetricModel> of(RolloutPlan plan, DecisionPolicy policy, Lineage lineage) {
        MetricModels models = new MetricModels(plan, policy, lineage);
        Map<String, MetricModel> byName = new TreeMap<>();
        for (Optional<String> treatment : models.treatments.each()) {
            List<MetricModel> ofTreatment = new ArrayList<>(List.of(models.assignmentCounts(treatment)));
            plan.monitoring()
                    .metrics()
                    .forEach(metric -> models.model(metric, treatment).ifPresent(ofTreatment::add));
            ofTreatment.forEach(model -> byName.put(model.name(), models.judged(model)));
        }
        return byName;
    }

    /** At the levels that are left after its rollout was planned again. */
    private MetricModel judged(MetricModel planned) {
        return lineage.account(planned.name()).map(planned::with).orElse(planned);
    }

    private MetricModel assignmentCounts(Optional<String> treatment) {
        return new MetricModel(
                Observation.ASSIGNMENT_COUNTS,
                treatment,
                GateRole.OBSERVE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                ComparisonBases.none(plan.phases().size()),
                Optional.empty(),
                ComparisonBases.none(plan.phases().size()),
                significanceLevel,
                significanceLevel,
                policy.srmSignificanceLevel() / treatments.count(),
                Duration.ZERO,
                splits.groups(treatment));
    }

    private Optional<MetricModel> model(MonitoredMetric monitored, Optional<String> treatment) {
        return ObservedMetric.of(monitored)
                .flatMap(metric -> Judge.of(metric, slowTail, tuning(metric.name(), treatment), incident)
                        .map(judge -> model(monitored, treatment, metric, judge)));
    }

    private MetricModel model(MonitoredMetric monitored, Optional<String> treatment, Metric metric, Judge judge) {
        GateRole role = requireNonNull(roles.get(monitored.name()), monitored.name());
        Optional<Quantity> limit = limit(metric);
        double level = role == GateRole.GUARDRAIL ? significanceLevel / Math.max(1, guardrails) : significanceLevel;
        double comparison = limit.isPresent() && role == GateRole.GUARDRAIL ? LevelShare.OF_COMPARISON : 1;
        PlannedDependence dependence = new PlannedDependence(plan, monitored);
        BasisDerivation derivation = new BasisDerivation(
                metric,
                acceptable,
                gates.gates(metric.name()),
                dependence.designEffects(evidence),
                length -> dependence.designEffectBefore(metric, length),
                limit,
                monitored.limitSource() != MonitoredMetric.LimitSource.POLICY,
                judge.scale(),
                lineage.account(Series.of(metric.name(), treatment))
                        .map(EvidenceAccount::usualLevel)
                        .orElse(level
                                * comparison
                                * LevelShare.OF_USUAL
                                / plan.phases().size()));
        MetricRecord nothing = MetricRecord.of(metric.name());
        return new MetricModel(
                metric.name(),
                treatment,
                role,
                Optional.of(metric.baseline()),
                Optional.of(judge),
                derivation.gates(),
                Optional.of(derivation),
                derivation.ofGates(nothing),
                limit,
                derivation.ofLimit(nothing),
                level * comparison,
                level * LevelShare.OF_LIMIT,
                policy.srmSignificanceLevel() / treatments.count(),
                monitored.delay(),
                metric.exposureUnit() == ExposureUnit.REQUEST ? splits.unknown() : splits.groups(treatment));
    }

    /** A sequence is narrowest at the size that the phase needs with which it begins. */
    private List<Double> tuning(String metric, Optional<String> treatment) {
        List<Double> tuning = new ArrayList<>();
        List<Optional<Gate>> ofPhases = gates.gates(metric);
        ofPhases.forEach(gate -> tuning.add(tuning(gate)));
        int last = tuning.size() - 1;
        if (last >= 0 && ofPhases.get(last).isEmpty()) {
            tuning.set(last, tuning(gates.criterion(metric)));
        }
        List<Double> begun = lineage.account(Series.of(metric, treatment))
                .map(EvidenceAccount::samples)
                .orElse(List.of());
        for (int at = 0; at < Math.min(begun.size(), tuning.size()); at++) {
            tuning.set(at, begun.get(at));
        }
        return tuning;
    }

    private static double tuning(Optional<Gate> gate) {
        OptionalLong needed = gate.map(Gate::minimumSample).orElse(OptionalLong.empty());
        return needed.isPresent() && needed.getAsLong() > 0 ? (double) needed.getAsLong() : MeanSequence.UNPLANNED;
    }

    private Optional<Quantity> limit(Metric metric) {
        return gates.triggers(metric.name()).stream()
                .filter(threshold -> threshold.relation() != metric.healthy())
                .flatMap(threshold -> threshold.level().against(metric.baseline()).stream())
                .min(Comparator.comparingDouble(
                        level -> Math.abs(level.value() - metric.baseline().value())));
    }
}
