package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.evidence.Readings;
import io.github.rolloutplanner.internal.rules.GateRows;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.policy.LimitPolicy;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The phases: the strategy's outline, and for each what must hold to be promoted. */
public final class PhaseSection {
    private final Facts facts;
    private final LimitPolicy limits;
    private final GateLevels levels;
    private final UrgentHandling urgent;

    public PhaseSection(Facts facts) {
        this.facts = facts;
        this.limits = facts.policy().limits();
        this.levels = new GateLevels(facts.policy());
        this.urgent = new UrgentHandling(facts);
    }

    public List<RolloutPhase> phases() {
        List<RolloutPhase> phases = new ArrayList<>();
        for (PhaseOutline outline : facts.outlines()) {
            phases.add(phase(phases.size() + 1, outline));
        }
        return phases;
    }

    private RolloutPhase phase(int number, PhaseOutline outline) {
        Step step = outline.step();
        return RolloutPhase.builder()
                .number(number)
                .name(step.name())
                .percentage(step.percentage())
                .audience(outline.audience())
                .purpose(outline.purpose())
                .soak(step.soak())
                .addAllGoLiveCriteria(signedOff(gates(number, outline)))
                .addAllEvidence(facts.proof().evidence().get(number - 1))
                .addAllReasons(outline.reasons())
                .build();
    }

    private List<Gate> gates(int number, PhaseOutline outline) {
        Step step = outline.step();
        List<Gate> gates = new ArrayList<>();
        double part = limits.gateMargin(step.percentage());
        if (step.percentage().equals(Percentage.ZERO)) {
            gates.addAll(outline.gates().isEmpty() ? List.of(internalApproval()) : outline.gates());
        } else {
            for (MetricInRole measure : facts.change().measures()) {
                if (measure.role() != GateRole.SUCCESS) {
                    gates.add(measured(measure, number, outline, part));
                }
            }
            if (facts.experiment().isPresent() && outline.purpose() == PhasePurpose.EXPERIMENT) {
                gates.add(new SuccessSection(facts).readOut(facts.experiment().get()));
            }
            Optional<Gate> approval = outline.gates().isEmpty() ? approval(outline, gates) : Optional.empty();
            if (approval.isPresent()) {
                gates.add(approval.get());
            }
            gates.addAll(outline.gates());
        }
        return gates;
    }

    /** With an approval for each who signs off. */
    private List<Gate> signedOff(List<Gate> gates) {
        List<Gate> all = new ArrayList<>();
        for (Gate gate : gates) {
            if (gate.condition() instanceof Condition.Approval approval && gate.role() == GateRole.SIGNAL) {
                all.addAll(facts.signers().each(gate, approval));
            } else {
                all.add(gate);
            }
        }
        return all;
    }

    /** Manual approval of what no automated gate decides, and of every phase of a critical change on its way to 100%. */
    private Optional<Gate> approval(PhaseOutline outline, List<Gate> gates) {
        Step step = outline.step();
        Fact phase = fact("phase", step.label());
        Fact bake = fact("bake", step.soak().isPresent() ? Optional.empty() : facts.bake());
        if (gates.isEmpty()) {
            return Optional.of(approval(GateRows.NO_METRIC, phase, bake));
        }
        if (areObserved(gates)) {
            return Optional.of(approval(GateRows.UNDERPOWERED, fact("metrics", metricsOf(gates)), phase, bake));
        }
        if (areSetUpLater(outline)) {
            return Optional.of(approval(GateRows.SET_UP_LATER, fact("metrics", metricsOf(gates)), phase));
        }
        return step.soak().isPresent() && facts.assessment().risk() == RiskLevel.CRITICAL
                ? Optional.of(approval(GateRows.CRITICAL, phase))
                : Optional.empty();
    }

    private boolean areSetUpLater(PhaseOutline outline) {
        return !facts.laterMetrics().isEmpty()
                && facts.change().measures().stream()
                        .filter(measure -> measure.role() != GateRole.SUCCESS)
                        .allMatch(measure -> urgent.isSetUpLater(measure.metric(), outline));
    }

