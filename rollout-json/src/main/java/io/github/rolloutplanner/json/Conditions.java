package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Threshold;
import java.io.IOException;
import java.util.List;

/** Conditions in the detailed form. */
final class Conditions {
    static final UnionCodec<Condition> CONDITION =
            new UnionCodec<>("condition", List.of(new OnMetric(), new Approval(), new Stated()));

    private Conditions() {}

    private static final class OnMetric extends Variant<Condition.OnMetric> {
        private final Field<String> metric = required("metric", TEXT);
        private final Field<Threshold> threshold = required("threshold", Levels.THRESHOLD);

        OnMetric() {
            super(Condition.OnMetric.class, "on_metric", "condition_on_metric");
        }

        @Override
        void put(Condition.OnMetric condition, JsonOut out) throws IOException {
            out.put(metric, condition.metric());
            out.put(threshold, condition.threshold());
        }

        @Override
        Condition.OnMetric build(Members members) {
            return new Condition.OnMetric(members.get(metric), members.get(threshold));
        }
    }

    private static final class Approval extends Variant<Condition.Approval> {
        private final Field<String> approver = required("approver", TEXT);
        private final Field<String> matter = required("matter", TEXT);

        Approval() {
            super(Condition.Approval.class, "approval", "condition_approval");
        }

        @Override
        void put(Condition.Approval condition, JsonOut out) throws IOException {
            out.put(approver, condition.approver());
            out.put(matter, condition.matter());
        }

        @Override
        Condition.Approval build(Members members) {
            return new Condition.Approval(members.get(approver), members.get(matter));
        }
    }

    private static final class Stated extends Variant<Condition.Stated> {
        private final Field<String> text = required("text", TEXT);

        Stated() {
            super(Condition.Stated.class, "stated", "condition_stated");
        }

        @Override
        void put(Condition.Stated condition, JsonOut out) throws IOException {
            out.put(text, condition.text());
        }

        @Override
        Condition.Stated build(Members members) {
            return new Condition.Stated(members.get(text));
        }
    }
}
