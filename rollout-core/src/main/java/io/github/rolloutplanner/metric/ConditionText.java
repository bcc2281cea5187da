package io.github.rolloutplanner.metric;

import static java.util.Locale.ROOT;

import io.github.rolloutplanner.metric.Condition.OnMetric;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads conditions that people wrote: "Error rate < 1%", "Latency exceeds 3x baseline for 10 minutes", "Conversion drops by more
 * than 5%", "Errors > 1% or latency > 2s".
 *
 * <p>One condition is a subject, a comparison, a level and how long or how often. The last comparison counts behind which a level
 * stands, since the name of a metric may compare, too: "Requests above 1s < 5%". All takes time in proportion to the text.
 */
final class ConditionText {
    private static final String LINE_BREAKS = "\n\r\u0085\u2028\u2029";
    private static final Pattern AND = Pattern.compile("\\s(?:and|&&)\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern OR = Pattern.compile("\\s(?:or|\\|\\|)\\s", Pattern.CASE_INSENSITIVE);

    private static final Pattern COMPARISON = Pattern.compile(
            "<=|>=|[<>≤≥]|\\b(?:not\\sexceed|exceed(?:s|ed|ing)?|above|below|under|over|at\\s(?:least|most)|up\\sto"
                    + "|(?:(?:no|not)\\s)?(?:more|greater|higher|less|fewer|lower)\\sthan|by)\\b",
            Pattern.CASE_INSENSITIVE);

    /** What allows less than the level; anything else in {@link #COMPARISON} allows more. */
    private static final Pattern BELOW =
            Pattern.compile("<=?|≤|not\\sexceed|below|under|at\\smost|up\\sto|(?:less|fewer|lower)\\sthan"
                    + "|(?:no|not)\\s(?:more|greater|higher)\\sthan");

    /** "No less than" is a lower limit. */
    private static final Pattern LOWER = Pattern.compile("(?:no|not)\\s(?:less|fewer|lower)\\sthan");

    /** Those that say where a metric is, not how far it went. */
    private static final Set<String> POSITIONS = Set.of("above", "below", "under");

    /** How many comparisons a level can contain: "20% higher than baseline" has one. */
    private static final int LAST_COMPARISONS = 2;

    private static final Map<String, String> CHANGE_SIGN = Map.ofEntries(
            Map.entry("increase", "+"),
            Map.entry("increases", "+"),
            Map.entry("rise", "+"),
            Map.entry("rises", "+"),
            Map.entry("grows", "+"),
            Map.entry("growth", "+"),
            Map.entry("decrease", "-"),
            Map.entry("decreases", "-"),
            Map.entry("drop", "-"),
            Map.entry("drops", "-"),
            Map.entry("fall", "-"),
            Map.entry("falls", "-"),
            Map.entry("decline", "-"),
            Map.entry("declines", "-"));

    /** What stands between a metric and a comparison in words. */
    private static final Set<String> VERBS = Set.of(
            "is", "are", "be", "must", "should", "shall", "may", "does", "do", "stays", "stay", "remains", "remain",
            "goes", "go", "gets", "climbs", "dips", "by", "of");

    /** What stands before a sign: a name may end with any other verb. */
    private static final Set<String> IS = Set.of("is", "are", "be");

    /** "> 2% increase", where the change stands behind the level. */
    private static final Pattern CHANGE_BEHIND = Pattern.compile(
            "([^\\p{L}]{1,20}(?:percent|percentage\\spoints?|pp)?)\\s(increase|rise|decrease|drop|decline)(\\s.*)?",
            Pattern.CASE_INSENSITIVE);

    private ConditionText() {}

    /** The condition on one metric that a text is; nothing for what is none, or more than one. */
    static Optional<OnMetric> read(String text) {
        return areSeveral(text) ? Optional.empty() : one(text);
    }

    /** The conditions that must all hold for a text to hold. */
    static List<OnMetric> all(String text) {
        return OR.matcher(text).find() && areSeveral(text) ? List.of() : parts(text, AND);
    }

    /** The conditions of which each makes a text true. */
    static List<OnMetric> any(String text) {
        return AND.matcher(text).find() && areSeveral(text) ? List.of() : parts(text, OR);
    }

    private static boolean areSeveral(String text) {
        return joined(text, AND).size() > 1 || joined(text, OR).size() > 1;
    }

    private static List<OnMetric> parts(String text, Pattern joint) {
        List<OnMetric> several = joined(text, joint);
        return several.isEmpty() ? one(text).stream().toList() : several;
    }

    /** The parts of a text, if each is a condition by itself: "Search and checkout errors < 1%" is one. */
    private static List<OnMetric> joined(String text, Pattern joint) {
        List<String> parts = joint.splitAsStream(text).toList();
        List<OnMetric> read = new ArrayList<>();
        for (int at = 0; at < parts.size() && read.size() == at && parts.size() > 1; at++) {
            one(parts.get(at)).ifPresent(read::add);
        }
        return read.size() == parts.size() ? read : List.of();
    }

    /** What would be read as something else, once it is written by us, stays a text: "Error rate for exceeds 5 minutes". */
    private static Optional<OnMetric> one(String text) {
        return understood(text)
                .filter(on -> understood(on.toString()).filter(on::equals).isPresent());
    }

    private static Optional<OnMetric> understood(String text) {
        String words = text.strip().replace('\u00a0', ' ').replace('\u202f', ' ');
        if (words.chars().anyMatch(letter -> LINE_BREAKS.indexOf(letter) >= 0)) {
            return Optional.empty();
        }
        // A name may end like this, too: "Users over 5 minutes < 5%".
        PersistenceText.Divided divided = PersistenceText.divide(words);
        return compared(divided.condition())
                .map(on -> new OnMetric(on.metric(), on.threshold(), divided.persistence()));
    }

    private static Optional<OnMetric> compared(String words) {
        List<MatchResult> comparisons = comparisons(words);
        for (int at = comparisons.size() - 1; at >= 0; at--) {
            MatchResult found = comparisons.get(at);
            Optional<OnMetric> read = new Comparing(
                            words.substring(0, found.start()).strip(),
                            found.group().toLowerCase(ROOT).replaceAll("\\s", " "),
                            words.substring(found.end()).strip())
                    .read();
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
    }

    /** The last ones only: a long text is not read at each of its comparisons. */
    private static List<MatchResult> comparisons(String words) {
        List<MatchResult> last = new ArrayList<>();
        Matcher comparison = COMPARISON.matcher(words);
        while (comparison.find()) {
            last.add(comparison.toMatchResult());
            if (last.size() > LAST_COMPARISONS) {
                last.remove(0);
            }
        }
        return last;
    }

    /** What stands before a comparison, the comparison, and what stands behind it. */
    private record Comparing(String subject, String comparison, String level) {

        Optional<OnMetric> read() {
            Matcher behind = CHANGE_BEHIND.matcher(level);
            if (behind.matches()) {
                String rest = behind.group(3) == null ? "" : behind.group(3);
                return new Comparing(
                                subject + " " + behind.group(2),
                                comparison,
                                behind.group(1).strip() + rest)
                        .change();
            }
            return subject.isEmpty() ? Optional.empty() : change().or(this::value);
        }

        private Relation relation() {
            boolean isBelow = BELOW.matcher(comparison).matches()
                    && !LOWER.matcher(comparison).matches();
            return isBelow ? Relation.BELOW : Relation.ABOVE;
        }

        /** "Latency increase < 10%" limits the change; a decrease below 10% is a level above -10%. */
        private Optional<OnMetric> change() {
            String words = without(VERBS, subject);
            int lastWord = words.lastIndexOf(' ') + 1;
            String sign = CHANGE_SIGN.get(words.substring(lastWord).toLowerCase(ROOT));
            if (sign == null || lastWord == 0 || POSITIONS.contains(comparison)) {
                return Optional.empty();
            }
            Relation side = sign.equals("-") ? relation().opposite() : relation();
            return on(words.substring(0, lastWord - 1), side, LevelText.read(sign + level));
        }

        private Optional<OnMetric> value() {
            if (comparison.equals("by")) {
                return Optional.empty();
            }
            boolean isSign = !Character.isLetter(comparison.charAt(0)) || comparison.startsWith("exceed");
            String metric = without(isSign ? IS : VERBS, subject);
            if (POSITIONS.contains(comparison)) {
                metric = without(CHANGE_SIGN.keySet(), metric);
            }
            Optional<Level> found = LevelText.read(level);
            boolean isBesideBaseline =
                    relation() == Relation.ABOVE && level.toLowerCase(ROOT).endsWith("baseline");
            return on(metric, relation(), found.isEmpty() && isBesideBaseline ? LevelText.read("+" + level) : found);
        }

        private static Optional<OnMetric> on(String metric, Relation relation, Optional<Level> level) {
            return metric.isBlank()
                    ? Optional.empty()
                    : level.map(found -> new OnMetric(metric.strip(), new Threshold(relation, found)));
        }

        /** A text without such words at its end. */
        private static String without(Set<String> words, String text) {
            String rest = text;
            int lastWord = rest.lastIndexOf(' ') + 1;
            while (lastWord > 0 && words.contains(rest.substring(lastWord).toLowerCase(ROOT))) {
                rest = rest.substring(0, lastWord - 1).strip();
                lastWord = rest.lastIndexOf(' ') + 1;
            }
            return rest;
        }
    }
}
