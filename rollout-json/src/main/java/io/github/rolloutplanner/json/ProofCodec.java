package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.REAL;
import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.MetricRecordCodec.TOTALS;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;

import io.github.rolloutplanner.decision.Detection;
import io.github.rolloutplanner.decision.GroupTotals;
import java.time.Duration;
import java.util.Optional;

/** Something that was proven of a metric, and with what. */
final class DetectionCodec extends ObjectCodec<Detection> {
    private final Field<Detection, Detection.Kind> kind =
            add(required("kind", WordCodec.lowerCase(Detection.Kind.class), Detection::kind));
    private final Field<Detection, Duration> at =
            add(required("at", DURATION, Detection::at).described("The end of the window that completed it."));
    private final Field<Detection, Integer> phase = add(required("phase", ORDINAL, Detection::phase));
    private final Field<Detection, Double> evidence = add(required("evidence", REAL, Detection::evidence)
            .described("The natural logarithm of the evidence; for counted breaches how many there were."));
    private final Field<Detection, Double> needed =
            add(required("needed", REAL, Detection::needed).described("What the evidence had to reach."));
    private final Field<Detection, GroupTotals> treated = add(
            required("treated", TOTALS, Detection::treated).described("What exposed users had shown in that phase."));
    private final Field<Detection, Optional<GroupTotals>> control = add(optional("control", TOTALS, Detection::control)
            .described("What the control group had shown in it; left out where there is none."));

    DetectionCodec() {
        super("detection");
    }

    @Override
    Detection build(Members members) {
        return new Detection(
                members.get(kind),
                members.get(at),
                members.get(phase),
                members.get(evidence),
                members.get(needed),
                members.get(treated),
                members.get(control));
    }
}
