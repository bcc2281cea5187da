package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** The design of an A/B test. */
public final class ExperimentRows {
    private static final Rows ROWS = new Rows();

    private static final String ARE_FULL =
            " groups are full when {users} {unit} have come[, each of them worth {designEffect}"
                    + " requests of users who make many]; ";
    private static final String BOTH_ARE_FULL = "Both" + ARE_FULL;
    private static final String ALL_ARE_FULL = "All" + ARE_FULL;
    private static final String WHOLE_WEEKS = "[{usersPerDay} a day, growing as distinct {unit} do,]"
            + "[{requestsPerDay} a day] make as many in {days} {days:day|days}, so the test runs for {weeks} whole {weeks:week|weeks}.";
    private static final String CAPPED = "the policy stops the test after {weeks} {weeks:week|weeks}, when only"
            + " {reached} have, so it is underpowered.";

    public static final Rule HYPOTHESIS =
            ROWS.row(Rule.of("experiment.hypothesis", "An experiment asks for the effect that the caller names.")
                    .says("The treatment[ ({treatment})] will[ increase {metric} by {increase}]"
                            + "[ decrease {metric} by {decrease}] compared with the control[ ({control})],"
                            + " from {baseline} to {target}"));

    public static final Rule HYPOTHESIS_OF_ONE_OF_SEVERAL =
            HYPOTHESIS.says("At least one of {treatments} will[ increase {metric} by {increase}]"
                    + "[ decrease {metric} by {decrease}] compared with the control[ ({control})],"
                    + " from {baseline} to {target}");

    public static final Rule SAMPLE_SIZE = ROWS.row(Rule.of(
                    "experiment.sample-size-per-group",
                    "The sample size follows from baseline, effect, power and level.")
            .because("To detect a change of {metric} from {baseline} to {target} with power {power}"
                    + "[, shared with {guardrails} {guardrails:guardrail|guardrails},] at a two-sided"
                    + " significance level of {significance}[, shared by {successMetrics} success metrics][, shared by {treatments} treatments],"
                    + " the control group needs {control} {unit}"
                    + " and the treatment group {treatment}."));

    public static final Rule SAMPLE_SIZE_UNKNOWN =
            ROWS.row(Rule.of("experiment.sample-size-unknown", "Without a variance the sample size is not known.")
                    .because("The sample size that detects a change of {effect} in {metric} depends on its variance,"
                            + " which is not known."));

    public static final Rule COVARIATE = ROWS.row(Rule.of(
                    "experiment.covariate", "A covariate from before the experiment makes its groups smaller.")
            .because("{metric} correlates by {correlation} with a covariate from before the experiment, so its size"
                    + " counts on {factor} times the variance. Give the covariate with each observation."));

    public static final Rule GUARDRAIL_SIZE = ROWS.row(
            Rule.of("experiment.guardrail-size", "Each guardrail must be shown not worse than its gate.")
                    .because(
                            "To show with power {power} that {metric} is not worse than {gate}, at a one-sided significance level"
                                    + " of {significance}, the control group needs {control} {unit} and the treatment group {treatment}."));

    public static final Rule GUARDRAIL_SIZE_OF_SEVERAL = GUARDRAIL_SIZE.because(
            "To show with power {power} that {metric} is not worse than {gate}, at a one-sided significance level of {significance}"
                    + " shared by {treatments} treatments, the control group needs {control} {unit} and each treatment group"
                    + " {treatment}.");

    public static final Rule GUARDRAIL_SIZE_UNKNOWN = ROWS.row(
            Rule.of("experiment.guardrail-size-unknown", "Without a variance the size for a guardrail is not known.")
                    .because(
                            "How many observations show that {metric} is not worse than {gate} is not known. While they do not show"
                                    + " it, the treatment is not shipped."));

    public static final Rule DAYS_CALLER =
            ROWS.row(Rule.of("experiment.days-caller", "The caller's own step gives an experiment its length.")
                    .because("The experiment runs as long as the caller's step {step}."));

    public static final Rule WEEKS_BY_POLICY =
            ROWS.row(Rule.of("experiment.weeks-by-policy", "The policy gives a length where none can be computed.")
                    .because("The length follows from population and sample size; where one of them is not known, the"
                            + " policy gives the test {weeks} {weeks:week|weeks}."));

    public static final Rule WEEKS =
            ROWS.row(Rule.of("experiment.weeks", "An experiment runs for whole weeks, until its groups are full.")
                    .because(BOTH_ARE_FULL + WHOLE_WEEKS));

    public static final Rule WEEKS_OF_SEVERAL = WEEKS.because(ALL_ARE_FULL + WHOLE_WEEKS);

    public static final Rule LOOKS = ROWS.row(
            Rule.of("experiment.looks", "An experiment that is looked at several times keeps its significance level.")
                    .because(
                            "The caller asked for interim looks, so the sizes are those of {looks} looks, with data to the end of days"
                                    + " {days}. By {spending} spending, a p-value of at most {boundaries} shows an improvement."));

    public static final Rule GUARDRAIL_WEEKS = ROWS.row(
            Rule.of("experiment.guardrail-weeks", "An experiment runs until its guardrails can be shown not worse.")
                    .because("By then {metrics} cannot be shown not worse yet, so the test runs for {weeks}"
                            + " whole {weeks:week|weeks}."));

    public static final Rule GUARDRAIL_CAPPED = ROWS.row(
            Rule.of("experiment.guardrail-capped", "The longest test of the policy may be too short for a guardrail.")
                    .because(
                            "The policy stops the test after {weeks} {weeks:week|weeks} at the latest. {metrics} would need longer to"
                                    + " be shown not worse, so the test is underpowered for that."));

    public static final Rule GUARDRAIL_UNDERPOWERED = ROWS.row(Rule.of(
                    "experiment.guardrail-underpowered",
                    "A test whose length is given may be too short for a guardrail.")
            .because("The test lasts {days} {days:day|days}. {metrics} would need longer to be shown not worse, so the"
                    + " test is underpowered for that."));

    public static final Rule WEEKS_CAPPED =
            ROWS.row(Rule.of("experiment.weeks-capped", "The policy caps the length of an experiment.")
                    .because(BOTH_ARE_FULL + CAPPED));

    public static final Rule WEEKS_CAPPED_OF_SEVERAL = WEEKS_CAPPED.because(ALL_ARE_FULL + CAPPED);

    static final List<Rule> ALL = ROWS.all();

    private ExperimentRows() {}
}