    private static boolean areObserved(List<Gate> gates) {
        for (Gate gate : gates) {
            if (gate.role() != GateRole.OBSERVE) {
                return false;
            }
        }
        return true;
    }

    private static List<String> metricsOf(List<Gate> gates) {
        List<String> metrics = new ArrayList<>();
        for (Gate gate : gates) {
            Optional<Condition.OnMetric> measured = gate.condition().measured();
            if (measured.isPresent()) {
                metrics.add(measured.get().metric());
            }
        }
        return metrics;
    }

    private Gate measured(MetricInRole measure, int number, PhaseOutline outline, double part) {
        Metric metric = measure.metric();
        if (Readings.are(metric)) {
            return new SaturationGate(facts, measure, outline).gate();
        }
        boolean isRandom = outline.audience() instanceof Audience.RandomPercentage;
        Comparison comparison =
                GateLevels.comparison(metric, isRandom, outline.step().percentage());
        Quantity usual = levels.usual(metric, comparison);
        Threshold threshold = levels.at(metric, part, usual);
        boolean isUnderpowered = facts.proof().isUnderpowered(metric.name(), number);
        GateRole role = isUnderpowered ? GateRole.OBSERVE : measure.role();
        Optional<GateEvidence> evidence = facts.proof().of(metric.name(), number);
        return Gate.builder()
                .condition(new Condition.OnMetric(metric.name(), threshold))
                .role(role)
                .comparison(comparison)
                .minimumSample(evidence.isPresent() ? evidence.get().needed() : OptionalLong.empty())
                .harmBudget(budget(part))
                .handling(urgent.of(metric, outline, handling(measure.role(), role)))
                .addReasons(margin(metric, usual, outline.step(), part))
                .addAllReasons(urgent.reasons(metric, outline))
                .build();
    }

    /** What is underpowered can still be significant, so a guardrail that is breached or silent all the same does what it does. */
    private GateHandling handling(GateRole wanted, GateRole role) {
        GateHandling usual = GateHandling.of(wanted, facts.policy().evidence().dataGrace());
        return wanted == GateRole.GUARDRAIL && role == GateRole.OBSERVE
                ? new GateHandling(
                        usual.onBreach(), Response.IGNORE, usual.onNoData(), usual.onSourceFailure(), usual.grace())
                : GateHandling.of(role, usual.grace());
    }

    private Gate.HarmBudget budget(double part) {
        return new Gate.HarmBudget(part, limits.gateMarginAtStart(), limits.gateMarginAtFullPercentage());
    }

    private Reason margin(Metric metric, Quantity usual, Step step, double part) {
        boolean isAlone = !usual.equals(metric.baseline());
        return (isAlone ? GateRows.MARGIN_WITHOUT_CONTROL : GateRows.MARGIN)
                .reason(
                        fact("baseline", metric.baseline()),
                        fact("usual", isAlone ? Optional.of(usual) : Optional.empty()),
                        fact("limit", limits.limitOf(metric).level()),
                        fact("start", limits.gateMarginAtStart()),
                        fact("full", limits.gateMarginAtFullPercentage()),
                        fact("part", part),
                        fact(
                                "spent",
                                Percentage.ofFraction(part * step.percentage().fraction())));
    }

    /** With the team alone exposed there is no traffic to measure. */
    private Gate internalApproval() {
        List<String> changes = new ArrayList<>();
        for (UserFacingChange noticed : facts.change().userFacingChanges()) {
            changes.add(noticed.description());
        }
        return changes.isEmpty() ? approval(GateRows.INTERNAL) : approval(GateRows.INTERNAL, fact("changes", changes));
    }

    private Gate approval(Rule rule, Fact... used) {
        Reason reason = rule.reason(used);
        return Gate.of(new Condition.Approval(facts.change().approver(), rule.text(reason)), GateRole.SIGNAL, reason);
    }
}
