package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.InstantCodec.INSTANT;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.NAME;

import io.github.rolloutplanner.schedule.FreezePeriod;
import io.github.rolloutplanner.schedule.LineStop;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.TimeRange;
import io.github.rolloutplanner.schedule.TrafficPeak;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** When rollouts may start and promote, as people write it by hand. */
final class WrittenCalendar {
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    /** A name, whatever the machine knows of it. */
    static final Codec<ZoneId> ZONE =
            NAME.as(name -> RolloutCalendar.alwaysOpen(name).zone(), ZoneId::getId);

    private static final Codec<TimeRange> RANGE = new PatternText(
                    TIME + "-(" + TIME + "|24:00)", "a range of hours", "09:00-16:00", "22:00-24:00")
            .as(TimeRange::parse, TimeRange::toString);

    private static final Map<DayOfWeek, List<TimeRange>> ALWAYS = openDays(RolloutCalendar.alwaysOpen("UTC"));

    private static final Codec<LineStop> STOP = object(
            "line_stop",
            required("since", INSTANT, LineStop::since),
            optional("until", INSTANT, LineStop::until).described("Left out where a person has to lift the stop."),
            required("cause", NAME, LineStop::cause),
            LineStop::new);

    private static final Codec<TrafficPeak> PEAK = object(
            "traffic_peak",
            required("days", new SetCodec<>(WordCodec.lowerCase(DayOfWeek.class)), TrafficPeak::days),
            required("hours", RANGE, TrafficPeak::hours),
            TrafficPeak::new);

    static final Codec<RolloutCalendar> CALENDAR = object(
            "rollout_calendar",
            required("time_zone", ZONE, RolloutCalendar::zone)
                    .described("The time zone of its days and hours, such as Europe/Berlin."),
            optional("hours", MapCodec.of(DayOfWeek.class, ListCodec.inline(RANGE)), WrittenCalendar::openDays, ALWAYS)
                    .described(
                            "Promotion hours by weekday, none for a day that is left out; at any time where all is left"
                                    + " out."),
            optional(
                            "freezes",
                            new ListCodec<>(WrittenFreeze.FREEZE),
                            RolloutCalendar::freezes,
                            List.<FreezePeriod>of())
                    .described("Days on which nothing starts and nothing is promoted."),
            optional("stops", new ListCodec<>(STOP), RolloutCalendar::stops, List.<LineStop>of())
                    .described("Stops of all rollouts."),
            optional("peaks", new ListCodec<>(PEAK), RolloutCalendar::peaks, List.<TrafficPeak>of())
                    .described("Peaks of traffic; a phase is promoted after it was live through a whole one."),
            WrittenCalendar::calendar);

    private WrittenCalendar() {}

    private static Map<DayOfWeek, List<TimeRange>> openDays(RolloutCalendar calendar) {
        Map<DayOfWeek, List<TimeRange>> open = new EnumMap<>(calendar.hours());
        open.values().removeIf(List::isEmpty);
        return open;
    }

    private static RolloutCalendar calendar(
            ZoneId zone,
            Map<DayOfWeek, List<TimeRange>> hours,
            List<FreezePeriod> freezes,
            List<LineStop> stops,
            List<TrafficPeak> peaks) {
        return RolloutCalendar.alwaysOpen(zone)
                .withHours(hours)
                .withFreezes(freezes)
                .withStops(stops)
                .withPeaks(peaks);
    }
}
