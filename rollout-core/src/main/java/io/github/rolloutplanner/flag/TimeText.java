package io.github.rolloutplanner.flag;

import io.github.rolloutplanner.reason.RolloutException;
import javax.annotation.Nullable;

/**
 * Times as texts: {@code 2026-01-05}, {@code 2026-01-05T09:30Z}, {@code 2026-01-05T09:30:15.25+01:00}. Reads in place: an evaluation
 * allocates nothing.
 */
final class TimeText {
    /** What a text that is no time gives. */
    static final long NONE = Long.MIN_VALUE;

    private static final int DATE = 10;
    private static final int MINUTES = 16;
    private static final int SECONDS = 19;
    private static final int OFFSET = 6;
    private static final int MOST_DIGITS = 9;
    private static final int MOST_OFFSET_HOURS = 18;
    private static final long SECOND = 1_000_000;
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

    private TimeText() {}

    static void require(String text) {
        if (microseconds(text) == NONE) {
            throw new RolloutException.InvalidValue("'" + text
                    + "' is no time. Give a date such as 2026-01-05 or a time such as 2026-01-05T09:30:00Z.");
        }
    }

    /** Microseconds since 1970, or {@link #NONE}. */
    static long microseconds(@Nullable String text) {
        if (text == null || text.length() < DATE) {
            return NONE;
        }
        long date = date(text);
        if (date == NONE || text.length() == DATE) {
            return date;
        }
        long time = time(text);
        return time == NONE ? NONE : date + time;
    }

    private static long date(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        boolean isDate =
                year >= 0 && text.charAt(4) == '-' && text.charAt(7) == '-' && month >= 1 && month <= 12 && day >= 1;
        return isDate && day <= daysOf(year, month) ? days(year, month, day) * 24 * 3600 * SECOND : NONE;
    }

    private static int daysOf(int year, int month) {
        int usual = DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1];
        return month == 2 && isLeap(year) ? usual + 1 : usual;
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Days since 1970. */
    private static long days(int year, int month, int day) {
        int ofYear = DAYS_BEFORE_MONTH[month - 1] + day - 1 + (month > 2 && isLeap(year) ? 1 : 0);
        return daysBefore(year) - daysBefore(1970) + ofYear;
    }

    private static long daysBefore(int year) {
        int last = year - 1;
        return 365L * year + Math.floorDiv(last, 4) - Math.floorDiv(last, 100) + Math.floorDiv(last, 400);
    }

    /** The time of day in UTC: what follows the date. */
    private static long time(String text) {
        int zone = zone(text);
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        if (zone < MINUTES || text.charAt(DATE) != 'T' || text.charAt(13) != ':' || !isTime(hour, minute)) {
            return NONE;
        }
        long second = zone == MINUTES ? 0 : second(text, zone);
        long offset = offset(text, zone);
        return second == NONE || offset == NONE ? NONE : (hour * 60L + minute) * 60 * SECOND + second - offset;
    }

    private static boolean isTime(int hour, int minute) {
        return hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    }

    /** Where {@code Z} or the offset stands. */
    private static int zone(String text) {
        return text.charAt(text.length() - 1) == 'Z' ? text.length() - 1 : text.length() - OFFSET;
    }

    private static long second(String text, int zone) {
        int second = zone >= SECONDS && text.charAt(MINUTES) == ':' ? number(text, MINUTES + 1, 2) : -1;
        if (second < 0 || second >= 60) {
            return NONE;
        }
        long fraction = zone == SECONDS ? 0 : fraction(text, zone);
        return fraction == NONE ? NONE : second * SECOND + fraction;
    }

    private static long fraction(String text, int zone) {
        int digits = zone - SECONDS - 1;
        int value = text.charAt(SECONDS) == '.' && digits >= 1 && digits <= MOST_DIGITS
                ? number(text, SECONDS + 1, digits)
                : -1;
        if (value < 0) {
            return NONE;
        }
        long microseconds = value;
        for (int digit = digits; digit < MOST_DIGITS; digit++) {
            microseconds *= 10;
        }
        return microseconds / 1_000;
    }

    private static long offset(String text, int zone) {
        char sign = text.charAt(zone);
        if (sign == 'Z') {
            return 0;
        }
        int hours = number(text, zone + 1, 2);
        int minutes = number(text, zone + 4, 2);
        boolean isOffset = (sign == '+' || sign == '-') && text.charAt(zone + 3) == ':' && isTime(hours, minutes);
        if (!isOffset || hours > MOST_OFFSET_HOURS) {
            return NONE;
        }
        long offset = (hours * 60L + minutes) * 60 * SECOND;
        return sign == '-' ? -offset : offset;
    }

    /** A number of so many digits; below zero where there are others. */
    private static int number(String text, int start, int digits) {
        if (start + digits > text.length()) {
            return -1;
        }
        int number = 0;
        for (int at = start; at < start + digits; at++) {
            char character = text.charAt(at);
            if (character < '0' || character > '9') {
                return -1;
            }
            number = 10 * number + character - '0';
        }
        return number;
    }
}
