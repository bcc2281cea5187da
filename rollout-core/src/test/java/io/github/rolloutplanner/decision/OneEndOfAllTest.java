package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.decision.ExperimentReadOut.OfTreatment;
import io.github.rolloutplanner.decision.ExperimentReadOut.Recommendation;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Treatments that are not read at one time: late data, groups that are too small, one that is stopped. */
class OneEndOfAllTest {
    private static final String CONVERSION = "Conversion";
    private static final ExperimentRequest REQUEST =
            ExperimentRequest.changing(CONVERSION, percent(5)).between("c", "a", "b");

    private final RunningRollout started = inExperiment(REQUEST);
    private final int days = (int) started.phase().soak().orElseThrow().toDays();
    private final Duration end = started.since().plusDays(days);
    /** Of each group, each day, so that it has just its size at the end. */
    private final long users =
            started.plan().experiment().orElseThrow().sampleSizePerGroup().orElseThrow() / days + 10;

    private static RunningRollout inExperiment(ExperimentRequest request) {
        RunningRollout rollout = RunningRollout.start(RolloutPlanner.forChange("Form")
                .behavioral("The form asks for less")
                .population(Population.ofUsersPerDay(40_000))
                .experiment(request)
                .success(Metric.conversion(CONVERSION, percent(10)))
                .plan());
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        return rollout;
    }

    private static Sample of(long users, double percent) {
        return Sample.events(Math.round(users * percent / 100), users);
    }

    private TimeWindow day(int number) {
        return new TimeWindow(started.since().plusDays(number), started.since().plusDays(number + 1));
    }

    private List<Observation> onDay(int number, long control, Sample a, Sample b) {
        return Observation.increments(CONVERSION, day(number), Map.of("a", a, "b", b), of(control, 10));
    }

    private RunningRollout toTheEnd(RunningRollout rollout, int days, long control, Sample a, Sample b) {
        RunningRollout next = rollout;
        for (int day = 0; day < days; day++) {
            next = next.observeAll(onDay(day, control, a, b));
        }
        return next;
    }

    private static ExperimentReadOut readOut(RunningRollout rollout, Duration at) {
        return rollout.readOut(at).orElseThrow();
    }

    @Test
    void nothingShipsWhileTheDataOfOneAreAnHourLate() {
        TimeWindow last = day(days - 1);
        RunningRollout late = toTheEnd(started, days - 1, users, of(users, 11), of(users, 12))
                .observe(Observation.increment(CONVERSION, last, of(users, 11), of(users, 10))
                        .ofTreatment("a"))
                .observe(Observation.increment(
                                CONVERSION,
                                new TimeWindow(last.start(), last.end().minusHours(1)),
                                of(users, 12),
                                of(users, 10))
                        .ofTreatment("b"));

        ExperimentReadOut shown = readOut(late, end);

        assertThat(shown.treatments())
                .extracting(OfTreatment::recommendation)
                .containsExactly(Recommendation.SHIP, Recommendation.KEEP_RUNNING);
        assertThat(shown.recommendation()).isEqualTo(Recommendation.KEEP_RUNNING);
        assertThat(shown.ships()).isEmpty();
        assertThat(shown.reasons()).extracting(Reason::rule).containsExactly("read-out.weeks");
        assertThatThrownBy(() -> late.choose(end, "a", "Ada", "it won")).isInstanceOf(TransitionException.class);
    }

    @Test
    void nothingShipsWhileOneIsTooSmall() {
        RunningRollout small = toTheEnd(started, days, users, of(users, 11), of(users * 985 / 1_000, 12));
        RunningRollout chosen = small.choose(end, "a", "Ada", "it leads");

        assertThat(readOut(small, end).recommendation()).isEqualTo(Recommendation.KEEP_RUNNING);
        assertThat(readOut(small, end).reasons()).extracting(Reason::rule).containsExactly("read-out.size");
        assertThat(chosen.decide(end)).isInstanceOf(Decision.Hold.class);
        assertThatThrownBy(() -> chosen.approve(end, chosen.pendingApprovals().get(0), "Bob"))
                .isInstanceOf(TransitionException.class);
    }

    @Test
    void theBestOfAllShipsOnceAllAreThere() {
        RunningRollout ended = toTheEnd(started, days, users, of(users, 11), of(users, 12));

        assertThat(readOut(ended, end).ships()).contains("b");
    }

    /** Late data hold a look up as they do an end; at a look, one that is not decided does not. */
    @Test
    void atAnInterimLookOneThatGoesOnHoldsNoOther() {
        RunningRollout looked = inExperiment(REQUEST.withLooks(3, ExperimentRequest.Spending.POCOCK));
        int day = looked.plan().experiment().orElseThrow().looks().get(0).day();
        Duration look = looked.since().plusDays(day);
        RunningRollout before = toTheEnd(looked, day - 1, 20_000, of(20_000, 11.5), of(20_000, 10));
        TimeWindow last = day(day - 1);
        Sample control = of(20_000, 10);
        RunningRollout late = before.observe(Observation.increment(CONVERSION, last, of(20_000, 11.5), control)
                .ofTreatment("a"));
        RunningRollout whole = late.observe(
                Observation.increment(CONVERSION, last, of(20_000, 10), control).ofTreatment("b"));

        assertThat(readOut(late, look).recommendation()).isEqualTo(Recommendation.KEEP_RUNNING);
        assertThat(readOut(whole, look).treatments())
                .extracting(OfTreatment::recommendation)
                .containsExactly(Recommendation.SHIP, Recommendation.KEEP_RUNNING);
        assertThat(readOut(whole, look).ships()).contains("a");
    }

    /** Just short of its own part of the level, which a better treatment would leave to it. */
    @Test
    void aTreatmentThatIsReadOutIsNotReadAgainWithTheOther() {
        RunningRollout later = started;
        ExperimentReadOut atEnd = null;
        for (int day = 0; day < days + 7; day++) {
            later = later.observeAll(onDay(
                    day,
                    users,
                    Sample.events(Math.round(users * 0.1) + (day % 5 == 0 ? 48 : 0), users),
                    of(users * 985 / 1_000, day < days ? 10 : 11.6)));
            atEnd = day == days - 1 ? readOut(later, end) : atEnd;
        }
        ExperimentReadOut after = readOut(later, end.plusDays(7));

        assertThat(after.treatments().get(1).recommendation()).isEqualTo(Recommendation.SHIP);
        assertThat(after.treatments().get(0)).isEqualTo(atEnd.treatments().get(0));
        assertThat(after.treatments().get(0).effects().get(0).absolute().pValue())
                .isBetween(0.025, 0.05);
    }
}
