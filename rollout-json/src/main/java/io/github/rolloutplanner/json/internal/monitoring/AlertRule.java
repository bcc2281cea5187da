package io.github.rolloutplanner.json.internal.monitoring;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Something that alerts.
 *
 * @param kind what sort of alert it is
 * @param severity how bad it is
 * @param action what is to be done
 * @param metric what it is about; empty where that is no metric
 * @param condition what fires it, in words
 * @param expression the same as a query, which gives nothing as long as all is well
 * @param holds how long it must be so
 * @param description what it means, in sentences
 * @param shows the function of templates that makes the value readable; empty where the value is not to be shown
 * @param more further annotations
 * @param breach the threshold that it watches; empty where it watches none
 */
public record AlertRule(
        Kind kind,
        Severity severity,
        Action action,
        Optional<String> metric,
        String condition,
        Expression expression,
        Duration holds,
        String description,
        Optional<String> shows,
        Map<String, String> more,
        Optional<Breach> breach) {

    /** Sorts of alerts, by the names that they have. */
    public enum Kind {
        /** A rollback trigger. */
        ROLLBACK("RolloutRollback"),
        /** A gate that the metric does not pass as it stands. */
        GATE("RolloutNotPromoted"),
        /** An alert of the plan. */
        ALERT("RolloutAlert"),
        /** No data of a metric. */
        NO_DATA("RolloutNoData"),
        /** Groups of other sizes than planned. */
        SPLIT("RolloutSampleRatioMismatch");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** How bad it is. */
    public enum Severity {
        /** Calls a person now. */
        CRITICAL("critical"),
        /** Can wait for working hours. */
        WARNING("warning"),
        /** Is there to be read. */
        INFO("info");

        private final String label;

        Severity(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What is to be done. */
    public enum Action {
        /** The change is rolled back. */
        ROLLBACK("rollback", "Roll back."),
        /** The percentage stays as it is. */
        HOLD("hold", "Hold the rollout.");

        private final String label;
        private final String order;

        Action(String label, String order) {
            this.label = label;
            this.order = order;
        }

        public String label() {
            return label;
        }

        String order() {
            return order;
        }
    }
}
