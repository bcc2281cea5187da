package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.plan.PolicyLengths;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;

/** The schedule with typed lengths, and with the bake. */
final class DetailedSchedule {
    static final Codec<TimeSpan> SPAN = object(
            "time_span",
            optional("length", DURATION, TimeSpan::length)
                    .described("Left out where an external plan has words that are no length."),
            required("note", TEXT, TimeSpan::note),
            optional("wording", TEXT, TimeSpan::wording)
                    .described("As an external plan words it, where this library would word it otherwise."),
            TimeSpan::new);

    static final Codec<Timeline> SCHEDULE = object(
            "schedule",
            required("preparation", SPAN, Timeline::preparation),
            required("phases", new ListCodec<>(SPAN), Timeline::phases),
            required("total", SPAN, Timeline::total),
            required("bake", SPAN, Timeline::bake),
            Timeline::new);

    static final Codec<PolicyLengths> POLICY = object(
            "policy_lengths",
            required("phases", DURATION, PolicyLengths::phases)
                    .described("From the start of the first phase to full rollout, before evidence and urgency."),
            optional("shortest_soak", DURATION, PolicyLengths::shortestSoak)
                    .described("The shortest soak of a phase with users; left out where all users are the first."),
            PolicyLengths::new);

    private DetailedSchedule() {}
}
