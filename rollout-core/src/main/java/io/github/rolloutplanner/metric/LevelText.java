package io.github.rolloutplanner.metric;

import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Figures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * Reads levels that people wrote: {@code 0.5%}, {@code 2.0s}, {@code 10/hour}, {@code 2x baseline}, {@code +10%},
 * {@code 10% above baseline}, {@code +2pp}.
 */
final class LevelText {
    /** The longest wording of a level; more is a text about something else. */
    private static final int LONGEST = 100;

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);

    private static final String NUMBER = "(" + Figures.NUMBER + ")";
    private static final String BASELINE =
            "(?:the\\s|its\\s)?(?:(?:current|control|normal|usual|\\d{1,3}-day)\\s)?baseline";
    private static final String PERCENT = "\\s?(?:%|per\\s?cent|pct)";
    private static final String POINTS = "\\s?(?:pp|ppts?|%p|%-points?|percentage\\spoints?)";

    /** How each wording reads, tried in this order. */
    private static final List<Form> FORMS = List.of(
            new Form(NUMBER + "\\s?-?(?:x|×|fold)", LevelText::multiple),
            new Form(NUMBER + "\\s?-?(?:x|×|fold|times)\\s(?:of\\s)?" + BASELINE, LevelText::multiple),
            new Form(BASELINE + "\\s?[*×x]\\s?" + NUMBER, LevelText::multiple),
            new Form(NUMBER + "\\s?[*×]\\s?" + BASELINE, LevelText::multiple),
            new Form("(?:twice|double)\\s" + BASELINE, found -> Optional.of(Level.timesBaseline(2))),
            new Form(NUMBER + PERCENT + "\\sof\\s" + BASELINE, LevelText::part),
            new Form("([+−-])\\s?" + NUMBER + PERCENT + ofBaseline(), LevelText::change),
            new Form(BASELINE + "\\s?([+−-])\\s?" + NUMBER + PERCENT, LevelText::change),
            new Form("()" + NUMBER + PERCENT + besideBaseline(), LevelText::change),
            new Form("([+−-])\\s?" + NUMBER + POINTS + ofBaseline(), LevelText::points),
            new Form(BASELINE + "\\s?([+−-])\\s?" + NUMBER + POINTS, LevelText::points),
            new Form("()" + NUMBER + POINTS + besideBaseline(), LevelText::points),
            new Form(NUMBER + PERCENT, found -> quantity(found, "%")),
            new Form(NUMBER + "\\s?(?:per\\s(?:an?\\s)?)(\\p{L}+)", found -> quantity(found, "/" + found.group(2))),
            new Form(NUMBER + "\\s*((?!e[+-]?\\d)[^\\d\\s%].*)?", found -> quantity(found, unit(found.group(2)))));

    /** On which side of the baseline a level lies that is so many percent from it. */
    private static final Map<String, String> SIDES = Map.of(
            "above",
            "+",
            "over",
            "+",
            "higher than",
            "+",
            "more than",
            "+",
            "greater than",
            "+",
            "below",
            "-",
            "under",
            "-",
            "lower than",
            "-",
            "less than",
            "-");

    private LevelText() {}

    private static String ofBaseline() {
        return "(?:\\s(?:from|vs\\.?|versus|against|than|of|over|compared\\s(?:to|with)|relative\\sto)\\s" + BASELINE
                + ")?";
    }

    private static String besideBaseline() {
        return "\\s(above|over|below|under|(?:higher|more|greater|lower|less)\\sthan)\\s" + BASELINE;
    }

    /** The meaning of a wording, however it is spaced; nothing where it is not understood. */
    static Optional<Level> read(String text) {
        String words = requireNonNull(text, "text").strip();
        if (words.length() > LONGEST) {
            return Optional.empty();
        }
        return FORMS.stream().flatMap(form -> form.read(words).stream()).findFirst();
    }

    private static Optional<Level> multiple(Matcher found) {
        return times(Figures.value(found.group(1)));
    }

    private static Optional<Level> part(Matcher found) {
        return times(Figures.value(found.group(1)).movePointLeft(2));
    }

    private static Optional<Level> times(BigDecimal factor) {
        return within(factor).map(found -> Level.timesBaseline(found.doubleValue()));
    }

    private static Optional<Level> change(Matcher found) {
        return within(signed(found)).map(percent -> Level.changeOf(Percentage.percent(percent.doubleValue())));
    }

    private static Optional<Level> points(Matcher found) {
        return within(signed(found))
                .map(percent -> new Level.PointsFromBaseline(Percentage.percent(percent.doubleValue())));
    }

    /** More than a billion times or percent is no level. */
    private static Optional<BigDecimal> within(BigDecimal size) {
        return Optional.of(size).filter(known -> known.abs().compareTo(LARGEST) <= 0);
    }

    private static BigDecimal signed(Matcher found) {
        String side =
                found.group(1).isEmpty() ? SIDES.getOrDefault(found.group(3).toLowerCase(ROOT), "+") : found.group(1);
        BigDecimal size = Figures.value(found.group(2));
        return side.equals("+") ? size : size.negate();
    }

    private static Optional<Level> quantity(Matcher found, String unit) {
        return Optional.of(new Quantity(Figures.value(found.group(1)), unit));
    }

    private static String unit(@Nullable String words) {
        return words == null ? "" : words.strip();
    }

    /** One way to word a level. */
    private record Form(Pattern pattern, Function<Matcher, Optional<Level>> meaning) {
        Form(String pattern, Function<Matcher, Optional<Level>> meaning) {
            this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), meaning);
        }

        Optional<Level> read(String words) {
            Matcher found = pattern.matcher(words);
            return found.matches() ? meaning.apply(found) : Optional.empty();
        }
    }
}
