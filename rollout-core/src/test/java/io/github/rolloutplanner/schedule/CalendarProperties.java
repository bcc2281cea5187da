package io.github.rolloutplanner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.schedule.Calendars.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What a calendar finds is what one finds who goes through it minute by minute. */
class CalendarProperties {
    private static final int DAYS = 45;

    @Provide
    Arbitrary<Moment> moments() {
        return Calendars.moments(true);
    }

    @Provide
    Arbitrary<Moment> withoutPeaks() {
        return Calendars.moments(false);
    }

    @Property(tries = 400)
    void aBlackoutEndsWithTheFirstOpenMinute(
            @ForAll("moments") Moment moment, @ForAll @IntRange(max = 3000) int minutes) {
        Instant phaseStart = moment.at().minus(Duration.ofMinutes(minutes));
        Optional<Blackout> found = moment.calendar().blackout(moment.at(), phaseStart);
        Instant open = new MinuteByMinute(moment.calendar())
                .firstPromotion(moment.at(), phaseStart, DAYS)
                .orElseThrow();

        assertThat(found.flatMap(Blackout::until).orElse(moment.at())).isEqualTo(open);
        assertThat(found.isPresent()).isEqualTo(!open.equals(moment.at()));
    }

    @Property(tries = 400)
    void theNextOpenTimeIsTheFirstOpenMinute(@ForAll("withoutPeaks") Moment moment) {
        assertThat(moment.calendar().nextOpen(moment.at()))
                .isEqualTo(new MinuteByMinute(moment.calendar())
                        .firstOpen(moment.at(), DAYS)
                        .orElseThrow());
    }

    @Property(tries = 200)
    void aTimeIsOpenToItsLastNanosecond(@ForAll("withoutPeaks") Moment moment) {
        Instant open = moment.calendar().nextOpen(moment.at());

        assertThat(moment.calendar().nextOpen(open.plusNanos(59_999_999_999L)))
                .isEqualTo(open.plusNanos(59_999_999_999L));
        if (!open.equals(moment.at())) {
            assertThat(moment.calendar().nextOpen(open.minusNanos(1))).isEqualTo(open);
        }
    }

    @Property(tries = 200)
    void theLastOpenMinuteIsTheOneBeforeOthersThatAreClosed(@ForAll("withoutPeaks") Moment moment) {
        MinuteByMinute slow = new MinuteByMinute(moment.calendar());
        Instant last = moment.calendar().ofStarts().lastOpenMinute(moment.at()).orElseThrow();

        assertThat(slow.isOpen(last)).isTrue();
        for (Instant at = last.plusSeconds(60); !at.isAfter(moment.at()); at = at.plusSeconds(60)) {
            assertThat(slow.isOpen(at)).as("%s", at).isFalse();
        }
    }
}
