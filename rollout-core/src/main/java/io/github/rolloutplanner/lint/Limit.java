package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Threshold.Relation;

/**
 * A limit that a plan sets for a metric.
 *
 * @param kind what sets it
 * @param path where it stands
 * @param condition as it stands there
 * @param kept what the metric must keep for it to hold
 */
record Limit(Kind kind, String path, Condition condition, Threshold kept) {

    Relation healthy() {
        return kept.relation();
    }

    /** The limit in the words of the plan. */
    String text() {
        return kind.isEvent && condition instanceof Condition.OnMetric measured
                ? measured.asEvent()
                : condition.toString();
    }

    /** The limit in the middle of a sentence. */
    String named() {
        return kind.words + " '" + text() + "'";
    }

    /** What sets a limit, and whether it says what shall hold or what shall not happen. */
    enum Kind {
        GATE("gate", false),
        SUCCESS("success criterion", false),
        THRESHOLD("monitoring threshold", false),
        ALERT("alert", true),
        TRIGGER("rollback trigger", true);

        final String words;
        final boolean isEvent;

        Kind(String words, boolean isEvent) {
            this.words = words;
            this.isEvent = isEvent;
        }
    }
}
