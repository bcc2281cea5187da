package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An experiment about a rate of requests that comes summed up user by user, in which users are what counts. */
class ByUserReadOutTest {
    private static final String CLICKS = "Clicks";
    private static final List<String> TREATMENTS = List.of("short", "shorter");
    private static final RunningRollout STARTED = inExperiment(ExposureUnit.REQUEST_BY_USER);
    private static final TimeWindow WINDOW = new TimeWindow(STARTED.since(), end());

    private static RunningRollout inExperiment(ExposureUnit unit) {
        RunningRollout rollout = RunningRollout.start(RolloutPlanner.forChange("Results")
                .behavioral("The results are shorter")
                .population(Population.ofUsersPerDay(60_000).withRequestsPerDay(960_000))
                .experiment(ExperimentRequest.changing(CLICKS, percent(5)).between("long", "short", "shorter"))
                .success(Metric.conversion(CLICKS, percent(10)).withExposureUnit(unit))
                .plan());
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        return rollout;
    }

    private static Duration end() {
        return STARTED.since().plus(STARTED.phase().soak().orElseThrow());
    }

    /** Users with as many requests each, of which one in ten brings a click. */
    private static Sample sample(long users, long requests) {
        long clicks = users * requests / 10;
        return Sample.eventsByUser(
                users, clicks, users * requests, clicks * 20, users * requests * requests, clicks * requests);
    }

    private static ExperimentReadOut readOut(Sample control, Sample... treated) {
        RunningRollout rollout = STARTED;
        for (int at = 0; at < treated.length; at++) {
            rollout = rollout.observe(
                    Observation.cumulative(CLICKS, WINDOW, treated[at], control).ofTreatment(TREATMENTS.get(at)));
        }
        return rollout.readOut(end()).orElseThrow();
    }

    /** A treatment after which users search more is no mismatch. */
    @Test
    void groupsOfEqualUsersMayHaveOtherRequests() {
        ExperimentReadOut shown = readOut(sample(40_000, 100), sample(40_000, 100), sample(40_000, 110));

        assertThat(shown.splitIsHealthy()).isTrue();
        assertThat(shown.splitPValue().orElseThrow()).isGreaterThan(0.99);
        assertThat(shown.groups()).extracting(ExperimentReadOut.Group::size).containsOnly(40_000L);
    }

    @Test
    void groupsOfEqualRequestsMayNotHaveOtherUsers() {
        ExperimentReadOut shown = readOut(sample(40_000, 110), sample(40_000, 110), sample(44_000, 100));

        assertThat(shown.splitIsHealthy()).isFalse();
        assertThat(shown.recommendation()).isEqualTo(ExperimentReadOut.Recommendation.NONE);
    }

    /** Who comes back is counted in each increment, so that these do not say how many users there are. */
    @Test
    void incrementsDoNotTellTheUsersOfGroups() {
        RunningRollout rollout = STARTED;
        for (int at = 0; at < TREATMENTS.size(); at++) {
            rollout = rollout.observe(
                    Observation.increment(CLICKS, WINDOW, sample(40_000 + 8_000 * at, 100), sample(40_000, 100))
                            .ofTreatment(TREATMENTS.get(at)));
        }
        ExperimentReadOut shown = rollout.readOut(end()).orElseThrow();

        assertThat(shown.groups()).isEmpty();
        assertThat(shown.splitIsHealthy()).isTrue();
    }

    @Test
    void assignmentCountsTellThemAllTheSame() {
        RunningRollout rollout = STARTED;
        for (String treatment : TREATMENTS) {
            rollout = rollout.observe(Observation.increment(CLICKS, WINDOW, sample(40_000, 100), sample(40_000, 100))
                            .ofTreatment(treatment))
                    .observe(
                            Observation.assignmentCounts(WINDOW, 41_000, 41_000).ofTreatment(treatment));
        }

        assertThat(rollout.readOut(end()).orElseThrow().groups())
                .extracting(ExperimentReadOut.Group::size)
                .containsOnly(41_000L);
    }

    /** However little their requests depend on each other: the plan asks for users. */
    @Test
    void isNeverLargerThanItsUsers() {
        assertThat(readOut(sample(1_000, 100), sample(1_000, 100), sample(1_000, 100))
                        .size())
                .isEqualTo(1_000);
    }

    @Test
    void isSmallerThanItsUsersWhereAFewBringTheMost() {
        // Ten users have a thousand requests each, and five of them a hundred clicks; all others have one request.
        Sample lumped = Sample.eventsByUser(1_000, 500, 10_990, 50_000, 10_000_990, 500_000);

        assertThat(readOut(lumped, lumped, lumped).size()).isBetween(150L, 250L);
    }

    @Test
    void countsRequestsWhereNoUsersAreKnown() {
        RunningRollout rollout = inExperiment(ExposureUnit.REQUEST);
        for (String treatment : TREATMENTS) {
            rollout = rollout.observe(Observation.cumulative(
                            CLICKS, WINDOW, Sample.events(10_000, 100_000), Sample.events(10_000, 100_000))
                    .ofTreatment(treatment));
        }
        ExperimentReadOut shown = rollout.readOut(rollout.since().plusDays(70)).orElseThrow();

        assertThat(shown.size()).isEqualTo(100_000);
        assertThat(shown.groups()).isEmpty();
    }
}
