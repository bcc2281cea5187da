package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Percentage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the effect that a hypothesis is about: "New feature will increase engagement by 10%". */
final class Hypothesis {
    private static final Pattern EFFECT = Pattern.compile(
            "\\b(increas|improv|rais|grow|lift|boost|decreas|reduc|lower|cut|shrink)\\w*\\b.{0,200}?\\bby"
                    + "\\s+(?:at least\\s+)?(\\d{1,4}(?:\\.\\d{1,6})?)\\s*%(?!\\s*point)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Set<String> FALLS = Set.of("decreas", "reduc", "lower", "cut", "shrink");

    private Hypothesis() {}

    /** The change relative to the baseline; negative for a decrease. */
    static Optional<Percentage> effectIn(String text) {
        Matcher words = EFFECT.matcher(text);
        if (!words.find()) {
            return Optional.empty();
        }
        double size = Double.parseDouble(words.group(2));
        boolean falls = FALLS.contains(words.group(1).toLowerCase(Locale.ROOT));
        return Optional.of(Percentage.percent(falls ? -size : size)).filter(effect -> !effect.equals(Percentage.ZERO));
    }
}
