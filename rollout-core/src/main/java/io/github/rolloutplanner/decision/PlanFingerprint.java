package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.internal.detection.ObservedMetric;
import io.github.rolloutplanner.internal.state.PlanIdentity;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which plan and policy a state belongs to: a hash of what decides in them. Reasons, names of phases and other texts do not. */
final class PlanFingerprint {
    private static final String NONE = "-";
    /** Two times of one length tell populations apart in which users come back more or less often. */
    private static final Duration FORTNIGHT = Duration.ofDays(14);

    private final Fingerprint hash = new Fingerprint();

    private PlanFingerprint() {}

    /** What is decided at depends on the policy, too; how long is waited, and when, may change on the way. */
    static PlanIdentity of(RolloutPlan plan, DecisionPolicy policy) {
        return new PlanIdentity(
                plan.feature(),
                plan.phases().stream().map(RolloutPhase::percentage).toList(),
                new PlanFingerprint().hashOf(plan, policy));
    }

    private String hashOf(RolloutPlan plan, DecisionPolicy policy) {
        hash.with(plan.feature()).with(plan.phases().size());
        plan.phases().forEach(this::add);
        add(plan.successCriteria());
        plan.successEvidence().forEach(gate -> hash.with(Double.doubleToLongBits(gate.designEffect())));
        add(plan.timeline().bake().length());
        hash.with(plan.monitoring().metrics().size());
        plan.monitoring().metrics().forEach(this::add);
        List<Map<String, GateEvidence>> evidence = PhaseEvidence.ofGates(plan);
        plan.monitoring().metrics().stream()
                .filter(metric -> metric.intraclassCorrelation().isPresent())
                .forEach(metric -> add(new PlannedDependence(plan, metric), evidence));
        hash.with(plan.rollback().automaticTriggers().size());
        plan.rollback().automaticTriggers().forEach(trigger -> add(trigger.condition()));
        plan.experiment().ifPresent(this::add);
        hash.with(plan.population().map(Population::usersPerDay).orElse(0L));
        plan.exposure().map(ExposureLedger::basis).ifPresent(this::add);
        add(policy);
        return hash.hex();
    }

    /** The standard policy adds nothing. */
    private void add(DecisionPolicy policy) {
        policy.significanceLevel().ifPresent(level -> hash.with("level").with(Double.doubleToLongBits(level)));
        if (policy.srmSignificanceLevel() != DecisionPolicy.standard().srmSignificanceLevel()) {
            hash.with("srm").with(Double.doubleToLongBits(policy.srmSignificanceLevel()));
        }
        policy.controlGroup().ifPresent(this::add);
    }

    /** At a small percentage and at a large one no two groups have the same sizes. */
    private void add(ControlGroup group) {
        hash.with("control").with(Double.doubleToLongBits(group.perExposed(Percentage.percent(10))));
        hash.with(Double.doubleToLongBits(group.perExposed(Percentage.percent(75))));
    }

    private void add(Experiment test) {
        hash.with(Boolean.toString(test.enabled())).with(Double.doubleToLongBits(test.confidence()));
        test.metrics().stream().findFirst().ifPresent(hash::with);
        hash.with(test.sampleSizePerGroup().orElse(0));
        test.split().forEach(hash::with);
        if (!test.furtherTreatments().isEmpty()) {
            // What is observed of each is kept by its name.
            test.treatments().forEach(hash::with);
        }
        test.looks().forEach(this::add);
        test.covariateCorrelation().ifPresent(planned -> hash.with(Double.doubleToLongBits(planned)));
    }

    private void add(Experiment.Look look) {
        hash.with(look.day()).with(Double.doubleToLongBits(look.better()));
        hash.with(Double.doubleToLongBits(look.notWorse())).with(Double.doubleToLongBits(look.worse()));
    }

    private void add(EvidenceBasis basis) {
        hash.with(Double.doubleToLongBits(basis.significanceLevel())).with(Double.doubleToLongBits(basis.slowTail()));
        hash.with(basis.baselineUncertainty()).with(basis.toleratedIncident().toString());
        hash.with(Double.doubleToLongBits(basis.negligiblePart()));
    }

    private void add(RolloutPhase phase) {
        hash.with(phase.percentage()).with(phase.purpose());
        add(phase.audience());
        add(phase.soak());
        add(phase.goLiveCriteria());
        phase.evidence().forEach(gate -> hash.with(Double.doubleToLongBits(gate.designEffect())));
        hash.with(phase.composition().needed().orElse(0));
        hash.with(phase.composition().critical().size());
        phase.composition().critical().forEach(hash::with);
    }

    private void add(Audience audience) {
        if (audience instanceof Audience.Internal team) {
            hash.with("internal").with(team.known()).with(condition(team.recognisedBy()));
        } else if (audience instanceof Audience.RandomPercentage) {
            hash.with("random");
        } else if (audience instanceof Audience.RingMembers members) {
            hash.with("ring").with(members.ring()).with(members.size()).with(condition(members.recognisedBy()));
        } else if (audience instanceof Audience.Stated stated) {
            hash.with("stated").with(stated.words());
        } else {
            hash.with("everyone");
        }
    }

