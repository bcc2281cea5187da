package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.NAMES;

import io.github.rolloutplanner.flag.TargetingCondition;

/** Targeting conditions in the detailed form. */
final class TargetingConditions {
    static final UnionCodec<TargetingCondition> TARGETING_CONDITION = new UnionCodec<>(
            "targeting_condition",
            object(
                            "targeting_ends_with",
                            required("attribute", NAME, TargetingCondition.EndsWith::attribute),
                            required("suffix", NAME, TargetingCondition.EndsWith::suffix),
                            TargetingCondition.EndsWith::new)
                    .kind("ends_with", TargetingCondition.EndsWith.class),
            object(
                            "targeting_is",
                            required("attribute", NAME, TargetingCondition.Is::attribute),
                            required("value", NAME, TargetingCondition.Is::value),
                            TargetingCondition.Is::new)
                    .kind("is", TargetingCondition.Is.class),
            object(
                            "targeting_in",
                            required("attribute", NAME, TargetingCondition.In::attribute),
                            required("values", NAMES, TargetingCondition.In::values),
                            TargetingCondition.In::new)
                    .kind("in", TargetingCondition.In.class));

    private TargetingConditions() {}
}
