package io.github.rolloutplanner.policy;

import io.github.rolloutplanner.reason.RolloutException;
import org.immutables.value.Value;

/**
 * The error levels and lengths of an organisation's A/B tests.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class ExperimentPolicy permits ImmutableExperimentPolicy {

    ExperimentPolicy() {}

    /**
     * The confidence with which a difference is called one: 1 − α, two-sided.
     *
     * @return defaults to 0.95
     */
    @Value.Default
    public double confidence() {
        return 0.95;
    }

    /**
     * The probability of finding the effect if it is there, and of showing all guardrails not worse.
     *
     * @return defaults to 0.8
     */
    @Value.Default
    public double power() {
        return 0.8;
    }

    /**
     * The fewest whole weeks a test runs.
     *
     * @return defaults to 1
     */
    @Value.Default
    public int minimumWeeks() {
        return 1;
    }

    /**
     * The most whole weeks a test runs.
     *
     * @return defaults to 8
     */
    @Value.Default
    public int maximumWeeks() {
        return 8;
    }

    /**
     * The whole weeks a test runs when traffic or variance are not known.
     *
     * @return defaults to 2
     */
    @Value.Default
    public int weeksWithoutTraffic() {
        return 2;
    }

    /**
     * The standard policy.
     *
     * @return every default
     */
    public static ExperimentPolicy standard() {
        return ImmutableExperimentPolicy.builder().build();
    }

    /**
     * This policy with another confidence.
     *
     * @param confidence strictly between 0 and 1
     * @return a policy that differs in this
     */
    public abstract ExperimentPolicy withConfidence(double confidence);

    /**
     * This policy with another power.
     *
     * @param power strictly between 0 and 1
     * @return a policy that differs in this
     */
    public abstract ExperimentPolicy withPower(double power);

    /**
     * This policy with other lengths.
     *
     * @param minimum the fewest whole weeks; at least 1
     * @param withoutTraffic the weeks when traffic or variance are not known
     * @param maximum the most whole weeks
     * @return a policy that differs in this
     */
    public ExperimentPolicy withWeeks(int minimum, int withoutTraffic, int maximum) {
        return ImmutableExperimentPolicy.builder()
                .confidence(confidence())
                .power(power())
                .minimumWeeks(minimum)
                .weeksWithoutTraffic(withoutTraffic)
                .maximumWeeks(maximum)
                .build();
    }

    @Value.Check
    void check() {
        requireProbability("confidence", confidence());
        requireProbability("power", power());
        boolean ordered = 1 <= minimumWeeks()
                && minimumWeeks() <= weeksWithoutTraffic()
                && weeksWithoutTraffic() <= maximumWeeks();
        if (!ordered) {
            throw new RolloutException.InvalidValue("Weeks must rise: 1 <= minimum (" + minimumWeeks()
                    + ") <= without traffic (" + weeksWithoutTraffic() + ") <= maximum (" + maximumWeeks() + ").");
        }
    }

    private static void requireProbability(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new RolloutException.InvalidValue(
                    "The " + name + " " + value + " is out of range. Give a number strictly between 0 and 1.");
        }
    }
}
