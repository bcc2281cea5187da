package io.github.rolloutplanner.internal.text;

import java.time.Duration;

/**
 * A time since the start of a rollout as messages to programmers and windows of time write it: "26h", "1h30m", "0h", "3d 2h". What
 * people read has it in words, see {@link Wording#of(Duration)}.
 */
public final class Elapsed {
    private static final int DAYS_FROM = 48;

    private Elapsed() {}

    /**
     * Returns a time as it stands in a message.
     *
     * @param at the time
     * @return its text
     */
    public static String text(Duration at) {
        if (at.isNegative()) {
            // The most negative length has no opposite.
            return at.toSeconds() == Long.MIN_VALUE ? at.toString() : "-" + text(at.negated());
        }
        if (at.toNanosPart() != 0) {
            return at.toString();
        }
        if (at.toSecondsPart() != 0) {
            Duration whole = at.minusSeconds(at.toSecondsPart());
            return (whole.isZero() ? "" : text(whole) + " ") + at.toSecondsPart() + "s";
        }
        String minutes = at.toMinutesPart() == 0 ? "" : at.toMinutesPart() + "m";
        return at.toHours() < DAYS_FROM ? hours(at.toHours(), minutes) : days(at, minutes);
    }

    private static String days(Duration at, String minutes) {
        String rest = at.toHoursPart() == 0 && minutes.isEmpty() ? "" : " " + hours(at.toHoursPart(), minutes);
        return at.toDays() + "d" + rest;
    }

    private static String hours(long hours, String minutes) {
        return hours == 0 && !minutes.isEmpty() ? minutes : hours + "h" + minutes;
    }
}
