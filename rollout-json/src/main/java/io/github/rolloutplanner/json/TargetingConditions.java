package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.TEXT;
import static io.github.rolloutplanner.json.Scalars.TEXTS;

import io.github.rolloutplanner.flag.TargetingCondition;
import java.io.IOException;
import java.util.List;

/** Targeting conditions in the detailed form. */
final class TargetingConditions {
    static final UnionCodec<TargetingCondition> TARGETING_CONDITION =
            new UnionCodec<>("targeting_condition", List.of(new EndsWith(), new Is(), new In()));

    private TargetingConditions() {}

    private static final class EndsWith extends Variant<TargetingCondition.EndsWith> {
        private final Field<String> attribute = required("attribute", TEXT);
        private final Field<String> suffix = required("suffix", TEXT);

        EndsWith() {
            super(TargetingCondition.EndsWith.class, "ends_with", "targeting_ends_with");
        }

        @Override
        void put(TargetingCondition.EndsWith condition, JsonOut out) throws IOException {
            out.put(attribute, condition.attribute());
            out.put(suffix, condition.suffix());
        }

        @Override
        TargetingCondition.EndsWith build(Members members) {
            return new TargetingCondition.EndsWith(members.get(attribute), members.get(suffix));
        }
    }

    private static final class Is extends Variant<TargetingCondition.Is> {
        private final Field<String> attribute = required("attribute", TEXT);
        private final Field<String> value = required("value", TEXT);

        Is() {
            super(TargetingCondition.Is.class, "is", "targeting_is");
        }

        @Override
        void put(TargetingCondition.Is condition, JsonOut out) throws IOException {
            out.put(attribute, condition.attribute());
            out.put(value, condition.value());
        }

        @Override
        TargetingCondition.Is build(Members members) {
            return new TargetingCondition.Is(members.get(attribute), members.get(value));
        }
    }

    private static final class In extends Variant<TargetingCondition.In> {
        private final Field<String> attribute = required("attribute", TEXT);
        private final Field<List<String>> values = required("values", TEXTS);

        In() {
            super(TargetingCondition.In.class, "in", "targeting_in");
        }

        @Override
        void put(TargetingCondition.In condition, JsonOut out) throws IOException {
            out.put(attribute, condition.attribute());
            out.put(values, condition.values());
        }

        @Override
        TargetingCondition.In build(Members members) {
            return new TargetingCondition.In(members.get(attribute), members.get(values));
        }
    }
}
