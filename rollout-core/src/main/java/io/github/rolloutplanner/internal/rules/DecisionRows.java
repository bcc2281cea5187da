package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What is decided on a running rollout: to advance, to hold, to roll back, and how. */
public final class DecisionRows {
    /** What two groups say of their sizes. */
    static final String COUNTS = "{exposed} exposed and {control} in the control group ({metric} after {at}), expected"
            + " {controlPerExposed} in the control group for each exposed, evidence {evidence} of {evidenceNeeded} needed";

    private static final Rows ROWS = new Rows();
    private static final String EVIDENCE =
            "{shown}[, before the rollout {before}][, evidence of a regression {evidence} of {evidenceNeeded} needed]";
    private static final String STATUS = "{shown}, {state}[ ({failure})]";
    private static final String SAMPLE_END =
            ".[ At this pace it is reached {until} after the start.][ After {overdue} in {phase}, a person has to decide.]";
    private static final String NOTHING =
            "nothing[ since {dataUntil} after the start][ in {phase}][, data were due after {due}][, data are due {next}"
                    + " after the start]"
                    + "[, and the grace of {grace} is over: a person has to look].";
    private static final String DETECTED =
            " after {at}: {shown} in phase {phase}[, before the rollout {before}], evidence {evidence} where {evidenceNeeded} is"
                    + " needed.";
    private static final String DONE = " after {at}[ by {by}][: {why}].";

    public static final Rule NOT_WORSE = ROWS.row(
            Rule.of("advance.not-worse", "A gate passes whose metric is shown to be better than its threshold.")
                    .because("{metric} is shown to be better than {threshold}: {shown}."));

    public static final Rule NOT_WORSE_BESIDE_CONTROL = ROWS.row(Rule.of(
                    "advance.not-worse-beside-control",
                    "A gate passes whose metric is shown to be no further from the control group than the gate allows.")
            .because("Beside the control group, {metric} is shown to stay within its gate of {threshold}: {shown}."));

    public static final Rule NOT_WORSE_BESIDE_OTHERS = ROWS.row(Rule.of(
                    "advance.not-worse-beside-others",
                    "A gate passes whose metric is shown to be no further from all other users than was usual before the"
                            + " rollout and the gate allows.")
            .because("Beside all other users, {metric} is shown to stay within its gate of {threshold}: {shown},"
                    + " before the rollout {before}."));

    public static final Rule COUNTED_LESS =
            ROWS.row(Rule.of("advance.counted", "A gate passes that was breached less often than it tolerates.")
                    .because("{metric} was beyond {threshold} less often than its gate tolerates: {shown}."));

    public static final Rule READINGS =
            ROWS.row(Rule.of("advance.readings", "The gate of a resource passes that no readings in a row were beyond.")
                    .because("{metric} was not beyond {threshold} in {needed} readings in a row: {shown}."));

    public static final Rule POWERED = ROWS.row(
            Rule.of("advance.powered", "A gate passes where a regression would most likely have been detected.")
                    .because("No regression of {metric} is detected in {sample} {sample:observation|observations},"
                            + " where {needed} would most likely have shown {threshold}: " + EVIDENCE + "."));

    public static final Rule TOLD = ROWS.row(
            Rule.of("advance.told", "A phase advances without a gate that was told to ignore what it does not know.")
                    .because("The phase advances without the gate of {metric}: " + STATUS + "."));

    public static final Rule UNSEEN = ROWS.row(Rule.of(
                    "advance.unseen",
                    "A gate that only observes does not wait for data, unless its handling of silence says so.")
            .because("No data of {metric} in this phase; its gate only observes."));

    public static final Rule APPROVED = ROWS.row(Rule.of("advance.approved", "An approver has confirmed a gate.")
            .because("Sign-off after {at}[ by {by}][, asked of {approver}]: {matter}."));

    public static final Rule SOAKED = ROWS.row(Rule.of("advance.soaked", "A phase has lasted as long as planned.")
            .because("{phase} has lasted {elapsed}[, of which it needed {soak}]."));

    public static final Rule UNEVALUATED =
            ROWS.row(Rule.of("advance.unevaluated", "A plan has conditions that no observation decides.")
                    .because("Nothing evaluates: {conditions}."));

    public static final Rule SHIPPED =
            ROWS.row(Rule.of("advance.read-out", "The read-out of an experiment recommends to ship.")
                    .because("The read-out recommends to ship: {reasons}"));

    public static final Rule EARLY = ROWS.row(
            Rule.of("advance.early", "An experiment that is decided at an interim look ends before its planned time.")
                    .because("{phase} ends after {elapsed} of {soak}, because its experiment is decided."));

    public static final Rule SOAK = ROWS.row(
            Rule.of("hold.soak", "A phase is watched as long as planned.")
                    .because(
                            "{phase} has lasted {elapsed} of {soak}[, but nothing was seen for {unwatched}, which is made up for]."));

