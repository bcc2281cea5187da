package io.github.rolloutplanner.metric;

import io.github.rolloutplanner.internal.text.LengthReader;
import io.github.rolloutplanner.metric.Condition.Persistence;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how long, over which time and how often: "for 5 minutes", "over the last 10 minutes", "in 10 of 20 checks". */
final class PersistenceText {
    private static final String BEFORE = "[\\s,;(]{0,3}";
    private static final String AFTER = "[\\s).]{0,3}";
    private static final String LASTING =
            "for(?:\\sa\\ssustained)?|sustained(?:\\s(?:for|over))?|continuously\\sfor|persist(?:s|ing)\\sfor";
    private static final String WINDOW = "(?:averaged\\s|measured\\s)?(?:over|in|within|during|across)|/";
    private static final String THING =
            "\\s?(?:health\\s)?(?:checks?|data\\s?points?|samples?|intervals?|measurements?|evaluations?|observations?|windows?"
                    + "|periods?|looks?|probes?|runs?|times)";

    /** Before a length; what begins with none of the words of a window lasts. */
    private static final Pattern LENGTH = pattern(BEFORE + "(?:(" + LASTING + ")|" + WINDOW + ")\\s?"
            + "(?:(?:at\\sleast|more\\sthan|longer\\sthan|over|any|an?|the|last|first|past|previous|rolling|trailing|sliding"
            + "|full|whole)\\s|(?:>=?|≥)\\s?){0,4}");

    private static final Pattern AFTER_LENGTH = pattern(
            "(?:\\sor\\s(?:more|longer))?(?:\\s(?:window|period|interval|average|avg|straight|in\\sa\\srow))?" + AFTER);

    private static final Pattern COUNT = pattern(BEFORE
            + "(?:(?:for|in|on|across)\\s)?(?:at\\sleast\\s)?(\\d{1,6})\\s?(?:(?:of|out\\sof|/)\\s?(?:the\\s)?(?:last\\s)?"
            + "(\\d{1,6})(?:" + THING + ")?|(?:consecutive|successive)" + THING + "|" + THING + "\\sin\\sa\\srow)"
            + AFTER);

    /** Where one of them may begin. */
    private static final Pattern START = pattern("[\\s,;(]{1,3}(?:/|\\d|\\p{L})");

    /** A length, a window and a count. */
    private static final int MOST_PARTS = 3;

    private final String text;
    private Persistence read = Persistence.NONE;
    private int at;

    private PersistenceText(String text, int from) {
        this.text = text;
        this.at = from;
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** Divides a condition before what its end says of this; where it says nothing, that is all of it. */
    static Divided divide(String text) {
        Matcher start = START.matcher(text);
        while (start.find()) {
            PersistenceText end = new PersistenceText(text, start.start());
            if (end.isReadToTheEnd()) {
                return new Divided(text.substring(0, start.start()), end.read);
            }
        }
        return new Divided(text, Persistence.NONE);
    }

    private boolean isReadToTheEnd() {
        for (int parts = 0; parts < MOST_PARTS && at < text.length(); parts++) {
            if (!length() && !count()) {
                return false;
            }
        }
        return at == text.length();
    }

    private boolean length() {
        Matcher start = lookingAt(LENGTH);
        if (!start.lookingAt()) {
            return false;
        }
        Optional<LengthReader.Found> length = LengthReader.start(text, start.end());
        if (length.isEmpty()) {
            return false;
        }
        at = length.get().end();
        Matcher rest = lookingAt(AFTER_LENGTH);
        at = rest.lookingAt() ? rest.end() : at;
        Optional<Duration> found = Optional.of(length.get().length());
        boolean isLasting = start.group(1) != null;
        return keep(new Persistence(
                isLasting ? found : read.lasting(), isLasting ? read.window() : found, read.breaches(), read.checks()));
    }

    private boolean count() {
        Matcher count = lookingAt(COUNT);
        if (!count.lookingAt()) {
            return false;
        }
        int breaches = Integer.parseInt(count.group(1));
        int checks = count.group(2) == null ? breaches : Integer.parseInt(count.group(2));
        if (breaches < 1 || checks < breaches) {
            return false;
        }
        at = count.end();
        return keep(new Persistence(read.lasting(), read.window(), OptionalInt.of(breaches), OptionalInt.of(checks)));
    }

    private boolean keep(Persistence more) {
        boolean isNew = !more.equals(read);
        read = more;
        return isNew;
    }

    private Matcher lookingAt(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
    }

    /**
     * A condition in two.
     *
     * @param condition what must be seen
     * @param persistence how long or how often
     */
    record Divided(String condition, Persistence persistence) {}
}
