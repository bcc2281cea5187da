package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/**
 * What decides while a plan runs, beyond what the plan itself says.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class DecisionPolicy permits ImmutableDecisionPolicy {

    DecisionPolicy() {}

    /**
     * The probability of rolling back a harmless change, over all guardrails, phases and looks together.
     *
     * @return one-sided, strictly between 0 and 0.5; by default that of the plan's evidence, and 0.05 where the plan has
     *     none
     */
    public abstract OptionalDouble significanceLevel();

    /**
     * The probability of calling a healthy traffic split broken, at all looks together, for each metric that counts
     * users, and as much for each that comes with a covariate from before the experiment.
     *
     * @return strictly between 0 and 1; defaults to 0.001
     */
    @Value.Default
    public double srmSignificanceLevel() {
        return 0.001;
    }

    /**
     * Who is measured as the control group, so that its size can be checked.
     *
     * @return by default as the plan says: the split of its experiment; else as many users as are exposed or all who are not,
     *     whichever the sizes of all phases together fit
     */
    public abstract Optional<ControlGroup> controlGroup();

    /**
     * How many times its planned length a phase may take before its time is up and a person is called.
     *
     * @return at least 1; defaults to 2
     */
    @Value.Default
    public double patience() {
        return 2;
    }

    /**
     * How soon data are due where no earlier window of the phase tells how often they come. In a phase of an urgent plan that is
     * shorter than four times as long, they are due with the plan's looks.
     *
     * @return above zero; defaults to an hour
     */
    @Value.Default
    public Duration dataEvery() {
        return Duration.ofHours(1);
    }

    /**
     * When nothing advances, such as weekends.
     *
     * @return the times; none by default
     */
    public abstract List<Freeze> freezes();

    /**
     * The policy by default.
     *
     * @return the defaults
     */
    public static DecisionPolicy standard() {
        return builder().build();
    }

    /**
     * This policy with another significance level.
     *
     * @param level strictly between 0 and 0.5
     * @return a policy that differs in this
     */
    public abstract DecisionPolicy withSignificanceLevel(double level);

    /**
     * This policy with another level of the watch on the traffic split.
     *
     * @param level strictly between 0 and 1
     * @return a policy that differs in this
     */
    public abstract DecisionPolicy withSrmSignificanceLevel(double level);

    /**
     * This policy with another control group.
     *
     * @param group who is measured as the control group
     * @return a policy that differs in this
     */
    public abstract DecisionPolicy withControlGroup(ControlGroup group);

    /**
     * This policy with another patience.
     *
     * @param times how many times its planned length a phase may take, at least 1
     * @return a policy that differs in this
     */
    public abstract DecisionPolicy withPatience(double times);

    /**
     * This policy with data at another rhythm.
     *
     * @param interval how soon data are due, above zero
     * @return a policy that differs in this
     */
    public abstract DecisionPolicy withDataEvery(Duration interval);

    /**
     * This policy with other freezes.
     *
     * @param freezes when nothing advances
     * @return a policy that differs in this
     */
    public abstract DecisionPolicy withFreezes(Freeze... freezes);

    /**
     * Starts a policy.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        require(
                isBetween(0, significanceLevel(), 0.5),
                "The significance level must be between 0 and 0.5, but is "
                        + Wording.of(significanceLevel().orElse(0)) + ". Give one such as 0.05.");
        require(
                srmSignificanceLevel() > 0 && srmSignificanceLevel() < 1,
                "The level of the watch on the split must be between 0 and 1, but is " + srmSignificanceLevel()
                        + ". Give one such as 0.001.");
        require(
                patience() >= 1 && Double.isFinite(patience()),
                "A patience of " + patience() + " times the planned length ends before the phase does."
                        + " Give 1 or more.");
        require(
                dataEvery().compareTo(Duration.ZERO) > 0 && dataEvery().compareTo(TimeBound.TEN_YEARS) <= 0,
                "Data cannot be due every " + Wording.of(dataEvery()) + ". Give a time above zero, up to ten years.");
    }

    private static boolean isBetween(double low, OptionalDouble number, double high) {
        return number.isEmpty() || (low < number.getAsDouble() && number.getAsDouble() < high);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new RolloutException.InvalidValue(message);
        }
    }

    /** Builds a {@link DecisionPolicy}. */
    public static final class Builder extends ImmutableDecisionPolicy.Builder {
        Builder() {}
    }
}
