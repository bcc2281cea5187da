package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;
import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.rules.DecisionRows;
import io.github.rolloutplanner.internal.text.Series;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a rollout waits for.
 *
 * @since 0.1.0
 */
public sealed interface Wait
        permits Wait.ForSoak,
                Wait.ForLength,
                Wait.ForSample,
                Wait.ForConfirmation,
                Wait.ForData,
                Wait.ForSignal,
                Wait.ForBreach,
                Wait.ForSplit,
                Wait.ForExposure,
                Wait.ForSharedBreach,
                Wait.ForReadOut,
                Wait.ForApproval,
                Wait.ForTreatment,
                Wait.ForWindow,
                Wait.ForStop,
                Wait.ForResume {

    /**
     * When it is over, as far as can be told.
     *
     * @return the time since the start of the rollout; empty where it is unknown
     */
    default Optional<Duration> until() {
        return Optional.empty();
    }

    /**
     * Whether waiting alone may not help.
     *
     * @return true if a person must be called
     */
    default boolean callsPerson() {
        return false;
    }

    /**
     * What for, with the numbers.
     *
     * @return the reason
     */
    Reason reason();

    /**
     * For the phase to have lasted as long as planned. What was not watched is made up for.
     *
     * @param look the look
     * @param length how long it is planned to last
     * @param unwatched for how long nothing was seen of a watched metric that is there again: a guardrail, a signal, or what an
     *     experiment is read out of
     * @since 0.1.0
     */
    record ForSoak(Look look, Duration length, Duration unwatched) implements Wait {
        public ForSoak {
            requireNonNull(look, "look");
            TimeBound.require(length, "length");
            TimeBound.require(unwatched, "unwatched");
        }

        @Override
        public Optional<Duration> until() {
            return Optional.of(look.since().plus(length).plus(unwatched));
        }

        @Override
        public Reason reason() {
            return DecisionRows.SOAK.reason(
                    fact("phase", look.phase().name()),
                    fact("elapsed", look.elapsed()),
                    fact("soak", length),
                    fact("unwatched", Optional.of(unwatched).filter(time -> !time.isZero())));
        }
    }

    /**
     * For a person, because the plan does not say how long the phase lasts.
     *
     * @param look the look
     * @since 0.1.0
     */
    record ForLength(Look look) implements Wait {
        public ForLength {
            requireNonNull(look, "look");
        }

        @Override
        public boolean callsPerson() {
            return true;
        }

        @Override
        public Reason reason() {
            return DecisionRows.LENGTH.reason(fact("phase", look.phase().name()), fact("elapsed", look.elapsed()));
        }
    }

    /**
     * For a gate to have seen enough, or to have shown enough.
     *
     * @param look the look
     * @param gate where the gate stands
     * @param until when, at the pace of this phase
     * @param callsPerson whether the time of the phase is up
     * @since 0.1.0
     */
    record ForSample(Look look, GateStatus gate, Optional<Duration> until, boolean callsPerson) implements Wait {
        public ForSample {
            requireNonNull(look, "look");
            requireNonNull(gate, "gate");
            requireNonNull(until, "until");
        }

        @Override
        public Reason reason() {
            return GateReasons.missing(this);
        }
    }

    /**
     * For the next checkpoint of a cumulative counter to confirm what one alone shows: a regression, or a snapshot that tore.
     *
     * @param gate where the gate stands
     * @param until when the next checkpoint is due; empty once it is overdue
     * @param callsPerson whether the grace of the gate is over
     * @since 0.1.0
     */
    record ForConfirmation(GateStatus gate, Optional<Duration> until, boolean callsPerson) implements Wait {
        public ForConfirmation {
            requireNonNull(gate, "gate");
            requireNonNull(until, "until");
        }

        @Override
        public Reason reason() {
            return GateReasons.of(DecisionRows.CONFIRMATION, gate, fact("until", until));
        }
    }

    /**
     * For data of a gate that has none.
     *
     * @param look the look
     * @param gate where the gate stands
     * @param callsPerson whether the grace of the gate is over
     * @since 0.1.0
     */
    record ForData(Look look, GateStatus gate, boolean callsPerson) implements Wait {
        public ForData {
            requireNonNull(look, "look");
            requireNonNull(gate, "gate");
        }

        @Override
        public Reason reason() {
            return GateReasons.silent(this);
        }
    }

    /**
     * For a signal to recover, by itself.
     *
     * @param gate where the gate stands
     * @since 0.1.0
     */
    record ForSignal(GateStatus gate) implements Wait {
        public ForSignal {
            requireNonNull(gate, "gate");
        }

        @Override
        public Reason reason() {
            return GateReasons.of(DecisionRows.SIGNAL, gate);
        }
    }

    /**
     * For a person to look at a guardrail whose breach shall not roll back by itself.
     *
     * @param gate where the gate stands
     * @param callsPerson whether the gate wants one called
     * @since 0.1.0
     */
    record ForBreach(GateStatus gate, boolean callsPerson) implements Wait {
        public ForBreach {
            requireNonNull(gate, "gate");
        }

        @Override
        public Reason reason() {
            return GateReasons.breach(gate);
        }
    }

    /**
     * For a person to find out why the groups do not have their sizes, or to acknowledge it. Until then no metric that
     * compares them is trusted.
     *
     * @param metric where it was seen
     * @param treatment the treatment whose users it is measured of, as the experiment describes it, in one of several treatments; else
     *     empty
     * @param detection what was seen
     * @param controlPerTreated how many users of the control group there should be for each exposed one
     * @since 0.1.0
     */
    record ForSplit(String metric, Optional<String> treatment, Detection detection, double controlPerTreated)
            implements Wait {
        public ForSplit {
            requireNonNull(metric, "metric");
            requireNonNull(treatment, "treatment");
            requireNonNull(detection, "detection");
        }

        @Override
        public boolean callsPerson() {
            return true;
        }

        @Override
        public Reason reason() {
            return SplitReason.of(DecisionRows.SPLIT, name(), detection, controlPerTreated);
        }

        /**
         * What it is called in sentences.
         *
         * @return the metric, and in an experiment of several treatments the treatment, such as "Errors (one page)"
         */
        public String name() {
            return Series.of(metric, treatment);
        }
    }

    /**
     * For a person to find out why far more users are exposed than planned, or to acknowledge it.
     *
     * @param phase the phase that exposes them
     * @param detection what was seen
     * @param plannedUsers how many the plan exposes in the days of the phase that have begun
     * @since 0.1.0
     */
    record ForExposure(RolloutPhase phase, Detection detection, double plannedUsers) implements Wait {
        public ForExposure {
            requireNonNull(phase, "phase");
            requireNonNull(detection, "detection");
        }

        @Override
        public boolean callsPerson() {
            return true;
        }

        @Override
        public Reason reason() {
            long exposed = detection.treated().observations();
            return DecisionRows.EXPOSURE.reason(
                    fact("phase", phase.label()),
                    fact("at", detection.at()),
                    fact("exposed", exposed),
                    fact("planned", Math.round(plannedUsers)),
                    fact("times", Wording.rounded(exposed / plannedUsers)));
        }
    }

    /**
     * For a person, because exposed users are beyond a limit and the control group is, too: an incident beside the change, or
     * something that both share and the change breaks. It ends by itself with the day on which it is over.
     *
     * @param metric the metric
     * @param treatment the treatment whose users it is measured of, as the experiment describes it, in one of several treatments; else
     *     empty
     * @param kind how the metric is made from observations
     * @param limit the limit that the policy made of its baseline
     * @param treated what exposed users showed on this day
     * @param control what the control group showed on it
     * @since 0.1.0
     */
    record ForSharedBreach(
            String metric,
            Optional<String> treatment,
            MetricKind kind,
            Quantity limit,
            GroupTotals treated,
            GroupTotals control)
            implements Wait {
        public ForSharedBreach {
            requireNonNull(metric, "metric");
            requireNonNull(treatment, "treatment");
            requireNonNull(kind, "kind");
            requireNonNull(limit, "limit");
            requireNonNull(treated, "treated");
            requireNonNull(control, "control");
        }

        @Override
        public boolean callsPerson() {
            return true;
        }

        @Override
        public Reason reason() {
            return DecisionRows.SHARED.reason(
                    fact("metric", name()),
                    fact("limit", limit),
                    fact("shown", new Shown(treated, Optional.of(control), kind)));
        }

        /**
         * What it is called in sentences.
         *
         * @return the metric, and in an experiment of several treatments the treatment, such as "Errors (one page)"
         */
        public String name() {
            return Series.of(metric, treatment);
        }
    }

    /**
     * For the read-out of the experiment that the phase runs: nothing but a recommendation to ship promotes past it. What it
     * recommends is asked again at each look, of the data that are there.
     *
     * @param readOut what the experiment shows
     * @param until when it can be decided next; empty after its planned end
     * @param callsPerson whether it recommends something else than to keep running, or has long passed its planned end
     * @since 0.1.0
     */
    record ForReadOut(ExperimentReadOut readOut, Optional<Duration> until, boolean callsPerson) implements Wait {

        /**
         * Refuses missing parts.
         */
        public ForReadOut {
            requireNonNull(readOut, "readOut");
            requireNonNull(until, "until");
        }

        @Override
        public Reason reason() {
            Rule rule = switch (readOut.recommendation()) {
                case SHIP, KEEP_RUNNING -> DecisionRows.READ_OUT;
                case DO_NOT_SHIP -> DecisionRows.DO_NOT_SHIP;
                case NONE -> DecisionRows.NO_READ_OUT;
            };
            return rule.reason(
                    fact("reasons", DecisionText.sentences(readOut.reasons())), fact("ships", readOut.ships()));
        }
    }

    /**
     * For a sign-off on what no metric can show.
     *
     * @param gate what has to be signed off
     * @param number the number of the gate in its phase, the first is 1
     * @param readOut what the experiment of the phase shows, where it recommends to ship
     * @param callsPerson whether nothing else is missing
     * @since 0.1.0
     */
    record ForApproval(Gate gate, int number, Optional<ExperimentReadOut> readOut, boolean callsPerson)
            implements Wait {
        public ForApproval {
            requireNonNull(gate, "gate");
            requireNonNull(readOut, "readOut");
        }

        @Override
        public Reason reason() {
            return DecisionRows.APPROVAL.reason(
                    fact("gate", gate), fact("readOut", readOut.map(shown -> DecisionText.sentences(shown.reasons()))));
        }
    }

    /**
     * For the choice of the treatment that goes on after an experiment of several.
     *
     * @param treatments those of which one has to be chosen, by {@link RunningRollout#choose}
     * @param callsPerson whether nothing else is missing, apart from sign-offs
     * @since 0.1.0
     */
    record ForTreatment(List<String> treatments, boolean callsPerson) implements Wait {
        public ForTreatment {
            treatments = Elements.listOf(treatments, "treatments");
        }

        @Override
        public Reason reason() {
            return DecisionRows.TREATMENT.reason(fact("treatments", treatments));
        }
    }

    /**
     * For a time at which rollouts may advance.
     *
     * @param freeze what is in the way
     * @since 0.1.0
     */
    record ForWindow(Freeze freeze) implements Wait {
        public ForWindow {
            requireNonNull(freeze, "freeze");
        }

        @Override
        public Optional<Duration> until() {
            return Optional.of(freeze.window().end());
        }

        @Override
        public Reason reason() {
            return DecisionRows.WINDOW.reason(fact("end", freeze.window().end()), fact("cause", freeze.cause()));
        }
    }

    /**
     * For a stop of all rollouts to be lifted, of which it is not known when that will be.
     *
     * @param cause why all rollouts are stopped, such as an incident
     * @since 0.1.0
     */
    record ForStop(String cause) implements Wait {
        public ForStop {
            requireNonNull(cause, "cause");
        }

        @Override
        public Reason reason() {
            return DecisionRows.STOP.reason(fact("cause", cause));
        }
    }

    /**
     * For whoever paused it to resume it.
     *
     * @param pause who and why
     * @since 0.1.0
     */
    record ForResume(Transition pause) implements Wait {
        public ForResume {
            requireNonNull(pause, "pause");
        }

        @Override
        public Reason reason() {
            return DecisionRows.PAUSE.reason(fact("at", pause.at()), fact("by", pause.by()), fact("why", pause.why()));
        }
    }
}
