package io.github.rolloutplanner.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.schedule.RolloutLengths.PhaseLength;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RolloutScheduleTest {
    private static final RolloutCalendar WORK = RolloutCalendar.workingHours("Europe/Berlin");
    /** A Wednesday at 10:00 in Berlin. */
    private static final Instant START = Instant.parse("2026-03-04T09:00:00Z");

    private static final RolloutLengths LENGTHS =
            lengths(Optional.of(Duration.ofDays(1)), Optional.of(Duration.ofDays(2)));

    @SafeVarargs
    private static RolloutLengths lengths(Optional<Duration>... soaks) {
        return new RolloutLengths(
                Optional.of(Duration.ofHours(12)),
                List.of(
                        new PhaseLength("Canary (5%)", soaks[0]),
                        new PhaseLength("25%", soaks[1]),
                        new PhaseLength("100%", Optional.empty())),
                Optional.of(Duration.ofDays(1)));
    }

    @Test
    void goesFromPromotionToPromotion() {
        RolloutSchedule dates = LENGTHS.schedule(START, WORK);

        assertThat(dates.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(dates.preparation()).contains(Instant.parse("2026-03-03T21:00:00Z"));
        assertThat(dates.preparationLength()).contains(Duration.ofHours(12));
        assertThat(dates.phases())
                .extracting(phase -> phase.start().map(dates::local).orElse("-"))
                .containsExactly(
                        "Wed 2026-03-04 10:00 +01:00", "Thu 2026-03-05 10:00 +01:00", "Mon 2026-03-09 09:00 +01:00");
        assertThat(dates.fullRollout()).contains(Instant.parse("2026-03-09T08:00:00Z"));
        assertThat(dates.bakeEnd()).contains(Instant.parse("2026-03-10T08:00:00Z"));
        assertThat(dates.bakeLength()).contains(Duration.ofDays(1));
    }

    @Test
    void saysWhatEachPromotionWaitsFor() {
        RolloutSchedule dates = LENGTHS.schedule(START, WORK);

        assertThat(dates.phases().get(0).reasons())
                .extracting(Reason::toString)
                .containsExactly("The soak of 1 day ends Thu 2026-03-05 10:00 +01:00. [schedule.soak]");
        assertThat(dates.phases().get(1).reasons())
                .extracting(Reason::toString)
                .containsExactly(
                        "The soak of 2 days ends Sat 2026-03-07 10:00 +01:00. [schedule.soak]",
                        "No promotion hours until Mon 2026-03-09 09:00 +01:00. [schedule.hours]");
        assertThat(dates.phases().get(2).reasons())
                .extracting(Reason::toString)
                .containsExactly("The bake of 1 day ends Tue 2026-03-10 09:00 +01:00. [schedule.bake]");
    }

    @Test
    void saysFreezesStopsAndPeaks() {
        RolloutCalendar calendar = WORK.withFreeze(LocalDate.of(2026, 3, 5), LocalDate.of(2026, 3, 5), "election")
                .withStop(Instant.parse("2026-03-06T07:00:00Z"), Instant.parse("2026-03-09T12:00:00Z"), "incident")
                .withPeak(EnumSet.of(DayOfWeek.MONDAY), TimeRange.parse("18:00-21:00"));

        assertThat(LENGTHS.schedule(START, calendar).phases().get(0).reasons())
                .extracting(Reason::toString)
                .containsExactly(
                        "The soak of 1 day ends Thu 2026-03-05 10:00 +01:00. [schedule.soak]",
                        "Live through a whole peak of traffic only at Mon 2026-03-09 21:00 +01:00. [schedule.peak]",
                        "No promotion hours until Tue 2026-03-10 09:00 +01:00. [schedule.hours]");
        assertThat(LENGTHS.schedule(START, calendar.withPeaks(List.of()))
                        .phases()
                        .get(0)
                        .reasons())
                .extracting(Reason::toString)
                .containsExactly(
                        "The soak of 1 day ends Thu 2026-03-05 10:00 +01:00. [schedule.soak]",
                        "Frozen until Fri 2026-03-06 00:00 +01:00: election. [schedule.freeze]",
                        "No promotion hours until Fri 2026-03-06 09:00 +01:00. [schedule.hours]",
                        "All rollouts are stopped until Mon 2026-03-09 13:00 +01:00: incident. [schedule.stop]");
    }

    @Test
    void hasNoDatesAfterAStopWithoutAnEnd() {
        RolloutSchedule dates = LENGTHS.schedule(START, WORK.withStop(START.plusSeconds(60), "incident"));

        assertThat(dates.phases().get(0).promotion()).isEmpty();
        assertThat(dates.phases().get(1).start()).isEmpty();
        assertThat(dates.fullRollout()).isEmpty();
        assertThat(dates.bakeEnd()).isEmpty();
        assertThat(dates.phases())
                .extracting(
                        phase -> phase.reasons().get(phase.reasons().size() - 1).rule())
                .containsExactly("schedule.stopped", "schedule.after-unknown", "schedule.after-unknown");
    }

    @Test
    void hasNoDatesAfterASoakThatIsNotKnown() {
        RolloutSchedule dates =
                lengths(Optional.of(Duration.ofDays(1)), Optional.empty()).schedule(START, WORK);

        assertThat(dates.phases().get(1).start()).isPresent();
        assertThat(dates.phases().get(1).promotion()).isEmpty();
        assertThat(dates.phases().get(1).reasons()).extracting(Reason::rule).containsExactly("schedule.unknown");
        assertThat(dates.phases().get(2).reasons())
                .extracting(Reason::sentence)
                .containsExactly("The start is not known, because the promotion of 25% is not.");
    }

    @Test
    void startsOnlyWhenTheCalendarIsOpen() {
        assertThatThrownBy(() -> LENGTHS.schedule(Instant.parse("2026-03-06T12:00:00Z"), WORK))
                .isInstanceOfSatisfying(
                        ScheduleException.class,
                        closed -> assertThat(closed.nextOpen()).contains(Instant.parse("2026-03-09T08:00:00Z")))
                .hasMessage(
                        "A rollout cannot start Fri 2026-03-06 13:00 +01:00: outside promotion hours. The next time at"
                                + " which it can is Mon 2026-03-09 09:00 +01:00 (2026-03-09T08:00:00Z).");
        assertThatThrownBy(() -> LENGTHS.schedule(START, WORK.withStop(START, "incident")))
                .isInstanceOfSatisfying(
                        ScheduleException.class,
                        closed -> assertThat(closed.nextOpen()).isEmpty())
                .hasMessageContaining("Lift the stop first");
    }

    @Test
    void findsWhatALaterFreezeForbids() {
        RolloutSchedule dates = LENGTHS.schedule(START, WORK);
        RolloutCalendar frozen = WORK.withFreeze(LocalDate.of(2026, 3, 5), LocalDate.of(2026, 3, 5), "election");

        assertThat(dates.blackouts(WORK)).containsOnly(Optional.empty());
        assertThat(dates.blackouts(frozen))
                .extracting(blackout -> blackout.map(Blackout::cause).orElse("-"))
                .containsExactly("-", "election, then outside promotion hours", "-");
    }

    @Nested
    class TheLatestStart {
        @Test
        void keepsTheDeadline() {
            Instant deadline = Instant.parse("2026-03-13T11:00:00Z");

            Instant latest = LENGTHS.latestStart(deadline, WORK).orElseThrow();

            assertThat(latest).isEqualTo("2026-03-10T10:59:00Z");
            assertThat(LENGTHS.schedule(latest, WORK).fullRollout().orElseThrow())
                    .isBefore(deadline);
        }

        @Test
        void isBeforeAFreezeThatWouldBeWaitedFor() {
            RolloutCalendar frozen = WORK.withFreeze(LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 20), "inventory");

            assertThat(LENGTHS.latestStart(Instant.parse("2026-03-20T12:00:00Z"), frozen))
                    .contains(Instant.parse("2026-03-03T10:59:00Z"));
        }

        @Test
        void isNoneWhereAllIsStopped() {
            assertThat(LENGTHS.latestStart(START, WORK.withStop(Instant.parse("2000-01-01T00:00:00Z"), "the end")))
                    .isEmpty();
        }

        @Test
        void takesKnownSoaks() {
            assertThatThrownBy(() -> lengths(Optional.of(Duration.ofDays(1)), Optional.empty())
                            .latestStart(START, WORK))
                    .isInstanceOf(ScheduleException.class)
                    .hasMessage("When 100% is reached is not known: phase '25%' has no known soak. Give it one.");
        }
    }

    @Nested
    class Refuses {
        private final RolloutSchedule dates = LENGTHS.schedule(START, WORK);

        @Test
        void phasesThatDoNotFollowEachOther() {
            ScheduledPhase first = dates.phases().get(0);
            ScheduledPhase last = dates.phases().get(2);

            refuses(
                    () -> with(List.of(first, last)),
                    "Phase '100%' begins at 2026-03-09T08:00:00Z, but 'Canary (5%)' is promoted at 2026-03-05T09:00:00Z."
                            + " Give one time for both.");
            refuses(
                    () -> with(List.of(first)),
                    "Phase 'Canary (5%)' is the last one, but has a promotion. Give none: it is full rollout.");
            refuses(() -> with(List.of()), "The dates of a rollout have no start. Give a first phase with one.");
        }

        @Test
        void datesInAnotherOrder() {
            refuses(
                    () -> new ScheduledPhase("5%", Optional.of(START), Optional.of(START.minusSeconds(1)), List.of()),
                    "Phase '5%' is promoted at 2026-03-04T08:59:59Z, but begins at 2026-03-04T09:00:00Z. Give a start"
                            + " before it.");
            refuses(
                    () -> new RolloutSchedule(
                            dates.zone(), Optional.of(START.plusSeconds(1)), dates.phases(), dates.bakeEnd()),
                    "The preparation begins at 2026-03-04T09:00:01Z, after the start at 2026-03-04T09:00:00Z. Give an"
                            + " earlier time.");
            refuses(
                    () -> new RolloutSchedule(dates.zone(), Optional.empty(), dates.phases(), Optional.of(START)),
                    "The bake ends at 2026-03-04T09:00:00Z, but full rollout is at 2026-03-09T08:00:00Z. Give full"
                            + " rollout, and a later end of the bake.");
        }

        @Test
        void lengthsThatNoRolloutHas() {
            refuses(
                    () -> new RolloutLengths(Optional.empty(), List.of(), Optional.empty()),
                    "Without phases there is nothing to give dates to. Give one phase.");
            refuses(
                    () -> new PhaseLength("5%", Optional.of(Duration.ofHours(-1))),
                    "A length of -1 hour (soak) is negative, so it has no dates. Give zero or more.");
        }

        private RolloutSchedule with(List<ScheduledPhase> phases) {
            return new RolloutSchedule(dates.zone(), Optional.empty(), phases, Optional.empty());
        }

        private void refuses(ThrowingCallable call, String message) {
            assertThatThrownBy(call)
                    .isInstanceOf(RolloutException.InvalidValue.class)
                    .hasMessage(message);
        }
    }
}
