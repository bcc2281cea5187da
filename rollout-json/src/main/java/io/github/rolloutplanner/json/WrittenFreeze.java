package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.NAME;

import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.schedule.FreezePeriod;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;

/**
 * A freeze as people write it: from a day to a day, with the year where it comes once, without where it comes each year.
 *
 * @param from its first day
 * @param to its last day
 * @param cause why
 */
record WrittenFreeze(String from, String to, String cause) {
    private static final String BEFORE_DAY_OF_YEAR = "--";
    private static final int LETTERS_OF_DAY_OF_YEAR = "12-23".length();

    private static final Codec<String> DAY =
            new PatternText("([0-9]{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", "a day", "2026-12-23", "12-23");

    static final Codec<FreezePeriod> FREEZE = object(
                    "freeze_period",
                    required("from", DAY, WrittenFreeze::from)
                            .described("Its first day; without a year where the freeze comes each year."),
                    required("to", DAY, WrittenFreeze::to)
                            .described("Its last day; before the first where a yearly freeze ends in the next year."),
                    required("cause", NAME, WrittenFreeze::cause),
                    WrittenFreeze::new)
            .as(WrittenFreeze::period, WrittenFreeze::of);

    private static WrittenFreeze of(FreezePeriod period) {
        if (period instanceof FreezePeriod.Yearly yearly) {
            return new WrittenFreeze(text(yearly.from()), text(yearly.to()), yearly.cause());
        }
        FreezePeriod.Dates dates = (FreezePeriod.Dates) period;
        return new WrittenFreeze(dates.from().toString(), dates.to().toString(), dates.cause());
    }

    private static String text(MonthDay day) {
        return day.toString().substring(BEFORE_DAY_OF_YEAR.length());
    }

    private FreezePeriod period() {
        boolean isYearly = from.length() == LETTERS_OF_DAY_OF_YEAR;
        if (isYearly != (to.length() == LETTERS_OF_DAY_OF_YEAR)) {
            throw new RolloutException.InvalidValue("The freeze from '" + from + "' to '" + to
                    + "' has one year. Give both days a year, or none where it comes each year.");
        }
        try {
            return isYearly
                    ? new FreezePeriod.Yearly(dayOfYear(from), dayOfYear(to), cause)
                    : new FreezePeriod.Dates(LocalDate.parse(from), LocalDate.parse(to), cause);
        } catch (DateTimeException e) {
            throw new RolloutException.InvalidValue(
                    "The freeze from '" + from + "' to '" + to + "' has a day that no calendar has. Give another one.",
                    e);
        }
    }

    private static MonthDay dayOfYear(String text) {
        return MonthDay.parse(BEFORE_DAY_OF_YEAR + text);
    }
}
