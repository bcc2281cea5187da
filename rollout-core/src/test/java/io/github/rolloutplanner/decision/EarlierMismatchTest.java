package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.decision.ExperimentReadOut.Recommendation;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the groups of a pilot were says something of the experiment after it only as long as nobody answered for it. */
class EarlierMismatchTest {
    private static final String CONVERSION = "Conversion";
    private static final Duration DAY = Duration.ofDays(1);

    private final RunningRollout pilot = RunningRollout.start(RolloutPlanner.forChange("Short form")
            .behavioral("The form has three fields")
            .population(Population.ofUsersPerDay(40_000))
            .experiment(ExperimentRequest.changing(CONVERSION, percent(5)))
            .success(Metric.conversion(CONVERSION, percent(10)))
            .plan());

    @BeforeEach
    void theExperimentIsTheSecondPhase() {
        assertThat(inExperiment(pilot).phase().purpose()).isEqualTo(PhasePurpose.EXPERIMENT);
    }

    private static RunningRollout inExperiment(RunningRollout rollout) {
        return rollout.advanceAnyway(DAY, "Ada", "A deadline");
    }

    private static Sample of(long users, double percent) {
        return Sample.events(Math.round(users * percent / 100), users);
    }

    private static Observation checkpoint(Duration start, long hours, long treated, long control) {
        return Observation.cumulative(
                CONVERSION, new TimeWindow(start, start.plusHours(hours)), of(treated, 11), of(control, 10));
    }

    /** A week of an experiment in which the change is better, with so many users of the control group for one exposed. */
    private static RunningRollout tested(RunningRollout rollout, double controlPerTreated) {
        RunningRollout tested = inExperiment(rollout);
        for (int day = 1; day <= 7; day++) {
            long users = 16_800L * day;
            tested =
                    tested.observe(checkpoint(tested.since(), 24L * day, users, Math.round(users * controlPerTreated)));
        }
        return tested;
    }

    private static Recommendation recommendation(RunningRollout tested) {
        return tested.readOut(tested.since().plus(tested.phase().soak().orElseThrow()))
                .orElseThrow()
                .recommendation();
    }

    private RunningRollout mismatch() {
        return pilot.observe(
                Observation.increment(CONVERSION, TimeWindow.ofHours(0, 24), of(2_400, 10), of(1_800, 10)));
    }

    private static RunningRollout answered(RunningRollout rollout, Duration at) {
        return rollout.acknowledgeMismatch(at, "Ada", "Bots, filtered since");
    }

    @Test
    void isNoneOfAHealthyExperimentOnceItIsAnsweredFor() {
        RunningRollout tested = tested(answered(mismatch(), DAY), 1);

        assertThat(recommendation(tested)).isEqualTo(Recommendation.SHIP);
    }

    @Test
    void waitsForAnAnswerInTheExperiment() {
        RunningRollout tested = tested(mismatch(), 1);

        assertThat(recommendation(tested)).isEqualTo(Recommendation.NONE);
        assertThat(recommendation(answered(tested, tested.since().plusDays(7)))).isEqualTo(Recommendation.SHIP);
    }

    /** It does not hold again, as was promised, but groups that differ show nothing all the same. */
    @Test
    void doesNotExcuseTheGroupsOfTheExperiment() {
        RunningRollout tested = tested(answered(mismatch(), DAY), 0.75);

        assertThat(Rollouts.detections(tested)).hasSize(1);
        assertThat(recommendation(tested)).isEqualTo(Recommendation.NONE);
    }

    @Test
    void thatOneCheckpointAloneShowedIsNone() {
        RunningRollout torn = pilot.observe(checkpoint(Duration.ZERO, 18, 1_800, 1_800))
                .observe(checkpoint(Duration.ZERO, 24, 2_400, 1_800));
        RunningRollout tested = tested(torn, 1);

        assertThat(Rollouts.detections(tested)).isEmpty();
        assertThat(recommendation(tested)).isEqualTo(Recommendation.SHIP);
    }

    /** Too little in the pilot, and too little in a day of the experiment, are together a mismatch that is read where it is. */
    @Test
    void isShownWhereItIs() {
        RunningRollout both = inExperiment(pilot.observe(
                        Observation.increment(CONVERSION, TimeWindow.ofHours(0, 24), of(5_000, 10), of(4_580, 10))))
                .observe(Observation.increment(CONVERSION, TimeWindow.ofHours(24, 25), of(700, 10), of(600, 10)))
                .observe(Observation.increment(CONVERSION, TimeWindow.ofHours(25, 26), of(700, 10), of(600, 10)));

        assertThat(Rollouts.detections(both)).singleElement().satisfies(detection -> {
            assertThat(detection.kind()).isEqualTo(Detection.Kind.SPLIT);
            assertThat(detection.phase()).isEqualTo(1);
            assertThat(detection.treated().observations()).isEqualTo(5_000);
        });
    }
}