    public static final Rule LENGTH = ROWS.row(Rule.of(
                    "hold.length", "A phase of unknown length is promoted by a person.")
            .because("The plan gives no length of {phase}; it has lasted {elapsed}. A person has to promote it."));

    public static final Rule SAMPLE = ROWS.row(Rule.of("hold.sample", "A gate waits for the sample that it needs.")
            .because("{metric} has {sample} of the {needed} {needed:observation|observations} that would show"
                    + " {threshold}: " + EVIDENCE + SAMPLE_END));

    public static final Rule FEW_READINGS = ROWS.row(Rule.of(
                    "hold.readings", "The gate of a resource waits for readings.")
            .because("{metric} has {sample} of the {needed} readings that its gate asks for: {shown}" + SAMPLE_END));

    public static final Rule CONFIRMATION = ROWS.row(Rule.of(
                    "hold.confirmation",
                    "What one checkpoint alone shows to be worse holds until the next confirms it.")
            .because("{metric} is worse in one checkpoint alone: " + EVIDENCE
                    + ". The next one has to confirm it[, and is due {until} after the start]."));

    public static final Rule NOT_SHOWN = ROWS.row(
            Rule.of("hold.not-shown", "A gate waits until its metric is shown to be better than its threshold.")
                    .because("{metric} is not shown to be better than {threshold}: " + EVIDENCE + SAMPLE_END));

    public static final Rule DATA = ROWS.row(
            Rule.of("hold.data", "A gate waits for data that are due.").because("{metric} has brought " + NOTHING));

    public static final Rule CONTROL_DATA = ROWS.row(
            Rule.of("hold.control", "A gate that compares waits for its control group, even where exposed users came.")
                    .because("The control group of {metric} has brought " + NOTHING));

    public static final Rule SOURCE = ROWS.row(Rule.of("hold.source", "A gate waits for a source that fails.")
            .because("The source of {metric} fails ({failure}), with " + NOTHING));

    public static final Rule SIGNAL = ROWS.row(Rule.of("hold.signal", "A signal holds until it recovers.")
            .because("{metric} is worse than it may be in this phase: " + EVIDENCE
                    + ". The rollout continues when it recovers."));

    public static final Rule BREACH =
            ROWS.row(Rule.of("hold.breach", "A breach holds where its gate leaves the decision to a person.")
                    .because("{metric} is worse, and its gate wants a person to decide: " + EVIDENCE + "."));

    public static final Rule BREACH_OF_READINGS = ROWS.row(
            Rule.of("hold.readings-beyond", "Readings of a resource beyond its gate hold until a person decides.")
                    .because(
                            "{metric} was beyond its gate ({threshold}) in {needed} readings in a row, and a person has to decide:"
                                    + " {shown} in this phase."));

    public static final Rule SPLIT = ROWS.row(Rule.of(
                    "hold.split", "A sample ratio mismatch holds until its cause is known.")
            .because("Sample ratio mismatch: " + COUNTS + ". No comparison is trusted until the cause is known."));

    public static final Rule SHARED = ROWS.row(
            Rule.of("hold.shared", "A limit that both groups exceed holds: the change may break what they share.")
                    .because(
                            "{metric} is beyond its limit {limit}, and so is the control group: {shown} today. Find out whether the"
                                    + " change breaks something that both share."));

    public static final Rule EXPOSURE = ROWS.row(Rule.of(
                    "hold.exposure", "Far more exposed users than planned hold until the cause is known.")
            .because("{exposed} users are exposed after {at}, {times} times the {planned} that the plan says for"
                    + " {phase}. Check the percentage that is live."));

    public static final Rule APPROVAL = ROWS.row(Rule.of("hold.approval", "A manual approval is waited for.")
            .because("Waiting for sign-off: {gate}.[ The read-out recommends to ship: {readOut}]"));

    public static final Rule READ_OUT = ROWS.row(
            Rule.of("hold.read-out", "An experiment that is not decided keeps running.")
                    .because(
                            "The read-out says to keep running: {reasons}[ Treatment {ships} ships, and can be chosen instead.]"));

    public static final Rule DO_NOT_SHIP = ROWS.row(Rule.of(
                    "hold.do-not-ship", "What the read-out does not recommend to ship is not promoted.")
            .because("The read-out recommends not to ship: {reasons} Roll back[, choose {ships}, which ships], or"
                    + " overrule it by name."));

    public static final Rule NO_READ_OUT =
            ROWS.row(Rule.of("hold.no-read-out", "An experiment that shows nothing promotes nothing.")
                    .because("The read-out recommends nothing: {reasons}"));

    public static final Rule TREATMENT =
            ROWS.row(Rule.of("hold.treatment", "An experiment of several treatments ends when one is chosen.")
                    .because("Waiting for the choice of the treatment that goes on: {treatments}."));

