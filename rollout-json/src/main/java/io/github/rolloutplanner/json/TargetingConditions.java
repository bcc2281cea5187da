package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.NAMES;

import io.github.rolloutplanner.flag.AttributeCondition;
import io.github.rolloutplanner.flag.AttributeCondition.Ordering;
import io.github.rolloutplanner.flag.TargetingCondition;
import java.util.List;

/** Targeting conditions in the detailed form. */
final class TargetingConditions {
    private static final Codec<Ordering> ORDERING = WordCodec.lowerCase(Ordering.class);
    private static final Codec<TargetingCondition> PART =
            new LaterCodec<>(() -> TargetingConditions.TARGETING_CONDITION);
    private static final Codec<List<TargetingCondition>> PARTS = new ListCodec<>(PART);

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
                    .kind("in", TargetingCondition.In.class),
            object(
                            "targeting_starts_with",
                            required("attribute", NAME, AttributeCondition.StartsWith::attribute),
                            required("prefix", NAME, AttributeCondition.StartsWith::prefix),
                            AttributeCondition.StartsWith::new)
                    .kind("starts_with", AttributeCondition.StartsWith.class),
            object(
                            "targeting_contains",
                            required("attribute", NAME, AttributeCondition.Contains::attribute),
                            required("part", NAME, AttributeCondition.Contains::part),
                            AttributeCondition.Contains::new)
                    .kind("contains", AttributeCondition.Contains.class),
            object(
                            "targeting_is_boolean",
                            required("attribute", NAME, AttributeCondition.IsBoolean::attribute),
                            required("value", BOOLEAN, AttributeCondition.IsBoolean::value),
                            AttributeCondition.IsBoolean::new)
                    .kind("is_boolean", AttributeCondition.IsBoolean.class),
            object(
                            "targeting_is_number",
                            required("attribute", NAME, AttributeCondition.IsNumber::attribute),
                            required("ordering", ORDERING, AttributeCondition.IsNumber::ordering),
                            required("number", DoubleCodec.REAL, AttributeCondition.IsNumber::number),
                            AttributeCondition.IsNumber::new)
                    .kind("is_number", AttributeCondition.IsNumber.class),
            object(
                            "targeting_is_version",
                            required("attribute", NAME, AttributeCondition.IsVersion::attribute),
                            required("ordering", ORDERING, AttributeCondition.IsVersion::ordering),
                            required("version", NAME, AttributeCondition.IsVersion::version),
                            AttributeCondition.IsVersion::new)
                    .kind("is_version", AttributeCondition.IsVersion.class),
            object(
                            "targeting_is_before",
                            required("attribute", NAME, AttributeCondition.IsBefore::attribute),
                            required("time", NAME, AttributeCondition.IsBefore::time),
                            AttributeCondition.IsBefore::new)
                    .kind("is_before", AttributeCondition.IsBefore.class),
            object(
                            "targeting_is_after",
                            required("attribute", NAME, AttributeCondition.IsAfter::attribute),
                            required("time", NAME, AttributeCondition.IsAfter::time),
                            AttributeCondition.IsAfter::new)
                    .kind("is_after", AttributeCondition.IsAfter.class),
            object(
                            "targeting_is_present",
                            required("attribute", NAME, AttributeCondition.IsPresent::attribute),
                            AttributeCondition.IsPresent::new)
                    .kind("is_present", AttributeCondition.IsPresent.class),
            object(
                            "targeting_in_segment",
                            required("segment", NAME, TargetingCondition.InSegment::segment),
                            TargetingCondition.InSegment::new)
                    .kind("in_segment", TargetingCondition.InSegment.class),
            object(
                            "targeting_all_of",
                            required("parts", PARTS, TargetingCondition.AllOf::parts),
                            TargetingCondition.AllOf::new)
                    .kind("all_of", TargetingCondition.AllOf.class),
            object(
                            "targeting_any_of",
                            required("parts", PARTS, TargetingCondition.AnyOf::parts),
                            TargetingCondition.AnyOf::new)
                    .kind("any_of", TargetingCondition.AnyOf.class),
            object("targeting_not", required("part", PART, TargetingCondition.Not::part), TargetingCondition.Not::new)
                    .kind("not", TargetingCondition.Not.class));

    private TargetingConditions() {}
}
