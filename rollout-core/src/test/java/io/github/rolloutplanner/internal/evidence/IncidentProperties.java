package io.github.rolloutplanner.internal.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

class IncidentProperties {
    private static final Duration THREE_HOURS = Duration.ofHours(3);
    private static final Incident INCIDENT = new Incident(THREE_HOURS);

    private static double during(boolean rises, double rate) {
        double move = rate * INCIDENT.move(THREE_HOURS, rises, rate);
        return rises ? rate + move : rate - move;
    }

    private static double odds(double rate) {
        return rate / (1 - rate);
    }

    @Property
    void aRateHasThreeTimesItsOdds(@ForAll @Scale(6) @DoubleRange(min = 1e-6, max = 0.999) double rate) {
        assertThat(odds(during(true, rate)) / odds(rate)).isCloseTo(3, within(1e-6));
        assertThat(odds(during(false, rate)) / odds(rate)).isCloseTo(1.0 / 3, within(1e-6));
    }

    /** So an incident is the same by what fails and by what succeeds, and never a total failure. */
    @Property
    void aRateMovesAsItsComplement(@ForAll @Scale(6) @DoubleRange(min = 0, max = 1) double rate) {
        assertThat(during(true, rate)).isCloseTo(1 - during(false, 1 - rate), within(1e-12));
        assertThat(during(true, rate)).isBetween(rate, 1.0);
        assertThat(rate < 1 && during(true, rate) == 1).isFalse();
    }

    @Example
    void whatIsNoRateIsThreeTimesAsMuchOrAThird() {
        assertThat(INCIDENT.move(THREE_HOURS, true, 0)).isEqualTo(2);
        assertThat(INCIDENT.move(THREE_HOURS, false, 0)).isCloseTo(2.0 / 3, within(1e-12));
    }

    /** What it moves in all, in hours of what is usual, stays the same however long one looks on. */
    @Property
    void movesTheMeanLessTheLongerItIsOver(
            @ForAll @LongRange(min = 1, max = 3_155_760_000_000L) long millis, @ForAll boolean rises) {
        Duration observed = Duration.ofMillis(millis);
        double hours = observed.toMillis() / 3_600_000.0;

        assertThat(INCIDENT.move(observed, rises, 0.01) * hours)
                .isCloseTo(INCIDENT.usualHours(observed, rises, 0.01), within(1e-9));
        assertThat(INCIDENT.usualHours(observed, rises, 0.01))
                .isLessThanOrEqualTo(INCIDENT.usualHours(THREE_HOURS, rises, 0.01));
    }

    @Example
    void isNoneWithoutLengthOrBeforeTheFirstObservation() {
        assertThat(new Incident(Duration.ZERO).usualHours(Duration.ofDays(1), true, 0))
                .isZero();
        assertThat(new Incident(Duration.ZERO).move(Duration.ofDays(1), true, 0))
                .isZero();
        assertThat(INCIDENT.usualHours(Duration.ZERO, true, 0)).isZero();
    }
}