    private static String condition(Optional<TargetingCondition> recognisedBy) {
        return recognisedBy.map(TargetingCondition::toString).orElse(NONE);
    }

    private void add(Optional<Duration> length) {
        hash.with(length.map(Duration::toString).orElse(NONE));
    }

    private void add(List<Gate> gates) {
        hash.with(gates.size());
        gates.forEach(this::add);
    }

    private void add(Gate gate) {
        add(gate.condition());
        hash.with(gate.role()).with(gate.margin());
        hash.with(gate.comparison().map(Enum::name).orElse(NONE));
        hash.with(gate.minimumSample().orElse(-1));
        add(gate.tolerance());
        gate.handling().ifPresent(this::add);
    }

    private void add(Tolerance tolerance) {
        if (tolerance instanceof Tolerance.Consecutive row) {
            hash.with("consecutive").with(row.breaches());
        } else if (tolerance instanceof Tolerance.Total total) {
            hash.with("total").with(total.breaches());
        } else {
            hash.with("statistical");
        }
    }

    private void add(GateHandling handling) {
        hash.with(handling.onBreach())
                .with(handling.onInconclusive())
                .with(handling.onNoData())
                .with(handling.onSourceFailure());
        hash.with(handling.grace().toString());
    }

    /** A condition in words counts for what is understood; what people have to confirm is a text for them. */
    private void add(Condition condition) {
        Optional<Condition.OnMetric> measured = condition.measured();
        if (measured.isPresent()) {
            add(measured.get());
        } else if (!condition.allOf().isEmpty()) {
            hash.with("all").with(condition.allOf().size());
            condition.allOf().forEach(this::add);
        } else if (!condition.anyOf().isEmpty()) {
            hash.with("any").with(condition.anyOf().size());
            condition.anyOf().forEach(this::add);
        } else if (condition instanceof Condition.Approval approval) {
            hash.with("approval").with(approval.approver().orElse(""));
        } else {
            hash.with("stated");
        }
    }

    /** How long people want to see it decides nothing. */
    private void add(Condition.OnMetric on) {
        hash.with("measured").with(on.metric());
        add(on.threshold());
    }

    private void add(Threshold threshold) {
        hash.with(threshold.relation());
        add(threshold.level());
    }

    private void add(Level level) {
        Level understood = level.understood();
        if (understood instanceof Quantity quantity) {
            hash.with("quantity")
                    .with(quantity.number().stripTrailingZeros().toString())
                    .with(quantity.unit());
        } else if (understood instanceof Level.TimesBaseline times) {
            hash.with("times").with(Double.doubleToLongBits(times.factor()));
        } else if (understood instanceof Level.ChangeFromBaseline change) {
            hash.with("change").with(change.change());
        } else if (understood instanceof Level.PointsFromBaseline moved) {
            hash.with("points").with(moved.points());
        } else {
            hash.with("stated").with(understood.toString());
        }
    }

    private void add(Baseline source) {
        if (source instanceof Baseline.Within within) {
            hash.with("within").with(within.part());
        } else if (source instanceof Baseline.Measured measured) {
            hash.with("measured")
                    .with(measured.observations())
                    .with(measured.window().toString());
        } else if (source instanceof Baseline.Exact) {
            hash.with("exact");
        }
    }

    private void add(PlannedDependence dependence, List<Map<String, GateEvidence>> evidence) {
        dependence.designEffects(evidence).forEach(effect -> hash.with(Double.doubleToLongBits(effect)));
        ObservedMetric.of(dependence.metric())
                .ifPresent(
                        metric -> hash.with(Double.doubleToLongBits(dependence.designEffectBefore(metric, FORTNIGHT))));
    }

    private void add(MonitoredMetric metric) {
        hash.with(metric.name());
        hash.with(metric.family().map(Enum::name).orElse(NONE));
        hash.with(metric.kind().map(Enum::name).orElse(NONE));
        hash.with(metric.exposureUnit().map(Enum::name).orElse(NONE));
        hash.with(metric.role().map(Enum::name).orElse(NONE));
        hash.with(metric.limitSource());
        hash.with(metric.alsoSuccess() ? "success" : NONE);
        metric.percentile().ifPresent(hash::with);
        add(metric.baselineSource());
        metric.standardDeviation().ifPresent(deviation -> hash.with(Double.doubleToLongBits(deviation)));
        metric.ripening().ifPresent(time -> hash.with("ripening").with(time.toString()));
        metric.arrival().ifPresent(time -> hash.with("arrival").with(time.toString()));
        add(metric.baseline());
        add(metric.threshold());
        metric.limit().ifPresent(this::add);
    }
}
