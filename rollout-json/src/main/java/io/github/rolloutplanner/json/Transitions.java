package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.optionalInt;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.NUMBER;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.SENTENCES;

import io.github.rolloutplanner.observation.Applied;
import io.github.rolloutplanner.observation.Transition;

/** What was done to a rollout, and when it was seen live. What is empty is left out. */
final class Transitions {
    static final Codec<Transition> TRANSITION = object(
            "transition",
            required("kind", WordCodec.lowerCase(Transition.Kind.class), Transition::kind),
            required("at", DURATION, Transition::at).described("Since the start of the rollout."),
            required("phase", ORDINAL, Transition::phase).described("Number of the phase afterwards."),
            optionalInt("gate", ORDINAL, Transition::gate)
                    .described("What was approved: its number among all gates of the phase."),
            optional("by", NAME, Transition::by, "").described("Who did it; left out where a decision was followed."),
            optional("why", SENTENCES, Transition::why, "").described("Why; left out where a decision was followed."),
            optional("treatment", NAME, Transition::treatment)
                    .described(
                            "The treatment that was chosen to go on, also by who promoted anyway, or that was to ship when a gate"
                                    + " was approved; left out for all else."),
            Transition::new);

    static final NamedCodec<Applied> APPLIED = object(
            "applied",
            required("at", DURATION, Applied::at).described("Since the start of the rollout."),
            required("transitions", NUMBER, Applied::transitions)
                    .described("After how many transitions it was what must be live."),
            Applied::new);

    private Transitions() {}
}
