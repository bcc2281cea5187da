package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;
import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.rules.DecisionRows;
import io.github.rolloutplanner.internal.text.Series;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.Optional;

/**
 * What rolls a change back.
 *
 * @since 0.1.0
 */
public sealed interface Cause permits Cause.Detected, Cause.Unknown, Cause.Ordered {

    /**
     * What happened, with the numbers.
     *
     * @return the reason
     */
    Reason reason();

    /**
     * A regression that was detected.
     *
     * @param metric the metric that showed it
     * @param treatment the treatment whose users it is measured of, as the experiment describes it, in one of several treatments; else
     *     empty
     * @param kind how the metric is made from observations
     * @param limit what was broken, in words
     * @param detection the detection
     * @param earlierControl where the control groups of earlier phases stood, where exposed users were compared with them, as
     *     they have disproved the baseline
     * @param before what exposed users and all others showed before the rollout, where they were compared by that
     * @since 0.1.0
     */
    record Detected(
            String metric,
            Optional<String> treatment,
            MetricKind kind,
            String limit,
            Detection detection,
            Optional<Quantity> earlierControl,
            Optional<Observation.Before> before)
            implements Cause {

        /**
         * Refuses missing parts, and groups that do not have their sizes.
         *
         * @throws RolloutException.InvalidValue if the detection is a mismatch
         */
        public Detected {
            requireNonNull(metric, "metric");
            requireNonNull(treatment, "treatment");
            requireNonNull(kind, "kind");
            requireNonNull(limit, "limit");
            requireNonNull(earlierControl, "earlierControl");
            requireNonNull(before, "before");
            if (requireNonNull(detection, "detection").kind().isMismatch()) {
                throw new RolloutException.InvalidValue(
                        "A mismatch of groups rolls nothing back. Hold, and find its cause.");
            }
        }

        /**
         * What it is called in sentences.
         *
         * @return the metric, and in an experiment of several treatments the treatment, such as "Errors (one page)"
         */
        public String name() {
            return Series.of(metric, treatment);
        }

        @Override
        public Reason reason() {
            return DetectionReason.of(this);
        }
    }

    /**
     * A gate that rolls back as long as it knows nothing.
     *
     * @param look the look
     * @param gate where the gate stands
     * @since 0.1.0
     */
    record Unknown(Look look, GateStatus gate) implements Cause {
        public Unknown {
            requireNonNull(look, "look");
            requireNonNull(gate, "gate");
        }

        @Override
        public Reason reason() {
            return GateReasons.unknown(this);
        }
    }

    /**
     * A person who rolled it back.
     *
     * @param order who and why
     * @since 0.1.0
     */
    record Ordered(Transition order) implements Cause {
        public Ordered {
            requireNonNull(order, "order");
        }

        @Override
        public Reason reason() {
            return DecisionRows.ORDERED.reason(
                    fact("at", order.at()), fact("by", order.by()), fact("why", order.why()));
        }
    }
}
