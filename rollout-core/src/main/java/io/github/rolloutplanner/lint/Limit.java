package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.util.EnumSet;
import java.util.Set;

/**
 * A limit that a plan sets for a metric.
 *
 * @param kind what sets it
 * @param path where it stands
 * @param condition as it stands there
 * @param kept what the metric must keep for it to hold
 */
record Limit(Kind kind, String path, Condition condition, Threshold kept) {
    private static final Set<Kind> EVENTS = EnumSet.of(Kind.ALERT, Kind.ROLLBACK_TRIGGER);

    Relation healthy() {
        return kept.relation();
    }

    /** The limit as the plan words it: what must hold, or what must not happen. */
    @Override
    public String toString() {
        return EVENTS.contains(kind) && condition instanceof Condition.OnMetric measured
                ? measured.asEvent()
                : condition.toString();
    }

    /** What sets a limit. */
    enum Kind {
        GATE,
        SUCCESS_CRITERION,
        MONITORING_THRESHOLD,
        ALERT,
        ROLLBACK_TRIGGER;

        /** What must not be looser than this. */
        Set<Kind> before() {
            return switch (this) {
                case GATE, SUCCESS_CRITERION -> Set.of();
                case ALERT, MONITORING_THRESHOLD -> Set.of(GATE);
                case ROLLBACK_TRIGGER -> Set.of(GATE, ALERT, MONITORING_THRESHOLD, SUCCESS_CRITERION);
            };
        }

        /** What must not be tighter than this. */
        Set<Kind> after() {
            return switch (this) {
                case GATE -> Set.of(ALERT, MONITORING_THRESHOLD, ROLLBACK_TRIGGER);
                case ALERT, MONITORING_THRESHOLD, SUCCESS_CRITERION -> Set.of(ROLLBACK_TRIGGER);
                case ROLLBACK_TRIGGER -> Set.of();
            };
        }
    }
}
