package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.DerivingStyle;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateComposition;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One step of a plan: who is exposed, how many, how long, and what must hold to go on.
 *
 * <p>A phase that is changed keeps nothing that was computed from what it no longer is: its evidence is left out, and said to be
 * missing by the linter, until the change is planned again.
 *
 * @since 0.1.0
 */
@Value.Immutable
@DerivingStyle
public abstract sealed class RolloutPhase permits ImmutableRolloutPhase {

    RolloutPhase() {}

    /**
     * The place of the phase.
     *
     * @return 1 for the first
     */
    public abstract int number();

    /**
     * What people call the phase.
     *
     * @return the name; unique in a plan
     */
    public abstract String name();

    /**
     * The phase as it reads in a sentence: "Beta (5%)", and "25%" where its name is its percentage.
     *
     * @return the name, with the percentage where the name does not say it
     */
    public String label() {
        return new Step(name(), percentage(), soak()).label();
    }

    /**
     * The part of the population that is exposed.
     *
     * @return the percentage
     */
    public abstract Percentage percentage();

    /**
     * Who is exposed.
     *
     * @return the audience
     */
    public abstract Audience audience();

    /**
     * What the phase is for.
     *
     * @return defaults to {@link PhasePurpose#ROLLOUT}
     */
    @Value.Default
    public PhasePurpose purpose() {
        return PhasePurpose.ROLLOUT;
    }

    /**
     * How long the phase stays before its gates let it go on.
     *
     * @return the soak; empty on the last phase, which stays
     */
    public abstract Optional<Duration> soak();

    /**
     * What must hold to leave the phase; on the last one, to stay in it to the end of the bake.
     *
     * @return the gates
     */
    public abstract List<Gate> goLiveCriteria();

    /**
     * How the measured gates together let the phase go on or break it.
     *
     * @return defaults to all: each must pass, and each breach breaks the phase
     */
    @Value.Default
    public GateComposition composition() {
        return GateComposition.all();
    }

    /**
     * Whether the gates detect the regressions that they guard against.
     *
     * @return the evidence of each measured gate; empty where the traffic is not known, and in an external plan
     */
    public abstract List<GateEvidence> evidence();

    /**
     * Why this percentage and this soak.
     *
     * @return the reasons; empty in an external plan
     */
    public abstract List<Reason> reasons();

    /**
     * Who is exposed, in words.
     *
     * @return the audience at the percentage
     */
    @Value.Derived
    public String targetGroup() {
        return audience().text(percentage());
    }

    /**
     * This phase in another place of the plan.
     *
     * @param number its number, from 1
     * @return a phase that differs in this
     */
    public RolloutPhase withNumber(int number) {
        return self().replaceNumber(number);
    }

    /**
     * This phase for another purpose.
     *
     * @param purpose what it is for
     * @return a phase that differs in this
     */
    public RolloutPhase withPurpose(PhasePurpose purpose) {
        return self().replacePurpose(purpose);
    }

    /**
     * This phase for another audience, without the evidence and the reasons of the old one.
     *
     * @param audience who is exposed
     * @return a phase that differs in this, and in the words for its target group
     */
    public RolloutPhase withAudience(Audience audience) {
        return requireNonNull(audience, "audience").equals(audience())
                ? this
                : self().replaceAudience(audience).replaceEvidence().replaceReasons();
    }

    /**
     * This phase at another percentage, without the evidence and the reasons of the old one.
     *
     * @param percentage the percentage
     * @return a phase that differs in this, and in the words for its target group
     */
    public RolloutPhase withPercentage(Percentage percentage) {
        return requireNonNull(percentage, "percentage").equals(percentage())
                ? this
                : self().replacePercentage(percentage).replaceEvidence().replaceReasons();
    }

    /**
     * This phase with another soak, without the evidence and the reasons of the old one.
     *
     * @param soak how long it stays
     * @return a phase that differs in this
     */
    public RolloutPhase withSoak(Duration soak) {
        return Optional.of(requireNonNull(soak, "soak")).equals(soak())
                ? this
                : self().replaceSoak(soak).replaceEvidence().replaceReasons();
    }

    /**
     * This phase with other gates. Evidence stays where the gates on its metric do.
     *
     * @param gates what must hold
     * @return a phase that differs in this
     */
    public RolloutPhase withGoLiveCriteria(Gate... gates) {
        List<Gate> asked = Elements.listOf(gates, "gates");
        Map<String, List<List<Object>>> before = askedByMetric(goLiveCriteria());
        Map<String, List<List<Object>>> after = askedByMetric(asked);
        List<GateEvidence> kept = evidence().stream()
                .filter(gate -> Objects.equals(before.get(gate.metric()), after.get(gate.metric())))
                .toList();
        return self().replaceGoLiveCriteria(gates).replaceEvidence(kept);
    }

    /**
     * This phase with another composition of its gates.
     *
     * @param composition how they together let it go on or break it
     * @return a phase that differs in this
     */
    public RolloutPhase withComposition(GateComposition composition) {
        return self().replaceComposition(composition);
    }

    /**
     * This phase with other evidence. Gates on its metrics wait for the samples that it says.
     *
     * @param evidence the evidence of each measured gate
     * @return a phase that differs in this, and in the minimum samples of its gates
     */
    public RolloutPhase withEvidence(Iterable<? extends GateEvidence> evidence) {
        ImmutableRolloutPhase next = self().replaceEvidence(requireNonNull(evidence, "evidence"));
        Map<String, Long> needed = new HashMap<>();
        next.evidence()
                .forEach(known -> known.needed().ifPresent(sample -> needed.putIfAbsent(known.metric(), sample)));
        return next.replaceGoLiveCriteria(goLiveCriteria().stream()
                .map(gate -> metricOf(gate)
                        .map(needed::get)
                        .map(gate::withMinimumSample)
                        .orElse(gate))
                .toList());
    }

    /** What gates ask for, by the metric that they are on; why they do is no part of it. */
    private static Map<String, List<List<Object>>> askedByMetric(List<Gate> gates) {
        Map<String, List<List<Object>>> asked = new HashMap<>();
        gates.forEach(gate -> metricOf(gate)
                .ifPresent(metric -> asked.computeIfAbsent(metric, first -> new ArrayList<>())
                        .add(askedBy(gate))));
        return asked;
    }

    private static List<Object> askedBy(Gate gate) {
        return List.of(
                gate.condition(),
                gate.role(),
                gate.comparison(),
                gate.margin(),
                gate.tolerance(),
                gate.minimumSample(),
                gate.handling());
    }

    private static Optional<String> metricOf(Gate gate) {
        return gate.condition().measured().map(Condition.OnMetric::metric);
    }

    private ImmutableRolloutPhase self() {
        return (ImmutableRolloutPhase) this;
    }

    @Value.Check
    void check() {
        soak().ifPresent(length -> TimeBound.require(length, "soak"));
    }

    /**
     * Starts a phase.
     *
     * @return a builder; number, name, percentage and audience are required
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link RolloutPhase}. */
    public static final class Builder extends ImmutableRolloutPhase.Builder {
        Builder() {}
    }
}
