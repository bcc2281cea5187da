package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.observation.Transition;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Something that was done to a rollout. What is empty is left out. */
final class TransitionCodec extends ObjectCodec<Transition> {
    static final TransitionCodec TRANSITION = new TransitionCodec();

    private final Field<Transition.Kind> kind = required("kind", WordCodec.lowerCase(Transition.Kind.class));
    private final Field<Duration> at = required("at", DURATION, "Since the start of the rollout.");
    private final Field<Integer> phase = required("phase", ORDINAL, "Number of the phase afterwards.");
    private final Field<String> subject = optional("subject", TEXT, "What was approved.");
    private final Field<String> by = optional("by", TEXT, "Who did it; left out where a decision was followed.");
    private final Field<String> why = optional("why", TEXT, "Why; left out where a decision was followed.");

    private TransitionCodec() {
        super("transition");
    }

    @Override
    void put(Transition transition, JsonOut out) throws IOException {
        out.put(kind, transition.kind());
        out.put(at, transition.at());
        out.put(phase, transition.phase());
        putUnlessEmpty(subject, transition.subject(), out);
        putUnlessEmpty(by, transition.by(), out);
        putUnlessEmpty(why, transition.why(), out);
    }

    private static void putUnlessEmpty(Field<String> field, String text, JsonOut out) throws IOException {
        out.putIfPresent(field, text.isEmpty() ? Optional.empty() : Optional.of(text));
    }

    @Override
    Transition build(Members members) {
        return new Transition(
                members.get(kind),
                members.get(at),
                members.get(phase),
                members.find(subject).orElse(""),
                members.find(by).orElse(""),
                members.find(why).orElse(""));
    }
}
