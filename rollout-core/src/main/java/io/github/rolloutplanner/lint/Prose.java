package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Percentage;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
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

    /** What turns a change off, or what it is turned off in; letters of other scripts are not judged. */
    private static final Pattern ACTION = Pattern.compile(
            "\\b(?:set|turn|switch|flip|toggle|disabl|deactivat|enabl|revert|roll(?:s|ing)? ?(?:back|forward)|rollback|undo|back out"
                    + "|(?:re-?)?deploy|(?:re-?)?releas|(?:re-?)?start|restor|reset|purg|clear|flush|invalidat|shift|rout|drain|scal|stop"
                    + "|halt|paus|abort|cancel|kill|remov|delet|lower|reduc|decreas|run|execut|apply|replay|recover|withdraw"
                    + "|unpublish|publish|promot|push|pull|merg|script|runbook|flag|kill ?switch|traffic|version|image|commit|backup"
                    + "|snapshot|migration|cache|cdn|kubectl|helm|git|terraform)|[^\\x00-\\x{24f}]",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern COUNT = Pattern.compile("\\b(?:no|zero|none|without)\\b", Pattern.CASE_INSENSITIVE);

    /** A percentage of all users, or of those drawn at random. */
    private static final Pattern OF_ALL = Pattern.compile(
            "\\brandom(?:ly)?\\s+(?:selected\\s+)?(\\d{1,3}(?:[.,]\\d{1,6})?)\\s*%"
                    + "|(\\d{1,3}(?:[.,]\\d{1,6})?)\\s*%\\s+(?:of\\s+)?(?:all\\s+|our\\s+|the\\s+|total\\s+)?"
                    + "(?:users|customers|traffic|requests|visitors|sessions|accounts|tenants|hosts|devices|population|people)\\b",
            Pattern.CASE_INSENSITIVE);

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

    /** Whether a text says that something does not occur, which can be counted: "No critical bugs reported". */
    static boolean countsNone(String text) {
        return COUNT.matcher(text).find();
    }

    /** Whether a text names something that a person does to a system: "Flip the flag", "Redeploy the previous version". */
    static boolean actsOnSystem(String text) {
        return ACTION.matcher(text).find();
    }

    /** The percentages of all users that a text names, as it writes them: of "Random 40% of users", 40. */
    static List<BigDecimal> percentagesOfAll(String text) {
        return OF_ALL.matcher(text)
                .results()
                .map(found -> found.group(found.group(1) == null ? 2 : 1))
                .map(number -> new BigDecimal(number.replace(',', '.')))
                .toList();
    }

    /** A text with another percentage in the place of the first that it names of all users. */
    static String withPercentageOfAll(String text, Percentage percentage) {
        Matcher named = OF_ALL.matcher(text);
        if (!named.find()) {
            return text;
        }
        int group = named.group(1) == null ? 2 : 1;
        String number = percentage.toString().replace("%", "");
        return text.substring(0, named.start(group)) + number + text.substring(named.end(group));
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
