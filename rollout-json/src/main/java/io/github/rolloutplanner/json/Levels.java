package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.FACTOR;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.PERCENT;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Level.ChangeFromBaseline;
import io.github.rolloutplanner.metric.Level.PointsFromBaseline;
import io.github.rolloutplanner.metric.Level.TimesBaseline;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Threshold.Relation;

/** Levels and thresholds in the detailed form. */
final class Levels {
    static final KindCodec<Quantity> QUANTITY = object(
                    "level_quantity",
                    required("number", new ExactCodec(), Quantity::number),
                    required("unit", NAME, Quantity::unit),
                    Quantity::new)
            .kind("quantity", Quantity.class);

    static final UnionCodec<Level> LEVEL = new UnionCodec<>(
            "level",
            QUANTITY,
            object("level_times_baseline", required("factor", FACTOR, TimesBaseline::factor), TimesBaseline::new)
                    .kind("times_baseline", TimesBaseline.class),
            object(
                            "level_change_from_baseline",
                            required("percent", PERCENT, ChangeFromBaseline::change),
                            ChangeFromBaseline::new)
                    .kind("change_from_baseline", ChangeFromBaseline.class),
            object(
                            "level_points_from_baseline",
                            required("points", PERCENT, PointsFromBaseline::points)
                                    .described("Percentage points, as a percentage: 2% is two points."),
                            PointsFromBaseline::new)
                    .kind("points_from_baseline", PointsFromBaseline.class),
            object("level_stated", required("text", TEXT, Level.Stated::text), Level.Stated::new)
                    .kind("stated", Level.Stated.class));

    static final Codec<Threshold> THRESHOLD = object(
            "threshold",
            required("relation", WordCodec.lowerCase(Relation.class), Threshold::relation),
            required("level", LEVEL, Threshold::level),
            Threshold::new);

    private Levels() {}
}
