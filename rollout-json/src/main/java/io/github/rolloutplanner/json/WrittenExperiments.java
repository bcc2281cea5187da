package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.REAL;
import static io.github.rolloutplanner.json.Scalars.NUMBER;

import io.github.rolloutplanner.policy.ExperimentPolicy;
import java.util.Optional;

/** The error levels and lengths of A/B tests, as far as they differ from the standard. */
final class WrittenExperiments extends PolicyCodec<ExperimentPolicy> {
    private final Field<ExperimentPolicy, Optional<Integer>> minimumWeeks =
            field("minimum_weeks", NUMBER, ExperimentPolicy::minimumWeeks, "The fewest whole weeks a test runs.");
    private final Field<ExperimentPolicy, Optional<Integer>> weeksWithoutTraffic = field(
            "weeks_without_traffic",
            NUMBER,
            ExperimentPolicy::weeksWithoutTraffic,
            "The whole weeks a test runs when traffic or variance are not known.");
    private final Field<ExperimentPolicy, Optional<Integer>> maximumWeeks =
            field("maximum_weeks", NUMBER, ExperimentPolicy::maximumWeeks, "The most whole weeks a test runs.");

    WrittenExperiments(ExperimentPolicy base) {
        super("experiments", base);
        set(
                "confidence",
                REAL,
                ExperimentPolicy::confidence,
                ExperimentPolicy::withConfidence,
                "1 minus alpha, two-sided.");
        set(
                "power",
                REAL,
                ExperimentPolicy::power,
                ExperimentPolicy::withPower,
                "The probability of finding the effect if it is there.");
    }

    @Override
    ExperimentPolicy build(Members members) {
        ExperimentPolicy policy = super.build(members);
        return policy.withWeeks(
                members.get(minimumWeeks).orElse(policy.minimumWeeks()),
                members.get(weeksWithoutTraffic).orElse(policy.weeksWithoutTraffic()),
                members.get(maximumWeeks).orElse(policy.maximumWeeks()));
    }
}
