package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What is found about several rollouts together. */
public final class PortfolioRows {
    public static final Rule COLLISION = Rule.of(
            "portfolio.collision", "Two rollouts that act on one metric do not expose the same users at a time.");

    private static final String COLLIDES =
            "{one} and {other} act on {metrics} at the same time: up to {percentage} of all {exposed}[ ({users} a day)] are in both,"
                    + " because {why}.";

    public static final Rule ATTRIBUTION_LOST =
            COLLISION.says(COLLIDES + " If {metrics:it gets|they get} worse, nothing tells which of the two did it.");
    public static final Rule ATTRIBUTION_BLURRED = COLLISION.says(COLLIDES
            + " Each reaches exposed and control {exposed} of the other alike, so their effects can still be told apart; only"
            + " what the two do together cannot.");
    public static final Rule MOVE = COLLISION.advises("Start {moved} at {time}, or expose different tenants.");
    public static final Rule SEPARATE =
            COLLISION.advises("No other start of either separates them: let them expose different"
                    + " tenants, or end one of them first.");

    public static final Rule DEPENDENCY =
            Rule.of("portfolio.dependency", "A rollout exposes users only after what it depends on is there.");
    public static final Rule TOO_EARLY =
            DEPENDENCY.says("{one} exposes {percentage} at {from}, but {other} {milestone} only at {until}.");
    public static final Rule NEVER_KNOWN =
            DEPENDENCY.says("{one} exposes {percentage} at {from}, but when {other} {milestone} is not known.");
    public static final Rule START_LATER = DEPENDENCY.advises("Start {one} at {time} or later.");
    public static final Rule HOLD_BACK_UNTIL_KNOWN =
            DEPENDENCY.advises("Hold {one} at {above} until {other} {milestone}.");
    public static final Rule HOLD_BACK =
            DEPENDENCY.advises("Hold {one} at {above} until {other} {milestone}, or start {other} earlier.");

    public static final Rule UNKNOWN = Rule.of(
                    "portfolio.unknown", "A dependency names another entry of the portfolio.")
            .says("{one} depends on {other}, which is not in this portfolio.")
            .advises("Name one of the entries, or leave the dependency out[; known are {known}].");

    public static final Rule CYCLE = Rule.of("portfolio.cycle", "No rollout waits for itself by way of others.")
            .says("{entries:The entry waits|The entries wait} for {entries:itself|each other}: {entries}.")
            .advises("Leave out one of these dependencies.");

    public static final Rule PREREQUISITE = Rule.of(
                    "portfolio.prerequisite",
                    "A flag that a rollout requires is on for all users before it exposes any.")
            .says(
                    "{one} requires flag {flag}[, which {owner} has at 100% only at {until}][, and when {unknownOwner} has it at"
                            + " 100% is not known][, which {nowhere} turns on].");
    public static final Rule PREREQUISITE_LATER = PREREQUISITE.advises("Start {one} at {time} or later.");
    public static final Rule PREREQUISITE_OPEN =
            PREREQUISITE.advises("Roll out the flag first, or state that it is on by withLiveFlag(..).");

    public static final Rule FREEZE = Rule.of(
                    "portfolio.freeze", "No promotion falls into a freeze that the calendar of its plan does not know.")
            .says("{one} {moves} {phase} at {at}, in a freeze that its calendar does not know: {cause}[, until"
                    + " {until}].");
    public static final Rule KEEP_FREEZE =
            FREEZE.advises("Add the freeze to the calendar of {one}, which then promotes to {phase} at {time}.");
    public static final Rule START_AFTER_FREEZE =
            FREEZE.advises("Add the freeze to the calendar of {one}, and start it at {time}.");
    public static final Rule START_LATER_THAN_FREEZE = FREEZE.advises("Start {one} at {time}.");
    public static final Rule ASK_FOR_FREEZE = FREEZE.advises("Pause {one} before, or agree on an end of the freeze.");

    public static final Rule CAPACITY =
            Rule.of("portfolio.capacity", "The people on call have no more rollouts at a time than they can watch.");
    public static final Rule TOO_MANY_WATCHED =
            CAPACITY.says("{person} has {number} rollouts to watch at a time, but can watch {most}: {entries}.");
    public static final Rule TOO_MANY_MOVES =
            CAPACITY.says("{person} has {number} promotions within an hour, but can attend to {most}: {entries}.");
    public static final Rule SPREAD = CAPACITY.advises("Start {moved} at {time}.");
    public static final Rule SHARE =
            CAPACITY.advises("Move one of them to other people: delaying a single one is not enough.");

    public static final Rule START =
            Rule.of("portfolio.start", "A rollout has a start from which on nothing is found about it.");
    public static final Rule RUNS = START.says("{one} runs already, so that it has no other start.")
            .advises("Pause it, or start others at another time.");
    public static final Rule NO_START = START.says(
                    "No start of {one} from {from} on clears it of all that is found: the search ended at {at}.")
            .advises("Do what the other findings advise, or move another rollout first.");

    static final List<Rule> ALL = List.of(COLLISION, DEPENDENCY, UNKNOWN, CYCLE, PREREQUISITE, FREEZE, CAPACITY, START);

    private PortfolioRows() {}
}
