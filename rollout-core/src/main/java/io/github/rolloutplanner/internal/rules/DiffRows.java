package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What may differ between two plans, and how it is said. */
public final class DiffRows {
    private static final Rows ROWS = new Rows();

    private static final String WHY = "[, because {causes}].";

    private static final String IS = "[{subject} is {after} instead of {before}]";
    private static final String ARE = "[{subject}: {after} instead of {before}]";
    private static final String NEW = "[{subject} is new: {added}]";
    private static final String GONE = "[{subject} is gone: {removed}]";
    private static final String STATED = "[{subject}: {added}, which was not stated before]";
    private static final String UNSTATED = "[{subject}: no longer stated, {removed} before]";
    private static final String UNKNOWN = "[{subject}: not known of the {silent} plan, {known} in the {telling} one]";

    public static final Rule NAME = row(
            "diff.name",
            "Two plans call the change, a phase or a metric otherwise.",
            "[{subject} is called {after} instead of {before}]");

    public static final Rule RISK = is("diff.risk", "Two plans differ in the risk of the change.");

    public static final Rule STRATEGY = is("diff.strategy", "Two plans differ in their strategy.");

    public static final Rule POPULATION = said("diff.population", "Two plans differ in who can be exposed.");

    public static final Rule DELIVERY = said("diff.delivery", "Two plans differ in how the change is delivered.");

    public static final Rule URGENCY = said("diff.urgency", "Two plans differ in how urgent the change is.");

    public static final Rule PREPARATION = said("diff.preparation", "Two plans differ in the time to prepare.");

    public static final Rule PHASE = row(
            "diff.phase",
            "Two plans differ in a phase that one of them has.",
            "[{subject} is a new phase: {added}]",
            "[{subject} is left out: {removed}]");

    public static final Rule PERCENTAGE = row(
            "diff.percentage",
            "Two plans differ in the percentage of a phase.",
            "[{subject} reaches {after} instead of {before}]");

    public static final Rule AUDIENCE = is("diff.audience", "Two plans differ in who is exposed in a phase.");

    public static final Rule PURPOSE = is("diff.purpose", "Two plans differ in what a phase is for.");

    public static final Rule SOAK = row(
            "diff.soak",
            "Two plans differ in how long a phase soaks.",
            "[{subject} soaks for {after} instead of {before}]",
            "[{subject} has a soak now: {added}]",
            "[{subject} no longer has a known soak: it was {removed}]");

    public static final Rule BAKE = row(
            "diff.bake",
            "Two plans differ in the bake after full rollout.",
            "[{subject} takes {after} instead of {before}]",
            "[{subject} is known now: {added}]",
            "[{subject} is no longer known: it was {removed}]");

    public static final Rule EXPOSURE = row(
            "diff.exposure",
            "Two plans differ in when users get the change.",
            "[{subject} exposes {who} {difference} {sooner} than before]");

    public static final Rule BLAST_RADIUS = row(
            "diff.blast-radius",
            "Two plans differ in how many users a phase exposes.",
            "[{subject} exposes {after} instead of {before}]");

    public static final Rule COMPOSITION = row(
            "diff.composition",
            "Two plans differ in how many gates must pass.",
            "[{subject} passes with {after} instead of {before}]");

    public static final Rule GATE = row(
            "diff.gate",
            "Two plans differ in a gate that one of them has.",
            "[{subject} has a new gate: {added}]",
            "[{subject} has lost a gate: {removed}]");

    public static final Rule APPROVAL = row(
            "diff.approval",
            "Two plans differ in a manual approval.",
            "[{subject} is approved by {after} instead of {before}]",
            "[{subject} needs another approval: {added}]",
            "[{subject} needs one fewer approval: {removed}]");

    public static final Rule CRITERION = row(
            "diff.criterion",
            "Two plans differ in a criterion in words that one of them has.",
            "[{subject} has another written criterion: {added}]",
            "[{subject} has lost a written criterion: {removed}]");

    public static final Rule THRESHOLD = row(
            "diff.threshold",
            "Two plans differ in the level at which something follows.",
            "[{subject} is {moved} from {before} to {after}]",
            "[{subject} has a level now: {added}]",
            "[{subject} no longer has a level: it was {removed}]");

