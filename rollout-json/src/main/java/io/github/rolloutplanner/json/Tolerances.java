package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;

import io.github.rolloutplanner.metric.Tolerance;

/** How much it takes until a gate breaks, in the detailed form. */
final class Tolerances {
    static final UnionCodec<Tolerance> TOLERANCE = new UnionCodec<>(
            "tolerance",
            object("tolerance_statistical", Tolerance.Statistical::new)
                    .kind("statistical", Tolerance.Statistical.class),
            object(
                            "tolerance_consecutive",
                            required("breaches", ORDINAL, Tolerance.Consecutive::breaches)
                                    .described("How many in a row."),
                            Tolerance.Consecutive::new)
                    .kind("consecutive", Tolerance.Consecutive.class),
            object(
                            "tolerance_total",
                            required("breaches", ORDINAL, Tolerance.Total::breaches)
                                    .described("How many in all."),
                            Tolerance.Total::new)
                    .kind("total", Tolerance.Total.class));

    private Tolerances() {}
}
