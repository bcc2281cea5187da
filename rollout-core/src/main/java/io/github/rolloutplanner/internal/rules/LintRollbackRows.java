package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;

/** What the linter says of the rollback. */
public final class LintRollbackRows {
    public static final Rule ACTIONABLE =
            Rule.of("rollback.actionable", "The rollback has steps, a time limit, and a procedure for the data.");

    public static final Rule NO_STEP = ACTIONABLE
            .says("The rollback has no manual step.")
            .advises("List what the on-call does, starting with how to turn the change off.");

    public static final Rule BLANK_STEP =
            ACTIONABLE.says("The step is blank.").advises("Describe what the on-call does, or remove the step.");

    public static final Rule NO_ACTION = ACTIONABLE
            .says("None of the manual steps says what to do: {steps}.")
            .advises("Start with how to turn the change off, such as: Set the flag to off for all users.");

    public static final Rule WITHIN_WORDS = ACTIONABLE
            .says("The time limit of the rollback is '{within}', which is no duration.")
            .advises("Give a duration, such as 5 minutes.");

    public static final Rule WITHIN_NOT_POSITIVE = ACTIONABLE
            .says("The time limit of the rollback is {within}.")
            .advises("Give a duration above zero, such as 5 minutes.");

    public static final Rule NO_DATA_PROCEDURE = ACTIONABLE
            .says("Data must be rolled back, but no procedure is given.")
            .advises("Describe how to roll back the data, and rehearse it.");

    public static final Rule DATA_PROCEDURE = Rule.of(
                    "rollback.data-procedure", "Data that a rollback must touch can be rolled back.")
            .says("Data must be rolled back, but the procedure says '{procedure}'.")
            .advises(
                    "Describe how to roll back the data, and rehearse it on a copy; where that is impossible, back up the data"
                            + " before phase 1 and restore the backup.");

    public static final Rule NO_TRIGGER = Rule.of(
                    "rollback.no-trigger", "A plan that monitors metrics has a rollback trigger.")
            .says("Nothing rolls back by itself: the plan has no automatic trigger.")
            .advises("Add one for each metric that users feel, such as: {example}.");

    public static final Rule LONG = Rule.of(
                    "rollback.longer-than-policy", "The rollback is as fast as the standard policy asks for the risk.")
            .says("{^risk} risk, but a rollback may take {within}; the standard policy allows {bound}.")
            .advises(
                    "Find a way that takes {bound}, such as a flag or the previous version kept running, and promise that.");

    public static final Rule SLOW = Rule.of(
                    "rollback.slower-than-promised",
                    "Detection, propagation and cache expiry fit into the promised rollback time.")
            .says("The rollback is promised within {within}, but takes {total}: time to detect {detection},"
                    + " propagation {propagation}, cache expiry {expiry}.");

    public static final Rule SLOW_DETECTION = SLOW.advises("Shorten the delay of the monitoring, or promise {total}.");

    public static final Rule SLOW_PROPAGATION = SLOW.advises(
            "Speed up the delivery of the rollback (a flag: let clients poll more often), or promise {total}.");

    public static final Rule SLOW_EXPIRY =
            SLOW.advises("Purge the cache as a step of the rollback, shorten its lifetime, or promise {total}.");

    public static final Rule DETECTED_LATE = Rule.of(
                    "rollback.detected-late",
                    "A regression at a rollback trigger is detected in time for the promised rollback.")
            .says(
                    "In {phase}, a regression at the rollback trigger of {metric} is significant only after {after}. With {total}"
                            + " to detect it and roll back, it lasts {lasts}, not the promised {within}.");

    public static final Rule DETECTED_LATE_IN_PART = DETECTED_LATE.advises(
            "Expose more users in {phase}, which brings {units} earlier, loosen the trigger, which needs fewer, or promise"
                    + " {lasts}.");

    public static final Rule DETECTED_LATE_AT_FULL =
            DETECTED_LATE.advises("Loosen the trigger, which then needs fewer {units}, or promise {lasts}.");

    private LintRollbackRows() {}
}
