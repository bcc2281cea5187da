package io.github.rolloutplanner.lint;

import java.util.regex.Pattern;

/** What texts that others wrote are about. */
final class Prose {
    private static final Pattern COMPARISON = Pattern.compile(
            "\\d|[<>≤≥%]|\\b(?:above|below|exceeds?|within|under|over|at (?:least|most)|(?:more|less|fewer|higher|lower) than)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern APPROVAL = Pattern.compile(
            "\\b(?:approv|sign(?:s|ed)?[ -]?off|confirm|accept(?:s|ed|ance)\\b)", Pattern.CASE_INSENSITIVE);

    private static final Pattern DENIAL = Pattern.compile(
            "^\\W*(?:none|nothing|unknown|tb[cd]|n/?a|to be (?:\\w+)|no (?:procedure|reversal|rollback|way)|"
                    + "not (?:needed|necessary|required|possible|known|planned|defined|available|yet))\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BAKE = Pattern.compile(
            "^(?=.*\\b(?:bak|monitor|watch)).*\\b[1-9][\\d.,]{0,20} (?:second|minute|hour|day|week|month)s?\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CHANCE =
            Pattern.compile("\\brandom|^\\s*[\\d.]+\\s*%\\s+of\\b", Pattern.CASE_INSENSITIVE);

    private Prose() {}

    /** Whether a text has a number or compares something, so that a typed value could stand behind it. */
    static boolean comparesOrCounts(String text) {
        return COMPARISON.matcher(text).find();
    }

    /** Whether a text asks for an approval. */
    static boolean approves(String text) {
        return APPROVAL.matcher(text).find();
    }

    /** Whether a text says that there is nothing to say: "None", "tbd", "Not possible: ...". */
    static boolean denies(String text) {
        return DENIAL.matcher(text).find();
    }

    /** Whether a text describes users who are drawn by chance: "Random 5% of users", "5% of users". */
    static boolean drawsByChance(String text) {
        return CHANCE.matcher(text).find();
    }

    /** Whether a text says that metrics are watched for a while: "Full rollout, 100%, then bake for 3 days". */
    static boolean bakes(String text) {
        return BAKE.matcher(text).find();
    }
}
