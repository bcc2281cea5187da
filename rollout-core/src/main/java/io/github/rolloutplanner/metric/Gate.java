package io.github.rolloutplanner.metric;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * What must hold to leave a phase, or to call a rollout a success.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class Gate permits ImmutableGate {

    Gate() {}

    /**
     * What must hold.
     *
     * @return the condition
     */
    public abstract Condition condition();

    /**
     * What its breach means.
     *
     * @return the role
     */
    public abstract GateRole role();

    /**
     * What the metric of exposed users is compared with, so that chance is not taken for a regression.
     *
     * @return the comparison; empty for an approval, and in an external plan
     */
    public abstract Optional<Comparison> comparison();

    /**
     * How much worse than what it is compared with the metric may be, as a part of that, before its being worse is a
     * breach; of a rate of errors or performance above 50%, as a part of what is left to 100%.
     *
     * @return from 0% to below 100%; defaults to none
     */
    @Value.Default
    public Percentage margin() {
        return Percentage.ZERO;
    }

    /**
     * How much it takes until a metric beyond the level is a breach.
     *
     * @return defaults to what is significant at the significance level
     */
    @Value.Default
    public Tolerance tolerance() {
        return Tolerance.statistical();
    }

    /**
     * The exposed observations before which the gate says nothing.
     *
     * @return how many; empty where they are not known
     */
    public abstract OptionalLong minimumSample();

    /**
     * The regression that the gate allows its metric.
     *
     * @return the budget; empty for what the planner did not derive from a limit, and in an external plan
     */
    public abstract Optional<HarmBudget> harmBudget();

    /**
     * What follows from each thing that the gate can say, no data included.
     *
     * @return the handling; empty for an approval, and in an external plan
     */
    public abstract Optional<GateHandling> handling();

    /**
     * Why this condition with these numbers.
     *
     * @return the reasons; empty in an external plan
     */
    public abstract List<Reason> reasons();

    /**
     * A condition that needs no more than its role: an approval, or a statement in words.
     *
     * @param condition what must hold
     * @param role what its breach means
     * @param reasons why
     * @return the gate
     */
    public static Gate of(Condition condition, GateRole role, Reason... reasons) {
        return builder()
                .condition(condition)
                .role(role)
                .addReasons(requireNonNull(reasons, "reasons"))
                .build();
    }

    /**
     * A gate in free text.
     *
     * @param text the words
     * @param role what its breach means
     * @return a gate without reasons
     */
    public static Gate stated(String text, GateRole role) {
        return of(Condition.parse(requireNonNull(text, "text")), role);
    }

    @Value.Check
    void check() {
        if (margin().value() < 0 || margin().value() >= 100) {
            throw new RolloutException.InvalidValue("The gate '" + this + "' cannot have a margin of " + margin()
                    + ". Give a part from 0%, which allows nothing, to below 100%.");
        }
        if (minimumSample().orElse(0) < 0) {
            throw new RolloutException.InvalidValue("The gate '" + this + "' cannot wait for "
                    + minimumSample().getAsLong() + " observations. Give 0 or more.");
        }
    }

    /**
     * This gate on another condition.
     *
     * @param condition what must hold
     * @return a gate that differs in this
     */
    public abstract Gate withCondition(Condition condition);

    /**
     * This gate in another role.
     *
     * @param role what its breach means
     * @return a gate that differs in this
     */
    public abstract Gate withRole(GateRole role);

    /**
     * This gate with another comparison.
     *
     * @param comparison what the metric of exposed users is compared with
     * @return a gate that differs in this
     */
    public abstract Gate withComparison(Comparison comparison);

    /**
     * This gate with another margin.
     *
     * @param margin how much worse the metric may be than what it is compared with, from 0% to below 100% of that
     * @return a gate that differs in this
     */
    public abstract Gate withMargin(Percentage margin);

    /**
     * This gate with another tolerance.
     *
     * @param tolerance how much it takes until it breaks
     * @return a gate that differs in this
     */
    public abstract Gate withTolerance(Tolerance tolerance);

    /**
     * This gate with another smallest sample.
     *
     * @param observations the exposed observations before which it says nothing
     * @return a gate that differs in this
     */
    public abstract Gate withMinimumSample(long observations);

    /**
     * This gate with another handling.
     *
     * @param handling what follows from each thing that it can say
     * @return a gate that differs in this
     */
    public abstract Gate withHandling(GateHandling handling);

    /**
     * The gate as one sentence.
     *
     * @return its condition
     */
    @Override
    public String toString() {
        return condition().toString();
    }

    /**
     * Starts a gate.
     *
     * @return a builder; condition and role are required
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Gate}. */
    public static final class Builder extends ImmutableGate.Builder {
        Builder() {}
    }

    /**
     * How far a gate lets its metric go on the way from the baseline to the limit, so that no day of any phase costs more bad
     * events than a day of full traffic at the last of these parts.
     *
     * @param part the part of the way that the gate allows at the percentage of its phase
     * @param atStart the part that is allowed at the lowest percentages
     * @param atFullPercentage the part that is allowed at 100%
     * @since 0.1.0
     */
    public record HarmBudget(double part, double atStart, double atFullPercentage) {}
}
