package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.HarmBudget;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.policy.LimitPolicy;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The phases: the strategy's outline, and for each what must hold to go on. */
public final class PhaseSection {
    private final Facts facts;
    private final LimitPolicy limits;

    public PhaseSection(Facts facts) {
        this.facts = facts;
        this.limits = facts.policy().limits();
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
                .addAllGoLiveCriteria(gates(number, outline))
                .addAllEvidence(facts.proof().evidence().get(number - 1))
                .addAllReasons(outline.reasons())
                .build();
    }

    private List<Gate> gates(int number, PhaseOutline outline) {
        Step step = outline.step();
        List<Gate> gates = new ArrayList<>();
        double part = limits.gateMargin(step.percentage());
        if (step.percentage().equals(Percentage.ZERO)) {
            gates.addAll(internalApprovals(step));
        } else {
            facts.change().measures().stream()
                    .filter(measure -> measure.role() != GateRole.SUCCESS)
                    .forEach(measure -> gates.add(measured(measure, number, outline, part)));
            readOut(outline).ifPresent(gates::add);
            approval(step, gates).ifPresent(gates::add);
        }
        return gates;
    }

    /** A person closes what no metric can, and every phase of a critical change on its way to everybody. */
    private Optional<Gate> approval(Step step, List<Gate> gates) {
        if (gates.stream().allMatch(gate -> gate.role() == GateRole.OBSERVE)) {
            return Optional.of(approval(
                    unharmed(step),
                    gates.isEmpty() ? "gate.no-metric" : "gate.blind",
                    gates.isEmpty()
                            ? "No metric of " + facts.name() + " can close '" + step.name() + "', so a person must."
                            : Wording.and(metricsOf(gates)) + (gates.size() == 1 ? " is" : " are")
                                    + " only observed in '" + step.name() + "', so a person must close it."));
        }
        return step.soak().isPresent() && facts.assessment().risk() == RiskLevel.CRITICAL
                ? Optional.of(approval(
                        unharmed(step),
                        "gate.critical",
                        facts.name() + " is " + RiskLevel.CRITICAL + ", so a person answers for leaving '" + step.name()
                                + "'."))
                : Optional.empty();
    }

    private static List<String> metricsOf(List<Gate> gates) {
        return gates.stream()
                .flatMap(gate -> gate.condition().measured().stream())
                .map(Condition.OnMetric::metric)
                .toList();
    }

    private String unharmed(Step step) {
        String until = step.soak().isPresent() ? "" : " in " + Wording.of(facts.bake()) + " of watching";
        return "nobody is harmed by " + facts.noticed() + " in '" + step.name() + "' at " + step.percentage() + until;
    }

    private Gate measured(MetricInRole measure, int number, PhaseOutline outline, double part) {
        Metric metric = measure.metric();
        Threshold threshold = limits.at(metric, part);
        boolean isBlind = facts.proof().isBlind(metric.name(), number);
        GateRole role = isBlind ? GateRole.OBSERVE : measure.role();
        Optional<GateEvidence> evidence = facts.proof().of(metric.name(), number);
        return Gate.builder()
                .condition(new Condition.OnMetric(metric.name(), threshold))
                .role(role)
                .comparison(evidence.map(GateEvidence::comparison).orElseGet(() -> comparison(metric, outline)))
                .minimumSample(evidence.map(GateEvidence::needed).orElse(OptionalLong.empty()))
                .harmBudget(budget(part))
                .handling(handling(measure.role(), role))
                .addReasons(budget(metric, outline.step(), threshold, part))
                .build();
    }

    /** What is too small for a promise can still be enough for a proof, so a guardrail that is broken all the same is one. */
    private GateHandling handling(GateRole wanted, GateRole role) {
        GateHandling usual = GateHandling.of(role, facts.policy().evidence().dataGrace());
        return wanted == GateRole.GUARDRAIL && role == GateRole.OBSERVE
                ? new GateHandling(
                        Response.ROLL_BACK,
                        usual.onInconclusive(),
                        usual.onNoData(),
                        usual.onSourceFailure(),
                        usual.grace())
                : usual;
    }

    /** As in the evidence, where there is none: chance gives a control group, events over time have none. */
    private static Comparison comparison(Metric metric, PhaseOutline outline) {
        boolean isRandom = outline.audience() instanceof Audience.RandomPercentage;
        return isRandom && metric.kind() != MetricKind.COUNT ? Comparison.CONTROL : Comparison.BASELINE;
    }

    private HarmBudget budget(double part) {
        return new HarmBudget(part, limits.gateMarginAtStart(), limits.gateMarginAtFullPercentage());
    }

    private Reason budget(Metric metric, Step step, Threshold threshold, double part) {
        Threshold limit = limits.limitOf(metric);
        String where = step.soak().isPresent()
                ? "At " + step.percentage() + " of " + facts.users()
                : "Until all " + facts.users() + " have had it for " + Wording.of(facts.bake());
        return Reason.rule("gate.margin")
                .fact("baseline", metric.baseline())
                .fact("limit", limit.level())
                .fact("start", limits.gateMarginAtStart())
                .fact("full", limits.gateMarginAtFullPercentage())
                .fact("part", part)
                .says(where + ", " + Percentage.ofFraction(part) + " of the way from the baseline " + metric.baseline()
                        + " to the limit " + limit.level() + " is " + threshold.level() + ": " + budget(step, part)
                        + ".");
    }

    private String budget(Step step, double part) {
        Percentage spent = Percentage.ofFraction(part * step.percentage().fraction());
        return "a day there costs at most " + spent
                + " of what everybody at the limit would cost, within the harm budget of "
                + Percentage.ofFraction(limits.gateMarginAtFullPercentage());
    }

    /** The experiment ends with an answer. */
    private Optional<Gate> readOut(PhaseOutline outline) {
        return facts.experiment()
                .filter(test -> outline.purpose() == PhasePurpose.EXPERIMENT)
                .map(test -> new SuccessSection(facts).readOut(test));
    }

    /** With nobody but the team exposed there is nothing to count; people say what they saw. */
    private List<Gate> internalApprovals(Step step) {
        List<UserFacingChange> noticed = facts.change().userFacingChanges();
        if (noticed.isEmpty()) {
            return approval(step, List.of()).stream().toList();
        }
        return noticed.stream()
                .map(change -> approval(
                        "the team has used it without a critical error: " + change.description(),
                        "gate.internal",
                        "At " + step.percentage()
                                + " no metric can be read, so the team checks what users will notice: '"
                                + change.description() + "'."))
                .toList();
    }

    private Gate approval(String matter, String rule, String because) {
        Reason reason =
                Reason.rule(rule).fact("risk", facts.assessment().risk()).says(because);
        return Gate.of(new Condition.Approval(facts.ownerFirst(), matter), GateRole.SIGNAL, reason);
    }
}
