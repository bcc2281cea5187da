package io.github.rolloutplanner.json;

import io.github.rolloutplanner.policy.PreparationPolicy;
import java.util.Optional;
import java.util.function.Function;

/** The working hours of the preparation, as far as they differ from the standard. */
final class WrittenPreparation extends PolicyCodec<PreparationPolicy> {
    private final Field<PreparationPolicy, Optional<Integer>> flag =
            hours("flag_hours", PreparationPolicy::flagHours, "To create a flag and its targeting.");
    private final Field<PreparationPolicy, Optional<Integer>> delivery =
            hours("delivery_hours", PreparationPolicy::deliveryHours, "To set up any other delivery.");
    private final Field<PreparationPolicy, Optional<Integer>> metric =
            hours("metric_hours", PreparationPolicy::metricHours, "To set up a metric with its alert.");
    private final Field<PreparationPolicy, Optional<Integer>> rehearsal =
            hours("rehearsal_hours", PreparationPolicy::rehearsalHours, "To rehearse the rollback.");
    private final Field<PreparationPolicy, Optional<Integer>> dataReversal = hours(
            "data_reversal_hours", PreparationPolicy::dataReversalHours, "To write and rehearse the reversal of data.");
    private final Field<PreparationPolicy, Optional<Integer>> experiment =
            hours("experiment_hours", PreparationPolicy::experimentHours, "To set up an A/B test.");
    private final Field<PreparationPolicy, Optional<Integer>> day =
            hours("hours_per_day", PreparationPolicy::hoursPerDay, "The working hours of a day.");

    WrittenPreparation() {
        super("preparation", PreparationPolicy.standard());
    }

    private Field<PreparationPolicy, Optional<Integer>> hours(
            String key, Function<PreparationPolicy, Integer> getter, String meaning) {
        return field(key, Scalars.NUMBER, getter, meaning);
    }

    @Override
    PreparationPolicy build(Members members) {
        PreparationPolicy.Builder policy = PreparationPolicy.builder();
        members.get(flag).ifPresent(policy::flagHours);
        members.get(delivery).ifPresent(policy::deliveryHours);
        members.get(metric).ifPresent(policy::metricHours);
        members.get(rehearsal).ifPresent(policy::rehearsalHours);
        members.get(dataReversal).ifPresent(policy::dataReversalHours);
        members.get(experiment).ifPresent(policy::experimentHours);
        members.get(day).ifPresent(policy::hoursPerDay);
        return policy.build();
    }
}
