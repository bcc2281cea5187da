package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.PersonCall.Matter;
import io.github.rolloutplanner.observation.PersonCall.Subject;

/** People who were called. What is empty is left out. */
final class PersonCalls {
    private static final Codec<Subject> SUBJECT = object(
            "call_subject",
            required("matter", WordCodec.lowerCase(Matter.class), Subject::matter),
            optional("about", TEXT, Subject::about, "").described("The metric, the gate or the phase."),
            optional("since", DURATION, Subject::since).described("When it began, where it can happen again."),
            Subject::new);

    static final NamedCodec<PersonCall> CALL = object(
            "person_call",
            required("at", DURATION, PersonCall::at).described("Since the start of the rollout."),
            required("phase", ORDINAL, PersonCall::phase),
            required("subject", SUBJECT, PersonCall::subject).described("What for."),
            optional("who", NAME, PersonCall::who, ""),
            PersonCall::new);

    private PersonCalls() {}
}
