package io.github.rolloutplanner.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** What can close a calendar, from the gravest to the mildest. */
sealed interface Closure {

    /** Whether it closes the calendar at a time, which is a local one in its zone. */
    boolean closes(Instant at, LocalDateTime local);

    String cause();

    /** Whether only a person ends it. */
    default boolean isEndless() {
        return false;
    }

    /** A time up to which it closes the calendar without a gap: that time, or a later one that is known at once. */
    default Instant holdsUntil(Instant at, LocalDateTime local) {
        return at;
    }

    /** A stop of all rollouts. */
    record Stopped(LineStop stop) implements Closure {
        @Override
        public boolean closes(Instant at, LocalDateTime local) {
            return stop.isOn(at);
        }

        @Override
        public String cause() {
            return stop.cause();
        }

        @Override
        public boolean isEndless() {
            return stop.until().isEmpty();
        }
    }

    /** Days without promotions. */
    record Frozen(FreezePeriod period) implements Closure {
        /** No zone is further from UTC, nor moves further at once. */
        private static final int DAYS_OF_ZONES = 2;

        @Override
        public boolean closes(Instant at, LocalDateTime local) {
            return period.contains(local.toLocalDate());
        }

        @Override
        public String cause() {
            return period.cause();
        }

        @Override
        public Instant holdsUntil(Instant at, LocalDateTime local) {
            Instant end = period.lastDay(local.toLocalDate())
                    .atStartOfDay()
                    .minusDays(DAYS_OF_ZONES)
                    .toInstant(ZoneOffset.UTC);
            return end.isAfter(at) ? end : at;
        }
    }

    /** The time until a phase was live through a peak of traffic. */
    record BeforePeak(Instant end) implements Closure {
        @Override
        public boolean closes(Instant at, LocalDateTime local) {
            return at.isBefore(end);
        }

        @Override
        public String cause() {
            return "no whole peak of traffic since the phase began";
        }
    }

    /** The hours of a week in which nothing is promoted. */
    record OutsideHours(WeeklyHours hours) implements Closure {
        @Override
        public boolean closes(Instant at, LocalDateTime local) {
            return !hours.contain(local);
        }

        @Override
        public String cause() {
            return "outside promotion hours";
        }
    }
}
