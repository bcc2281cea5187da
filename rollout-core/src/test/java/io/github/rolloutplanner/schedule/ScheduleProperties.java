package io.github.rolloutplanner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.schedule.Calendars.Moment;
import io.github.rolloutplanner.schedule.RolloutLengths.PhaseLength;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of dates. */
class ScheduleProperties {
    private static final int DAYS = 45;

    @Provide
    Arbitrary<Moment> moments() {
        return Calendars.moments(true);
    }

    @Provide
    Arbitrary<RolloutLengths> lengths() {
        return Arbitraries.integers()
                .between(0, 4000)
                .list()
                .ofMinSize(0)
                .ofMaxSize(4)
                .map(minutes -> {
                    List<PhaseLength> phases = new ArrayList<>();
                    minutes.forEach(soak -> phases.add(
                            new PhaseLength("Phase " + (phases.size() + 1), Optional.of(Duration.ofMinutes(soak)))));
                    phases.add(new PhaseLength("All", Optional.empty()));
                    return new RolloutLengths(
                            Optional.of(Duration.ofHours(30)), phases, Optional.of(Duration.ofDays(1)));
                });
    }

    @Property(tries = 300)
    void nothingIsPromotedBeforeItsSoakOrInABlackout(
            @ForAll("moments") Moment moment, @ForAll("lengths") RolloutLengths lengths) {
        RolloutCalendar calendar = moment.calendar();
        RolloutSchedule dates = lengths.schedule(calendar.nextOpen(moment.at()), calendar);

        for (int at = 0; at < dates.phases().size() - 1; at++) {
            ScheduledPhase phase = dates.phases().get(at);
            Instant promotion = phase.promotion().orElseThrow();
            assertThat(phase.stay().orElseThrow())
                    .isGreaterThanOrEqualTo(lengths.phases().get(at).soak().orElseThrow());
            assertThat(calendar.blackout(promotion, phase.start().orElseThrow()))
                    .isEmpty();
            assertThat(dates.phases().get(at + 1).start()).contains(promotion);
        }
        assertThat(dates.blackouts(calendar)).hasSameSizeAs(dates.phases()).allMatch(Optional::isEmpty);
    }

    @Property(tries = 150)
    void eachPromotionIsAsEarlyAsMinuteByMinute(
            @ForAll("moments") Moment moment, @ForAll("lengths") RolloutLengths lengths) {
        RolloutCalendar calendar = moment.calendar();
        RolloutSchedule dates = lengths.schedule(calendar.nextOpen(moment.at()), calendar);

        assertThat(dates.fullRollout()).isEqualTo(slowly(dates.start(), lengths, new MinuteByMinute(calendar)));
    }

    private static Optional<Instant> slowly(Instant start, RolloutLengths lengths, MinuteByMinute calendar) {
        Instant begin = start;
        for (PhaseLength phase : lengths.phases().subList(0, lengths.phases().size() - 1)) {
            begin = calendar.firstPromotion(begin.plus(phase.soak().orElseThrow()), begin, DAYS)
                    .orElseThrow();
        }
        return Optional.of(begin);
    }

    @Property(tries = 300)
    void whoStartsLaterIsNotDoneEarlier(
            @ForAll("moments") Moment moment,
            @ForAll("lengths") RolloutLengths lengths,
            @ForAll("minutes") int minutes) {
        RolloutCalendar calendar = moment.calendar();
        Instant early = calendar.nextOpen(moment.at());
        Instant late = calendar.nextOpen(early.plus(Duration.ofMinutes(minutes)));
        List<ScheduledPhase> before = lengths.schedule(early, calendar).phases();
        List<ScheduledPhase> after = lengths.schedule(late, calendar).phases();

        for (int at = 0; at < before.size(); at++) {
            assertThat(after.get(at).start().orElseThrow())
                    .isAfterOrEqualTo(before.get(at).start().orElseThrow());
        }
    }

    @Provide
    Arbitrary<Integer> minutes() {
        return Arbitraries.integers().between(0, 5000).withoutEdgeCases();
    }

    /** Each later minute up to the deadline is closed, or too late. */
    @Property(tries = 60)
    void theLatestStartIsTheLastMinuteThatIsEarlyEnough(
            @ForAll("moments") Moment moment,
            @ForAll("lengths") RolloutLengths lengths,
            @ForAll("minutes") int minutes) {
        RolloutCalendar calendar = moment.calendar();
        Instant deadline = moment.at().plus(Duration.ofMinutes(minutes)).plusSeconds(30);
        Instant latest = lengths.latestStart(deadline, calendar).orElseThrow();
        MinuteByMinute slow = new MinuteByMinute(calendar);

        assertThat(lengths.schedule(latest, calendar).fullRollout().orElseThrow())
                .isBeforeOrEqualTo(deadline);
        for (Instant at = latest.plusSeconds(60); !at.isAfter(deadline); at = at.plusSeconds(60)) {
            assertThat(slow.isOpen(at)
                            && !lengths.schedule(at, calendar)
                                    .fullRollout()
                                    .orElseThrow()
                                    .isAfter(deadline))
                    .as("%s", at)
                    .isFalse();
        }
    }

    @Property(tries = 100)
    void aCalendarFileHasLinesOfAtMost75Bytes(@ForAll String name, @ForAll("moments") Moment moment) {
        RolloutSchedule dates = new RolloutLengths(
                        Optional.empty(),
                        List.of(new PhaseLength(name, Optional.empty())),
                        Optional.of(Duration.ofDays(1)))
                .schedule(moment.calendar().nextOpen(moment.at()), moment.calendar());

        assertThat(dates.toICalendar(name).split("\r\n", -1))
                .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75)
                .noneMatch(line -> line.contains("\n") || line.contains("\r"));
    }
}
