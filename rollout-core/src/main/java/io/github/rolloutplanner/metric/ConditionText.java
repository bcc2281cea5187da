package io.github.rolloutplanner.metric;

import static java.util.Locale.ROOT;

import io.github.rolloutplanner.metric.Condition.OnMetric;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads conditions that people wrote: "Error rate < 1%", "Latency exceeds 3x baseline", "Latency increase < 10%". */
final class ConditionText {
    private static final Map<String, Threshold.Relation> RELATIONS = Map.ofEntries(
            Map.entry("<", Threshold.Relation.BELOW),
            Map.entry("<=", Threshold.Relation.BELOW),
            Map.entry("≤", Threshold.Relation.BELOW),
            Map.entry("below", Threshold.Relation.BELOW),
            Map.entry("falls below", Threshold.Relation.BELOW),
            Map.entry("fall below", Threshold.Relation.BELOW),
            Map.entry(">", Threshold.Relation.ABOVE),
            Map.entry(">=", Threshold.Relation.ABOVE),
            Map.entry("≥", Threshold.Relation.ABOVE),
            Map.entry("above", Threshold.Relation.ABOVE),
            Map.entry("exceeds", Threshold.Relation.ABOVE),
            Map.entry("exceed", Threshold.Relation.ABOVE));
    private static final Pattern CONDITION = Pattern.compile(
            "(.*\\S)\\s*(<=|>=|<|>|≤|≥|\\bfalls? below\\b|(?<!\\bfalls?\\s{1,3})\\bbelow\\b|\\babove\\b|\\bexceeds?\\b)\\s*(\\S.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final String LINE_BREAKS = "\n\r\u0085\u2028\u2029";
    private static final Map<String, String> CHANGE_SIGN = Map.of("increase", "+", "decrease", "-");

    private ConditionText() {}

    static Optional<OnMetric> read(String text) {
        Matcher words = CONDITION.matcher(text.strip());
        // Any text matches at its last comparison, so that a long one is not tried at each of them; only one line is
        // read.
        if (!words.matches() || hasLineBreak(words.group(1)) || hasLineBreak(words.group(3))) {
            return Optional.empty();
        }
        Threshold.Relation relation = RELATIONS.get(words.group(2).toLowerCase(ROOT));
        return relation == null ? Optional.empty() : read(words.group(1), relation, words.group(3));
    }

    private static boolean hasLineBreak(String text) {
        return text.chars().anyMatch(letter -> LINE_BREAKS.indexOf(letter) >= 0);
    }

    private static Optional<OnMetric> read(String subject, Threshold.Relation relation, String level) {
        int lastWord = subject.lastIndexOf(' ') + 1;
        String sign = CHANGE_SIGN.get(subject.substring(lastWord).toLowerCase(ROOT));
        if (sign == null || lastWord == 0) {
            return LevelText.read(level).map(found -> new OnMetric(subject, new Threshold(relation, found)));
        }
        // "Latency increase < 10%" limits the change; a decrease below 10% is a level above -10%.
        Threshold.Relation side = sign.equals("-") ? relation.opposite() : relation;
        return LevelText.read(sign + level)
                .map(found -> new OnMetric(subject.substring(0, lastWord - 1), new Threshold(side, found)));
    }
}
