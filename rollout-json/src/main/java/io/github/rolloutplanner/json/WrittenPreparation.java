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

    private final PreparationPolicy base;

    WrittenPreparation(String name, PreparationPolicy base) {
        super(name, base);
        this.base = base;
    }

    private Field<PreparationPolicy, Optional<Integer>> hours(
            String key, Function<PreparationPolicy, Integer> getter, String meaning) {
        return field(key, Scalars.NUMBER, getter, meaning);
    }

    @Override
    PreparationPolicy build(Members members) {
        return PreparationPolicy.builder()
                .flagHours(members.get(flag).orElse(base.flagHours()))
                .deliveryHours(members.get(delivery).orElse(base.deliveryHours()))
                .metricHours(members.get(metric).orElse(base.metricHours()))
                .rehearsalHours(members.get(rehearsal).orElse(base.rehearsalHours()))
                .dataReversalHours(members.get(dataReversal).orElse(base.dataReversalHours()))
                .experimentHours(members.get(experiment).orElse(base.experimentHours()))
                .hoursPerDay(members.get(day).orElse(base.hoursPerDay()))
                .build();
    }
}
