package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.PERCENT;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** Levels and thresholds in the detailed form. */
final class Levels {
    static final Variant<Quantity> QUANTITY = new OfQuantity();
    static final UnionCodec<Level> LEVEL =
            new UnionCodec<>("level", List.of(QUANTITY, new OfMultiple(), new OfChange(), new OfWords()));
    static final Codec<Threshold> THRESHOLD = new ThresholdCodec();

    private Levels() {}

    private static final class OfQuantity extends Variant<Quantity> {
        private final Field<BigDecimal> number = required("number", new ExactCodec());
        private final Field<String> unit = required("unit", TEXT);

        OfQuantity() {
            super(Quantity.class, "quantity", "level_quantity");
        }

        @Override
        void put(Quantity quantity, JsonOut out) throws IOException {
            out.put(number, quantity.number());
            out.put(unit, quantity.unit());
        }

        @Override
        Quantity build(Members members) {
            return new Quantity(members.get(number), members.get(unit));
        }
    }

    private static final class OfMultiple extends Variant<Level.TimesBaseline> {
        private final Field<Double> factor = required("factor", DoubleCodec.FACTOR);

        OfMultiple() {
            super(Level.TimesBaseline.class, "times_baseline", "level_times_baseline");
        }

        @Override
        void put(Level.TimesBaseline level, JsonOut out) throws IOException {
            out.put(factor, level.factor());
        }

        @Override
        Level.TimesBaseline build(Members members) {
            return new Level.TimesBaseline(members.get(factor));
        }
    }

    private static final class OfChange extends Variant<Level.ChangeFromBaseline> {
        private final Field<Percentage> percent = required("percent", PERCENT);

        OfChange() {
            super(Level.ChangeFromBaseline.class, "change_from_baseline", "level_change_from_baseline");
        }

        @Override
        void put(Level.ChangeFromBaseline level, JsonOut out) throws IOException {
            out.put(percent, level.change());
        }

        @Override
        Level.ChangeFromBaseline build(Members members) {
            return new Level.ChangeFromBaseline(members.get(percent));
        }
    }

    private static final class OfWords extends Variant<Level.Stated> {
        private final Field<String> text = required("text", TEXT);

        OfWords() {
            super(Level.Stated.class, "stated", "level_stated");
        }

        @Override
        void put(Level.Stated level, JsonOut out) throws IOException {
            out.put(text, level.text());
        }

        @Override
        Level.Stated build(Members members) {
            return new Level.Stated(members.get(text));
        }
    }

    private static final class ThresholdCodec extends ObjectCodec<Threshold> {
        private final Field<Relation> relation = required("relation", WordCodec.lowerCase(Relation.class));
        private final Field<Level> level = required("level", LEVEL);

        ThresholdCodec() {
            super("threshold");
        }

        @Override
        void put(Threshold threshold, JsonOut out) throws IOException {
            out.put(relation, threshold.relation());
            out.put(level, threshold.level());
        }

        @Override
        Threshold build(Members members) {
            return new Threshold(members.get(relation), members.get(level));
        }
    }
}
