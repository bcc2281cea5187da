package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.decision.Transition;
import java.time.Duration;

/** Something that was done to a rollout. What is empty is left out. */
final class TransitionCodec extends ObjectCodec<Transition> {
    static final TransitionCodec TRANSITION = new TransitionCodec();

    private final Field<Transition, Transition.Kind> kind =
            add(required("kind", WordCodec.lowerCase(Transition.Kind.class), Transition::kind));
    private final Field<Transition, Duration> at =
            add(required("at", DURATION, Transition::at).described("Since the start of the rollout."));
    private final Field<Transition, Integer> phase =
            add(required("phase", ORDINAL, Transition::phase).described("Number of the phase afterwards."));
    private final Field<Transition, String> subject =
            add(optional("subject", TEXT, Transition::subject, "").described("What was approved."));
    private final Field<Transition, String> by = add(
            optional("by", TEXT, Transition::by, "").described("Who did it; left out where a decision was followed."));
    private final Field<Transition, String> why =
            add(optional("why", TEXT, Transition::why, "").described("Why; left out where a decision was followed."));

    private TransitionCodec() {
        super("transition");
    }

    @Override
    Transition build(Members members) {
        return new Transition(
                members.get(kind),
                members.get(at),
                members.get(phase),
                members.get(subject),
                members.get(by),
                members.get(why));
    }
}