    public static final Rule WINDOW = ROWS.row(Rule.of("hold.window", "Nothing is promoted in a freeze.")
            .because("No promotion until {end} after the start: {cause}."));

    public static final Rule STOP = ROWS.row(Rule.of("hold.stop", "Nothing is promoted while all rollouts are stopped.")
            .because("All rollouts are stopped until a person lifts it: {cause}."));

    public static final Rule PAUSE = ROWS.row(Rule.of("hold.pause", "A paused rollout waits until it is resumed.")
            .because("The rollout was paused" + DONE));

    public static final Rule WORSE =
            ROWS.row(Rule.of("rollback.worse", "A metric that is detected to be worse rolls back.")
                    .because("{metric} is detected to be worse than {basis}" + DETECTED));

    public static final Rule WORSE_BESIDE_OTHERS = ROWS.row(Rule.of(
                    "rollback.worse-beside-others",
                    "A metric rolls back that is detected to be worse beside all other users than before the rollout.")
            .because("{metric} is detected to be worse beside all other users than before the rollout" + DETECTED));

    public static final Rule BEYOND_LIMIT =
            ROWS.row(Rule.of("rollback.beyond-limit", "A metric that is detected to be beyond its limit rolls back.")
                    .because("{metric} is detected to be beyond its limit {limit}" + DETECTED));

    public static final Rule READINGS_BEYOND = ROWS.row(Rule.of(
                    "rollback.readings", "A resource that stays beyond its limit rolls back.")
            .because("{metric} was beyond its limit ({limit}) in {times} readings in a row until {at} after the start:"
                    + " {shown} in phase"
                    + " {phase}."));

    public static final Rule COUNTED = ROWS.row(Rule.of(
                    "rollback.counted", "A gate that was breached as often as it tolerates rolls back.")
            .because("{metric} breached its gate ({limit}) {times} {times:time|times} until {at} after the start, as"
                    + " often as is"
                    + " tolerated: {shown} in phase {phase}."));

    public static final Rule UNKNOWN = ROWS.row(Rule.of(
                    "rollback.unknown", "A gate may roll back where it does not know enough.")
            .because("The gate of {metric} rolls back where it does not know enough, after {elapsed} in {phase}: "
                    + STATUS + "."));

    public static final Rule ORDERED = ROWS.row(
            Rule.of("rollback.ordered", "A person may roll back at any time.").because("It was rolled back" + DONE));

    public static final Rule GRADUAL = ROWS.row(Rule.of(
                    "rollback.gradual", "A rollback may be gradual while no guardrail is breached.")
            .says("Lower the percentage from {from}[ over {stops}] to 0%[, and check {metrics} after each step]")
            .because("No guardrail is breached."));

    public static final Rule ALL_LEAVE =
            ROWS.row(Rule.of("rollback.all-leave", "An immediate rollback takes all exposed users in one step.")
                    .says("all exposed: {targetGroup}"));

    public static final Rule LAST_LEAVE =
            ROWS.row(Rule.of("rollback.last-leave", "A gradual rollback starts with those whom the last phase added.")
                    .says("those added by phase {number}, {phase}"));

    public static final Rule FIRST_LEAVE =
            ROWS.row(Rule.of("rollback.first-leave", "A gradual rollback ends with those whom the first phase exposed.")
                    .says("the first adopters: {targetGroup}"));

    public static final Rule CONTRACT_AHEAD =
            ROWS.row(Rule.of("rollback.contract-ahead", "A migration can go back until the previous store is removed.")
                    .says("Ahead, with phase {phase}: the previous store is removed"));

    public static final Rule CONTRACTED =
            ROWS.row(Rule.of("rollback.contracted", "A migration that has removed the previous store is fixed forward.")
                    .says("Passed with phase {phase}: the previous store is removed"));

    public static final Rule RETURN_PASSED =
            ROWS.row(Rule.of("rollback.return-passed", "Once users are exposed, what cannot be undone has happened.")
                    .says("Passed: {procedure}"));

    public static final Rule RETURN_AHEAD = ROWS.row(
            Rule.of("rollback.return-ahead", "Until users are exposed, what cannot be undone can be prevented.")
                    .says("Ahead, with the first exposed user: {procedure}"));

    public static final Rule TOLD_INSIDE =
            ROWS.row(Rule.of("rollback.told-inside", "The team hears what was rolled back, when, from where and why.")
                    .says("{planned} ({change}, rolled back after {at} from {phase}, {targetGroup}[: {causes}])"));

    public static final Rule TOLD_NONE =
            ROWS.row(Rule.of("rollback.told-none", "Users hear nothing of a rollback before their exposure.")
                    .says("None: no exposure of {change} outside the team"));

    static final List<Rule> ALL = ROWS.all();

    private DecisionRows() {}
}
