package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.observation.Transition;

/** How what was done to a rollout reads in a sentence. */
final class TransitionText {
    private TransitionText() {}

    static String of(Transition done) {
        String by = done.by().isEmpty() ? "" : " by " + done.by();
        String why = done.why().isEmpty() ? "" : ": " + done.why();
        return verb(done.kind()) + " at " + Elapsed.text(done.at()) + by + why;
    }

    static String verb(Transition.Kind kind) {
        return switch (kind) {
            case ADVANCED, FORCED -> "advanced";
            case PAUSED -> "paused";
            case RESUMED -> "resumed";
            case APPROVED -> "confirmed";
            case ACKNOWLEDGED -> "acknowledged";
            case CHOSEN -> "given its treatment";
            case ROLLED_BACK -> "rolled back";
            case COMPLETED -> "completed";
        };
    }
}
