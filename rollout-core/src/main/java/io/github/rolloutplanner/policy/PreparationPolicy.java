package io.github.rolloutplanner.policy;

import io.github.rolloutplanner.reason.RolloutException;
import org.immutables.value.Value;

/**
 * The working hours that the preparation of a rollout takes.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class PreparationPolicy permits ImmutablePreparationPolicy {

    PreparationPolicy() {}

    /**
     * To create a flag and its targeting.
     *
     * @return hours; defaults to 4
     */
    @Value.Default
    public int flagHours() {
        return 4;
    }

    /**
     * Returns how long it takes to set up any other delivery, such as traffic weights or the waves of a fleet.
     *
     * @return hours; defaults to 8
     */
    @Value.Default
    public int deliveryHours() {
        return 8;
    }

    /**
     * To put a metric on a dashboard, capture its baseline and set its alert.
     *
     * @return hours for each metric; defaults to 2
     */
    @Value.Default
    public int metricHours() {
        return 2;
    }

    /**
     * To rehearse the rollback.
     *
     * @return hours; defaults to 4
     */
    @Value.Default
    public int rehearsalHours() {
        return 4;
    }

    /**
     * To write and rehearse the reversal of data.
     *
     * @return hours; defaults to 16
     */
    @Value.Default
    public int dataReversalHours() {
        return 16;
    }

    /**
     * To set up an A/B test.
     *
     * @return hours; defaults to 8
     */
    @Value.Default
    public int experimentHours() {
        return 8;
    }

    /**
     * The working hours of a day.
     *
     * @return hours; defaults to 8
     */
    @Value.Default
    public int hoursPerDay() {
        return 8;
    }

    /**
     * The standard policy.
     *
     * @return every default
     */
    public static PreparationPolicy standard() {
        return builder().build();
    }

    /**
     * Starts a policy from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        int least = Math.min(
                Math.min(Math.min(flagHours(), metricHours()), Math.min(rehearsalHours(), dataReversalHours())),
                Math.min(Math.min(experimentHours(), deliveryHours()), hoursPerDay() - 1));
        if (least < 0) {
            throw new RolloutException.InvalidValue(
                    "Hours of preparation must not be negative and a day must have at least one: " + this + ".");
        }
    }

    /** Builds a {@link PreparationPolicy}. */
    public static final class Builder extends ImmutablePreparationPolicy.Builder {
        Builder() {}
    }
}