    public static final Rule ROLE = said("diff.role", "Two plans differ in what a metric is for.");

    public static final Rule JUDGE = said("diff.judge", "Two plans differ in how a gate is judged.");

    public static final Rule PERSISTENCE = row(
            "diff.persistence",
            "Two plans differ in how long a level must be passed before it counts.",
            "[{subject} counts {after} instead of {before}]");

    public static final Rule MINIMUM_SAMPLE = row(
            "diff.minimum-sample",
            "Two plans differ in the observations that a gate waits for.",
            "[{subject} waits for {after} instead of {before}]",
            "[{subject} has a minimum sample now: {added}]",
            "[{subject} no longer has a minimum sample: it was {removed}]");

    public static final Rule HANDLING = said("diff.handling", "Two plans differ in what follows on what a gate says.");

    public static final Rule VERDICT = is("diff.verdict", "Two plans differ in whether a gate detects its regression.");

    public static final Rule DETECTABLE_EFFECT =
            is("diff.detectable-effect", "Two plans differ in a minimum detectable effect.");

    public static final Rule POWER =
            is("diff.power", "Two plans differ in the power or the significance level of a gate.");

    public static final Rule METRIC = row(
            "diff.metric",
            "Two plans differ in a metric that is monitored.",
            IS,
            "[{subject} is monitored now: {added}]",
            "[{subject} is no longer monitored: it was {removed}]");

    public static final Rule BASELINE = said("diff.baseline", "Two plans differ in a baseline.");

    public static final Rule ALERT = changing("diff.alert", "Two plans differ in an alert.");

    public static final Rule TRIGGER = row(
            "diff.trigger",
            "Two plans differ in a rollback trigger that one of them has.",
            "[A rollback trigger is new: {added}]",
            "[A rollback trigger is gone: {removed}]");

    public static final Rule ROLLBACK_TIME =
            said("diff.rollback-time", "Two plans differ in how long a rollback takes.");

    public static final Rule ROLLBACK_STEP = row(
            "diff.rollback-step",
            "Two plans differ in a manual step of the rollback.",
            "[The manual rollback has one more step: {added}]",
            "[The manual rollback has one step fewer: {removed}]");

    public static final Rule DATA_ROLLBACK = is("diff.data-rollback", "Two plans differ in how data are rolled back.");

    public static final Rule FLAG = changing("diff.flag", "Two plans differ in a flag.");

    public static final Rule TARGETING = changing("diff.targeting", "Two plans differ in a targeting rule of a flag.");

    public static final Rule BUCKETING = row(
            "diff.bucketing",
            "Two plans differ in what decides which users a percentage draws.",
            "[{subject} is {after} instead of {before}, which draws other users]",
            "[{subject} is stated now: {added}, which may draw other users]",
            "[{subject} is no longer stated, which may draw other users: it was {removed}]");

    public static final Rule EXPERIMENT = changing("diff.experiment", "Two plans differ in their experiment.");

    public static final Rule CALENDAR = changing("diff.calendar", "Two plans differ in their calendar.");

    public static final Rule DATE = said("diff.date", "Two plans differ in a date.");

    public static final Rule PEOPLE = row(
            "diff.people",
            "Two plans differ in their people.",
            ARE,
            "[{subject} is a role of the rollout now: {added}]",
            "[{subject} is no longer a role of the rollout: {removed}]");

    static final List<Rule> ALL = ROWS.all();

    private static Rule is(String id, String meaning) {
        return row(id, meaning, IS, STATED, UNSTATED);
    }

    private static Rule said(String id, String meaning) {
        return row(id, meaning, ARE, STATED, UNSTATED);
    }

    private static Rule changing(String id, String meaning) {
        return row(id, meaning, IS, NEW, GONE);
    }

    private static Rule row(String id, String meaning, String... sentences) {
        return ROWS.row(Rule.of(id, meaning).says(String.join("", sentences) + UNKNOWN + WHY));
    }

    private DiffRows() {}
}
