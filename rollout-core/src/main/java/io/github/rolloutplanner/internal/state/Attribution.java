package io.github.rolloutplanner.internal.state;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.reason.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who did something to a rollout, and why: blanks tell nothing to whoever reads the record later. */
public final class Attribution {
    private Attribution() {}

    /** What a transition lacks; one that followed a decision has neither name nor reason. */
    public static List<Problem> problems(Transition done) {
        return switch (done.kind()) {
            case ADVANCED -> List.of();
            case COMPLETED -> done.by().isEmpty() && done.why().isEmpty() ? List.of() : problems(done.by(), done.why());
            case RESUMED, APPROVED -> problems(done.by());
            case FORCED, PAUSED, ACKNOWLEDGED, ROLLED_BACK, CHOSEN -> problems(done.by(), done.why());
        };
    }

    /** What a correction lacks. */
    public static List<Problem> problems(Correction done) {
        return problems(done.by(), done.why());
    }

    /** What is wrong with a name and a reason. */
    public static List<Problem> problems(String by, String why) {
        List<Problem> problems = new ArrayList<>(problems(by));
        problem("why", requireNonNull(why, "why"), TextBound.SENTENCES, "Say why.")
                .ifPresent(problems::add);
        return problems;
    }

    private static List<Problem> problems(String by) {
        return problem("by", requireNonNull(by, "by"), TextBound.NAME, "Name who does it.").stream()
                .toList();
    }

    private static Optional<Problem> problem(String path, String text, TextBound bound, String advice) {
        return text.isBlank()
                ? Optional.of(new Problem(path, "it is blank.", advice))
                : bound.fault(text).map(fault -> new Problem(path, fault.found(), fault.advice()));
    }
}
