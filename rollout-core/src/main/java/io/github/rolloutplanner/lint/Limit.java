package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Threshold.Relation;

/**
 * A limit that a plan sets for a metric.
 *
 * @param kind what sets it
 * @param path where it stands
 * @param text its words in the plan
 * @param kept what the metric must keep for it to hold
 */
record Limit(Kind kind, String path, String text, Threshold kept) {

    Relation healthy() {
        return kept.relation();
    }

    /** The limit in the middle of a sentence. */
    String named() {
        return kind.words + " '" + text + "'";
    }

    /** What sets a limit. */
    enum Kind {
        GATE("gate"),
        SUCCESS("success criterion"),
        THRESHOLD("monitoring threshold"),
        ALERT("alert"),
        TRIGGER("rollback trigger");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }
}
