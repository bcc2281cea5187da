package io.github.rolloutplanner.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.rolloutplanner.internal.detection.UserClusters;
import io.github.rolloutplanner.internal.statistics.ClusteredEvents;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are observed user by user lie together as much as the scenario says. */
class VisitsTest {
    private static final int REQUESTS = 16;
    private static final long USERS = 100_000;

    private final Draws draws = Draws.ofRun(20_261_128, 0);

    private static Sample.EventsByUser sample(Tally tally) {
        return (Sample.EventsByUser) tally.byUser(MetricKind.RATE);
    }

    private static double designEffect(Tally tally) {
        GroupTotals totals = GroupTotals.of(tally.byUser(MetricKind.RATE));
        return ClusteredEvents.designEffect(List.of(UserClusters.events(totals)))
                .orElseThrow();
    }

    private void visit(Visits visits, Tally tally, double perUser, double rate) {
        tally.addEventsOf(MetricKind.RATE, visits.addTo(tally, perUser * REQUESTS * USERS, rate, draws));
    }

    @ParameterizedTest
    @CsvSource({"0.002, 0.03", "0.002, 0.1", "0.4, 0.1", "0.999, 0.1"})
    void eachVisitIsAUser(double rate, double correlation) {
        Tally tally = new Tally();
        visit(new UserVisits(UserRates.of(rate, correlation), REQUESTS, false, true), tally, 1, rate);
        Sample.EventsByUser users = sample(tally);

        assertThat(users.trials()).isEqualTo(REQUESTS * users.users());
        assertThat(users.trialSquares()).isEqualTo(REQUESTS * users.trials());
        assertThat(users.products()).isEqualTo(REQUESTS * users.events());
        double shown = (double) users.events() / users.trials();
        assertThat(Math.min(shown, 1 - shown)).isCloseTo(Math.min(rate, 1 - rate), withinPercentage(8));
        assertThat(designEffect(tally)).isCloseTo(1 + (REQUESTS - 1) * correlation, withinPercentage(15));
    }

    @Test
    void independentRequestsLieTogetherByChanceAlone() {
        Tally tally = new Tally();
        visit(new UserVisits(UserRates.ALIKE, REQUESTS, false, true), tally, 1, 0.05);

        assertThat(designEffect(tally)).isCloseTo(1, withinPercentage(2));
    }

    /** So many that the chance of none or few events is below the smallest number. */
    @ParameterizedTest
    @CsvSource({"1_074, 0.5", "1_100, 0.5", "20_000, 0.5", "40_000, 0.02", "40_000, 0.98"})
    void manyIndependentRequestsLieTogetherByChanceAlone(String requests, double rate) {
        long perUser = Long.parseLong(requests.replace("_", ""));
        Tally tally = new Tally();
        long events = new UserVisits(UserRates.ALIKE, perUser, false, true)
                .addTo(tally, (double) perUser * USERS, rate, draws);
        tally.addEventsOf(MetricKind.RATE, events);
        Sample.EventsByUser users = sample(tally);

        assertThat((double) users.events() / users.trials()).isCloseTo(rate, withinPercentage(0.1));
        assertThat(designEffect(tally)).isCloseTo(1, withinPercentage(2));
    }

    @Test
    void usersWhoComeBackAreOneRow() {
        ReturningUsers users = new ReturningUsers(UserRates.of(0.02, 0.03), REQUESTS);
        users.growTo(USERS, draws);
        Tally tally = new Tally();
        for (int day = 0; day < 4; day++) {
            visit(users, tally, 1, 0.02);
        }
        Sample.EventsByUser all = sample(tally);
        double visits = 1 + 4;

        assertThat((double) all.users()).isCloseTo(USERS * (1 - Math.exp(-4)), withinPercentage(1));
        assertThat((double) all.events() / all.trials()).isCloseTo(0.02, withinPercentage(5));
        assertThat((double) all.trialSquares() / all.trials()).isCloseTo(REQUESTS * visits, withinPercentage(2));
        assertThat(designEffect(tally)).isCloseTo(1 + (REQUESTS * visits - 1) * 0.03, withinPercentage(15));
    }

    @Test
    void aPhaseHasRowsOfItsOwn() {
        ReturningUsers users = new ReturningUsers(UserRates.of(0.02, 0.03), REQUESTS);
        users.growTo(10, draws);
        visit(users, new Tally(), 0.01, 0.02);
        users.startPhase(24);
        Tally second = new Tally();
        visit(users, second, 0.01, 0.02);

        assertThat(sample(second).users()).isEqualTo(10);
    }
}
