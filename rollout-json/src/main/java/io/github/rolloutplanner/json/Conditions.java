package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.optionalInt;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.SERIES;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Condition.Persistence;

/** Conditions in the detailed form. */
final class Conditions {
    private static final Codec<Persistence> PERSISTENCE = object(
            "persistence",
            optional("lasting", DURATION, Persistence::lasting),
            optional("window", DURATION, Persistence::window),
            optionalInt("breaches", ORDINAL, Persistence::breaches),
            optionalInt("checks", ORDINAL, Persistence::checks)
                    .described("As many as breaches where they come in a row."),
            Persistence::new);

    static final UnionCodec<Condition> CONDITION = new UnionCodec<>(
            "condition",
            object(
                            "condition_on_metric",
                            required("metric", SERIES, Condition.OnMetric::metric),
                            required("threshold", Levels.THRESHOLD, Condition.OnMetric::threshold),
                            optional("persistence", PERSISTENCE, Condition.OnMetric::persistence, Persistence.NONE)
                                    .described(
                                            "How long or how often people want to see it; left out where it is not said."),
                            Condition.OnMetric::new)
                    .kind("on_metric", Condition.OnMetric.class),
            approval("condition_approval").kind("approval", Condition.Approval.class),
            object("condition_stated", required("text", TEXT, Condition.Stated::text), Condition.Stated::new)
                    .kind("stated", Condition.Stated.class));

    /** An approval where nothing else can stand. */
    static final Codec<Condition.Approval> APPROVAL = approval("sign_off");

    private Conditions() {}

    private static RecordCodec<Condition.Approval> approval(String name) {
        return object(
                name,
                optional("approver", NAME, Condition.Approval::approver)
                        .described("Left out as long as none is assigned."),
                optional("order", ORDINAL, Condition.Approval::order, 1)
                        .described("Which of the people who approve the same matter it is, from 1 to 10."),
                required("matter", TEXT, Condition.Approval::matter),
                Condition.Approval::new);
    }
}
