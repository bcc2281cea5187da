package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What an experiment shows, and what follows from it. */
public final class ReadOutRows {
    private static final Rows ROWS = new Rows();
    private static final String EFFECT = "{metric} is {finding}: {shown}, difference {difference}"
            + "[ adjusted by a covariate that correlates by {covariate}], from {low} to {high}"
            + "[, lift {lift}, from {least} to {most}][, p = {p}][, p below {pBelow}]";

    public static final Rule SPLIT =
            ROWS.row(Rule.of("read-out.split", "An experiment with a sample ratio mismatch recommends nothing.")
                    .because("Sample ratio mismatch: " + DecisionRows.COUNTS + ". The experiment shows nothing."));

    public static final Rule SPLIT_OF_ALL = SPLIT.because(
            "Sample ratio mismatch over all groups: {sizes}, planned as {split}[, p = {p}][, p below {pBelow}]. The experiment shows nothing.");

    public static final Rule WITHOUT_USERS = ROWS.row(Rule.of(
                    "read-out.without-users",
                    "An experiment keeps running while one of its treatments has no users to compare.")
            .because("Treatment {treatment} has no users to compare, while others have. Check its assignment and its"
                    + " data."));

    public static final Rule SHARED = ROWS.row(Rule.of(
                    "read-out.shared",
                    "An experiment recommends nothing while both groups are beyond a limit: what both share may be broken.")
            .because("{metric} is beyond its limit {limit}, and so is the control group: {shown} today. What both share"
                    + " may be broken, so the experiment shows nothing."));

    public static final Rule LIFELESS = ROWS.row(Rule.of(
                    "read-out.lifeless", "An experiment recommends nothing where a metric that should be high is zero.")
            .because("{metric} shows no life in either group, {shown}, where {baseline} is usual. Check what measures"
                    + " it, and what both groups share."));

    public static final Rule DEPENDENCE = ROWS.row(Rule.of(
                    "read-out.dependent-requests",
                    "Requests show that a treatment is better only where it is known how far those of one user depend on each other.")
            .because(
                    "Only {metrics} would be better, counted in requests as if those of one user were independent: how far"
                            + " they depend on each other is neither stated nor measured. Users may be no better."));

    public static final Rule UNSEEN = ROWS.row(Rule.of(
                    "read-out.unseen", "A guardrail without data of both groups keeps an experiment running.")
            .because("Guardrail {metric} has no data of both groups to compare:" + " a regression is not ruled out."));

    public static final Rule SIZE =
            ROWS.row(Rule.of("read-out.size", "An experiment runs until its smaller group is large enough.")
                    .because("The smaller group has {size} of {needed} {needed:observation|observations}."));

    public static final Rule CORRELATION = ROWS.row(Rule.of(
                    "read-out.correlation",
                    "An experiment that counts on a covariate needs more where that explains less than planned.")
            .because(
                    "{metric} correlates with its covariate by {shown}, where the size counts on {planned}: an observation"
                            + " is worth {worth} of a planned one."));

    public static final Rule IMBALANCE = ROWS.row(Rule.of(
                    "read-out.covariate-imbalance",
                    "An experiment whose groups differed before it began recommends nothing.")
            .because(
                    "The covariate of {metric} differs between the groups ([p = {p}][p below {pBelow}]). It is from before the experiment, so"
                            + " the split is broken. The experiment shows nothing."));

    public static final Rule WEEKS = ROWS.row(Rule.of("read-out.weeks", "An experiment runs as long as planned.")
            .because("The test has data of {elapsed} of the {planned} that were planned."));

    public static final Rule INTERIM = ROWS.row(Rule.of(
                    "read-out.interim", "An experiment goes on after an interim look that decides nothing.")
            .because("Interim look {look} of {looks} decides nothing: not everything has crossed its boundary. The next"
                    + " one is at the end of day {next}."));

    public static final Rule NOTHING_BETTER =
            ROWS.row(Rule.of("read-out.nothing-better", "What makes no success metric better is not shipped.")
                    .because("No success metric is shown to be better: {effects}."));

    public static final Rule NOT_MEASURED =
            ROWS.row(Rule.of("read-out.not-measured", "What no success metric measures in both groups is not shipped.")
                    .because("No success metric was measured in both groups: {metrics}."));

    public static final Rule NO_SUCCESS_METRIC =
            ROWS.row(Rule.of("read-out.no-success-metric", "What has no success metric is not shipped.")
                    .because("No success metric was declared."));

    public static final Rule BETTER = effect("better", "A treatment ships for a metric that is better.");

    public static final Rule WORSE = effect("worse", "A treatment with a metric that is worse is not shipped.");

    public static final Rule NOT_WORSE =
            effect("not-worse", "A treatment may ship with a guardrail that is not worse than its margin.");

    public static final Rule UNCLEAR =
            effect("unclear", "A treatment with a guardrail that may be worse is not shipped.");

    static final List<Rule> ALL = ROWS.all();

    private ReadOutRows() {}

    private static Rule effect(String id, String meaning) {
        return ROWS.row(Rule.of("read-out." + id, meaning).says(EFFECT).because(EFFECT + "."));
    }
}
