package io.github.rolloutplanner.flag;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The switch that a rollout turns.
 *
 * @since 0.1.0
 */
@Value.Immutable
public sealed interface FeatureFlag permits ImmutableFeatureFlag {

    /**
     * The key by which code and flag system know the flag.
     *
     * @return the key
     */
    String key();

    /**
     * What the flag gives to its caller.
     *
     * @return the type
     */
    Type type();

    /**
     * What users get who match no rule and are not in the percentage.
     *
     * @return the value
     */
    FlagValue defaultValue();

    /**
     * Groups who get a value whatever the percentage is, asked in this order. Of a plan: those of the first phase, and those without
     * a phase of their own; {@link io.github.rolloutplanner.plan.RolloutPlan#flagsAt flagsAt(phase)} has those of each phase.
     *
     * @return the rules
     */
    List<TargetingRule> rules();

    /**
     * The percentage at the start of the rollout; the phases say how it rises.
     *
     * @return the percentage, or nothing for a flag that is on or off for all users
     */
    Optional<Percentage> startPercentage();

    /**
     * The bucketing key: the attribute whose hash decides who is in the percentage, so that a user stays in as it rises.
     *
     * @return the attribute, such as {@code user.id}; empty where the flag is not split
     */
    Optional<String> bucketBy();

    /**
     * The variants and the percentage that each gets.
     *
     * @return the variants; empty unless the flag is multivariate
     */
    List<VariantPercentage> variants();

    /**
     * The previous behavior, which users keep who do not get the change.
     *
     * @return what they keep, if it was described
     */
    Optional<String> fallback();

    /**
     * The code that asks the flag.
     *
     * @return one line of source
     */
    String implementation();

    /**
     * Why the flag is as it is.
     *
     * @return the reasons; empty in an external plan
     */
    List<Reason> reasons();

    /**
     * Whether a group has a rule.
     *
     * @param segment name of the group, in whatever case
     * @return true if a rule is for it
     */
    default boolean targets(String segment) {
        requireNonNull(segment, "segment");
        for (TargetingRule rule : rules()) {
            if (rule.segment().equalsIgnoreCase(segment)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Starts a flag.
     *
     * @return a builder; key, type, default value and implementation are required
     */
    static Builder builder() {
        return new Builder();
    }

    /**
     * This flag with another percentage at the start.
     *
     * @param percentage the percentage
     * @return a flag that differs in this
     */
    FeatureFlag withStartPercentage(Percentage percentage);

    /**
     * This flag with another bucketing key.
     *
     * @param attribute the attribute whose hash decides, such as {@code user.id}
     * @return a flag that differs in this
     */
    FeatureFlag withBucketBy(String attribute);

    /**
     * A variant of a multivariate flag.
     *
     * @param name what the flag answers
     * @param percentage the part of the users in the experiment who get it
     * @since 0.1.0
     */
    record VariantPercentage(String name, Percentage percentage) {
        public VariantPercentage {
            requireNonNull(name, "name");
            requireNonNull(percentage, "percentage");
        }
    }

    /** Builds a {@link FeatureFlag}. */
    final class Builder extends ImmutableFeatureFlag.Builder {
        Builder() {}
    }

    /**
     * What a flag gives to its caller.
     *
     * @since 0.1.0
     */
    enum Type {
        /** On or off for all users. */
        BOOLEAN,
        /** On for a percentage of the population. */
        PERCENTAGE,
        /** One of several variants. */
        MULTIVARIATE
    }
}
