package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;

/** What the linter says of phases and of the timeline. */
public final class LintPhaseRows {
    public static final Rule PRESENT = Rule.of("phases.present", "A plan has at least one phase.")
            .says("The plan has no phase.")
            .advises("Add at least one phase, at 100%.");

    public static final Rule PERCENTAGE_RANGE = Rule.of(
                    "phases.percentage-range", "Percentages of phases lie between 0% and 100%.")
            .says("Phase {phase} exposes {percentage}, which is no percentage of the users.")
            .advises("Give a percentage from 0% to 100%.");

    public static final Rule PERCENTAGES_FALL = Rule.of(
                    "phases.percentages-fall", "No phase exposes less than the one before it.")
            .says("Phase {phase} exposes {percentage}, less than {before} ({least}).")
            .advises("Swap the two phases, or raise it to at least {least}.");

    public static final Rule JUMP =
            Rule.of("phases.jump", "No phase exposes far more users than the one before it has tested.");

    public static final Rule JUMP_FIRST = JUMP.says(
                    "Phase {phase} is the first with users, and exposes {newly} of all {users}[ ({daily} a day)] at once.")
            .advises("Add {stops:a phase|phases} at {stops} before it.");

    public static final Rule JUMP_NEXT = JUMP.says(
                    "Phase {phase} goes from {from} to {to}: {factor} times the blast radius of {before},"
                            + " and new to {newly} of all {users}[ ({daily} a day)].")
            .advises("Add {stops:a phase|phases} at {stops} in between: a step beyond {most} times should be new to"
                    + " at most {limit} of all {users}.");

    public static final Rule JUMP_RING = JUMP_NEXT.advises(
            "Add a ring in between: a step beyond {most} times should be new to at most {limit} of all {users}.");

    public static final Rule LAST_FULL = Rule.of("phases.last-full", "The last phase exposes 100%.")
            .says("The last phase, {phase}, exposes only {percentage}.")
            .advises("Add a phase at 100%, or raise this one to 100%.");

    public static final Rule NAME = Rule.of("phases.name-unique", "Each phase has a name of its own.");

    public static final Rule NAME_BLANK = NAME.says("The phase has no name.").advises("Give it a name.");

    public static final Rule NAME_TWICE =
            NAME.says("The name {name} is already that of {first}.").advises("Give each phase its own name.");

    public static final Rule TARGET = Rule.of(
                    "phases.target-group", "The target group of a phase has the percentage of the phase.")
            .says("Phase {phase} exposes {percentage}, but its target group says {stated}: '{group}'.")
            .advises("Say {percentage} in the target group: the percentage of the phase is carried out.");

    public static final Rule SOAK = Rule.of("phases.soak", "Each phase but the last one has a soak.");

    public static final Rule SOAK_MISSING = SOAK.says("Phase {phase} has no soak.")
            .advises("Give it a soak, so that a regression shows before the next phase starts.");

    public static final Rule SOAK_NOT_POSITIVE =
            SOAK.says("Phase {phase} has a soak of {soak}.").advises("Give a duration above zero.");

    public static final Rule SOAK_AT_THE_END = SOAK.says(
                    "The last phase, {phase}, has a soak of {soak}, but no phase follows.")
            .advises("Remove the soak, and give its time to the bake of the timeline.");

    public static final Rule SOAK_DAY = Rule.of(
                    "phases.soak-day", "Phases that are gated on user behavior soak for at least a day.")
            .says("Phase {phase} soaks for {soak}, but is gated on {metrics}: user behavior differs by the hour.")
            .advises("Soak for at least 1 day, or gate on technical metrics.");

    public static final Rule SOAK_PEAK = Rule.of("phases.soak-peak", "Each phase covers the peak hour of a day.")
            .says(
                    "Phase {phase} soaks for {soak}. Started at the wrong time, it sees {quietest} of a day's traffic instead"
                            + " of {even}, and may miss the peak hour, {hour}:00 to {next}:00, with {busiest}.")
            .advises("Soak for 1 day, which covers every hour whenever it starts.");

    public static final Rule NUMBERED = Rule.of("phases.numbered", "Phases are numbered from 1, in their order.")
            .says("Phase {phase} has the number {number}, but stands in place {place}.")
            .advises("Number the phases from 1, in their order.");

    public static final Rule TIMELINE =
            Rule.of("timeline.realistic", "The timeline adds up, and is long enough for the risk.");

    public static final Rule PREPARATION_NEGATIVE =
            TIMELINE.says("The preparation takes {length}.").advises("Give a duration of zero or more.");

    public static final Rule SPANS = TIMELINE.says("The timeline has {spans} {spans:phase|phases}, the plan {phases}.")
            .advises("Give each phase its soak in the timeline, in the order of the phases.");

    public static final Rule SPAN = TIMELINE.says("The timeline gives {span} to phase {phase}, which soaks for {soak}.")
            .advises("Give it {soak} in the timeline: the soak of the phase is carried out.");

    public static final Rule TOTAL = TIMELINE.says(
                    "The timeline totals {total}, but preparation and phases add up to {sum}.")
            .advises("Set the total to {sum}.");

    public static final Rule TOTAL_AT_LEAST = TOTAL.says(
                    "The timeline totals {total}, but preparation and phases add up to {sum} or more.")
            .advises("Set the total to {sum} or more.");

    public static final Rule TOO_SHORT = TIMELINE.says(
                    "{^risk} risk, but the phases take {length}; the selection guide gives them at least {least}.")
            .advises("Lengthen the soaks, or correct the risk level.");

    public static final Rule TOO_SHORT_FOR_POLICY =
            TOO_SHORT.says("{^risk} risk, but the phases take {length}; the ladder of the policy takes {least}.");

    public static final Rule BAKE = Rule.of("timeline.bake", "Metrics are watched for a while after 100%.")
            .says(
                    "No bake[ but '{bake}'] after phase {phase} reaches {percentage}, where most users first get the change.")
            .advises("Bake before the rollback path is removed, for 1 day or more.");

    public static final Rule LONG = Rule.of(
            "timeline.longer-than-guide", "The plan takes no longer than the selection guide gives its risk level.");

    public static final Rule TOO_LONG = LONG.says(
                    "{^risk} risk, but the phases of {strategy} take {length}; the selection guide gives them at most"
                            + " {most}.")
            .advises("Shorten the soaks, or correct the risk level.");

    public static final Rule EXTENDED = LONG.says(
                    "{^risk} risk, but the phases of {strategy} take {length}; the selection guide gives them at most"
                            + " {most}. Extended until their gates have the sample that they need: {extended}.")
            .advises("Expose more users in these phases, or set looser limits: both take less time.");

    public static final Rule TOO_LONG_FOR_POLICY = TOO_LONG.says(
            "{^risk} risk, but the phases of {strategy} take {length}; the ladder of the policy takes {most}.");

    public static final Rule EXTENDED_BEYOND_POLICY = EXTENDED.says(
            "{^risk} risk, but the phases of {strategy} take {length}; the ladder of the policy takes {most}. Extended until"
                    + " their gates have the sample that they need: {extended}.");

    private LintPhaseRows() {}
}
