package io.github.rolloutplanner.schedule;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.RolloutException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;

/**
 * Days on which nothing starts and nothing is promoted. They are whole days of the time zone of their calendar.
 *
 * @since 0.1.0
 */
public sealed interface FreezePeriod {

    /**
     * Returns why nothing is promoted.
     *
     * @return the cause, such as "end of the year"
     */
    String cause();

    /**
     * Tells whether a day is one of the freeze.
     *
     * @param day the day
     * @return true from the first day to the last
     */
    boolean contains(LocalDate day);

    /**
     * Returns the last day of the freeze that a day is in.
     *
     * @param day a day of the freeze
     * @return the day, or a later one
     */
    LocalDate lastDay(LocalDate day);

    /**
     * A freeze that comes once.
     *
     * @param from its first day
     * @param to its last day
     * @param cause why, such as "election"
     * @since 0.1.0
     */
    record Dates(LocalDate from, LocalDate to, String cause) implements FreezePeriod {
        private static final int MOST_DAYS = 366;
        private static final int LAST_YEAR = 9999;

        /**
         * Refuses what is no freeze.
         *
         * @throws RolloutException.InvalidValue if the last day is before the first, if there are more than 366 days, if
         *     they are not in the years 1 to 9999, or if the cause is blank
         */
        public Dates {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            String days = "A freeze from " + from + " to " + to;
            Causes.require(cause, days);
            if (to.isBefore(from)) {
                throw new RolloutException.InvalidValue(
                        days + " (" + cause + ") ends before it starts. Give the first day first.");
            }
            if (from.getYear() < 1 || to.getYear() > LAST_YEAR) {
                throw new RolloutException.InvalidValue(
                        days + " (" + cause + ") is in no calendar. Give days of the years 1 to 9999.");
            }
            if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
                throw new RolloutException.InvalidValue(days + " (" + cause + ") is longer than " + MOST_DAYS
                        + " days. Give a shorter one; what has no end that is known yet is a stop.");
            }
        }

        @Override
        public boolean contains(LocalDate day) {
            return !requireNonNull(day, "day").isBefore(from) && !day.isAfter(to);
        }

        @Override
        public LocalDate lastDay(LocalDate day) {
            return requireNonNull(day, "day").isAfter(to) ? day : to;
        }
    }

    /**
     * A freeze that comes each year, also across the end of one. February 29 is there only in leap years: a freeze that begins
     * with it begins on March 1 in others, one that ends with it on February 28.
     *
     * @param from its first day
     * @param to its last day; before the first where it is of the next year
     * @param cause why, such as "end of the year"
     * @since 0.1.0
     */
    record Yearly(MonthDay from, MonthDay to, String cause) implements FreezePeriod {
        private static final int LEAP_YEAR = 2000;

        /**
         * Refuses what is no freeze.
         *
         * @throws RolloutException.InvalidValue if no day of the year is left, or if the cause is blank
         */
        public Yearly {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            String days = "A yearly freeze from " + text(from) + " to " + text(to);
            Causes.require(cause, days);
            LocalDate next = to.atYear(LEAP_YEAR).plusDays(1);
            if (MonthDay.from(next).equals(from) || isOfOnlyLeapDayLeft(from, to)) {
                throw new RolloutException.InvalidValue(
                        days + " (" + cause + ") leaves no day of the year. Give fewer days.");
            }
        }

        private static boolean isOfOnlyLeapDayLeft(MonthDay from, MonthDay to) {
            return from.equals(MonthDay.of(3, 1)) && to.equals(MonthDay.of(2, 28));
        }

        private static String text(MonthDay day) {
            return day.toString().substring(2);
        }

        @Override
        public boolean contains(LocalDate day) {
            MonthDay date = MonthDay.from(requireNonNull(day, "day"));
            boolean isBegun = !date.isBefore(from);
            boolean isNotOver = !date.isAfter(to);
            return isOfOneYear() ? isBegun && isNotOver : isBegun || isNotOver;
        }

        private boolean isOfOneYear() {
            return !to.isBefore(from);
        }

        @Override
        public LocalDate lastDay(LocalDate day) {
            requireNonNull(day, "day");
            boolean isOfNextYear = !isOfOneYear() && !MonthDay.from(day).isBefore(from);
            LocalDate last = to.atYear(day.getYear() + (isOfNextYear ? 1 : 0));
            return last.isBefore(day) ? day : last;
        }
    }
}
