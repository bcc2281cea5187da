package io.github.rolloutplanner.report;

import io.github.rolloutplanner.reason.Reason;

/** A reason for people: its sentence. The id of its rule is for tools, and goes along unseen. */
final class ReasonText {
    private ReasonText() {}

    static Phrase of(Reason reason) {
        return Phrase.words(reason.sentence()).ofRule(reason.rule());
    }
}
