package io.github.rolloutplanner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is wrong with a sentence, as far as a machine can tell: plurals, units, capital letters, blanks, quotes, full stops. */
final class TextFaults {
    private static final String ONE = "phase|gate|metric|segment|tenant|group|trigger|request|session|"
            + "user|shop|driver|box|person|second|minute|hour|day|week|month";
    private static final String MANY = ONE.replace("|", "s|").replace("boxs|persons", "boxes|people") + "s|companies";

    private static final Map<String, Pattern> FAULTS = new LinkedHashMap<>();

    static {
        fault("a plural for one", "(?<![\\d.,])1 (?:" + MANY + ")\\b");
        fault("a singular for many", "(?<![\\d.,])(?!1 )\\d[\\d.,]* (?:" + ONE + "|company)\\b(?![.]id)");
        fault("a plural that is none", "\\b(?:companys|boxs|persons)\\b");
        fault("a length for machines", "\\bP(?:T-?\\d|-?\\d+[DWMY])");
        fault("a blank too many", "\\s{2}|^\\s|\\s$|\\s[,.;:!?)]|[(]\\s");
        fault("a mark too many", "[,.;:]{2}|[(][)]");
        fault("what is for machines", "\\bnull\\b|Optional|[{}]");
        fault("a small letter at the start", "^[^\\p{Lu}\\d]");
        fault("a capital letter in the middle", "[a-z%,] (?:The|An|Each|No|Nobody|Its|Their)\\b");
        fault("quotes in quotes", "(?<![\\w])'[^']*[ (\\[]'\\w");
    }

    private TextFaults() {}

    private static void fault(String name, String pattern) {
        FAULTS.put(name, Pattern.compile(pattern));
    }

    /** The faults of a line of a plan, which ends without a full stop. */
    static List<String> ofStatement(String text) {
        List<String> found = of(text);
        if (text.endsWith(".")) {
            found.add("a full stop: " + text);
        }
        return found;
    }

    /** The faults of a reason, which is a sentence. */
    static List<String> ofReason(String text) {
        List<String> found = of(text);
        if (!text.endsWith(".")) {
            found.add("no full stop: " + text);
        }
        return found;
    }

    private static List<String> of(String text) {
        List<String> found = new ArrayList<>();
        FAULTS.forEach((name, pattern) -> pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .forEach(match -> found.add(name + " (" + match + "): " + text)));
        return found;
    }
}
