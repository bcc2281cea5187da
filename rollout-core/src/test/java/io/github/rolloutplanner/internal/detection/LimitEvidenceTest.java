package io.github.rolloutplanner.internal.detection;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.internal.evidence.Incident;
import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.statistics.EValue;
import io.github.rolloutplanner.internal.statistics.OnsetTally;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A limit of 1% that stands by itself, of errors that are at 0.2%. */
class LimitEvidenceTest {
    private static final Quantity LIMIT = Quantity.of(1, "%");
    private static final Metric ERRORS = Metric.errorRate("Errors", percent(0.2));
    private static final TransitionLog ONE_PHASE = TransitionLog.of(List.of());
    private static final MetricModel MODEL = new MetricModel(
            ERRORS.name(),
            Optional.empty(),
            GateRole.GUARDRAIL,
            Optional.of(ERRORS.baseline()),
            Judge.of(ERRORS, 8, List.of(5_000.0, 5_000.0), new Incident(Duration.ofHours(3))),
            List.of(Optional.empty(), Optional.empty()),
            Optional.empty(),
            ComparisonBases.none(2),
            Optional.of(LIMIT),
            ComparisonBases.everywhere(ComparisonBasis.absolute(LIMIT), 2),
            0.045,
            0.005,
            0.0001,
            Duration.ZERO,
            List.of());

    private static Observation.Measured hour(int hour, long failed, long requests) {
        return increment(TimeWindow.ofHours(hour, hour + 1), failed, requests);
    }

    private static Observation.Measured increment(TimeWindow window, long failed, long requests) {
        return (Observation.Measured) Observation.increment(ERRORS.name(), window, Sample.events(failed, requests));
    }

    private static LimitEvidence evidence(TransitionLog log, List<Observation.Measured> observations) {
        MetricRecord record = MetricRecord.of(ERRORS.name());
        for (Observation.Measured observation : observations) {
            record = record.with(observation, bucket(log, observation), Duration.ZERO, false);
        }
        return new LimitEvidence(MetricState.of(MODEL, record), log, log.phase(), LIMIT);
    }

    private static LimitEvidence evidence(Observation.Measured... observations) {
        return evidence(ONE_PHASE, List.of(observations));
    }

    private static PhaseBucket bucket(TransitionLog log, Observation.Measured observation) {
        int phase = log.phaseOf(observation.window()).orElseThrow();
        return PhaseBucket.of(phase, log.since(phase), observation);
    }

    private static EValue worse(List<PhaseBucket> stretches) {
        return MODEL.judge().orElseThrow().worse(stretches, MODEL.limitBases(), MODEL.limitLevel());
    }

    /** Half on whole stretches; the other half on each hour by its weight, with all that came since. */
    private static double naive(List<PhaseBucket> stretches, List<Observation.Measured> hours) {
        List<EValue> since = new ArrayList<>();
        for (int from = 0; from < hours.size(); from++) {
            PhaseBucket sum = hours.subList(from, hours.size()).stream()
                    .map(hour -> bucket(ONE_PHASE, hour))
                    .reduce(PhaseBucket::plus)
                    .orElseThrow();
            double weight = OnsetTally.weight(hours.get(from).window().start().toHours() + 1);
            since.add(new EValue(worse(List.of(sum)).logValue() + Math.log(weight)));
        }
        return worse(stretches).mixedWith(EValue.sum(since), 0.5).logValue();
    }

    @Test
    void isHalfOfTheStretchesAndHalfOfTheHoursSinceEach() {
        List<Observation.Measured> hours = new ArrayList<>();
        for (int hour = 0; hour < 20; hour++) {
            hours.add(hour(hour, hour < 17 ? 20 : 500, 10_000));
        }
        LimitEvidence evidence = evidence(ONE_PHASE, hours);
        PhaseBucket day = hours.stream()
                .map(hour -> bucket(ONE_PHASE, hour))
                .reduce(PhaseBucket::plus)
                .orElseThrow();

        assertThat(evidence.beyond().logValue()).isCloseTo(naive(List.of(day), hours), within(1e-9));
        assertThat(evidence.shown().treated()).isEqualTo(GroupTotals.of(Sample.events(1_500, 30_000)));
    }

    @Test
    void isNoneWhereNothingIsBeyond() {
        assertThat(evidence().beyond()).isEqualTo(EValue.NONE);
        assertThat(evidence(hour(0, 0, 0), hour(1, 0, 1)).beyond()).isEqualTo(EValue.NONE);
        assertThat(evidence(hour(0, 100, 10_000), hour(1, 0, 1_000_000_000_000L))
                        .beyond())
                .isEqualTo(EValue.NONE);
    }

    @Test
    void isOfAllThatCameWhereTheLatestHourIsClean() {
        LimitEvidence evidence = evidence(hour(0, 500, 10_000), hour(1, 0, 10_000));

        assertThat(evidence.beyond().logValue())
                .isCloseTo(
                        worse(List.of(bucket(ONE_PHASE, hour(0, 500, 20_000)))).logValue() + Math.log(0.5),
                        within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 1_000_000, 1_000_000_000_000L})
    void isFiniteAndEnoughWhereAllFail(long requests) {
        LimitEvidence evidence = evidence(hour(0, requests, requests));

        assertThat(evidence.beyond().logValue()).isFinite();
        assertThat(evidence.beyond().rejects(MODEL.limitLevel())).isTrue();
        assertThat(evidence.shown().treated().events()).isEqualTo(requests);
    }

    @Test
    void oneFailureIsNoBreach() {
        assertThat(evidence(hour(0, 1, 1)).beyond().rejects(MODEL.limitLevel())).isFalse();
    }

    @Test
    void hoursOfAnEarlierPhaseAreNotAddedToThoseOfThisOne() {
        TransitionLog log = ONE_PHASE.with(
                new Transition(Transition.Kind.ADVANCED, Duration.ofHours(2), 2, OptionalInt.empty(), "", ""));
        LimitEvidence evidence =
                evidence(log, List.of(hour(0, 500, 10_000), hour(1, 500, 10_000), hour(2, 600, 10_000)));

        assertThat(evidence.shown().treated()).isEqualTo(GroupTotals.of(Sample.events(600, 10_000)));
    }

    /** Windows of ten minutes have the weight of their hour together, not each. */
    @Test
    void shorterWindowsShareTheWeightOfTheirHour() {
        TimeWindow minutes = new TimeWindow(Duration.ZERO, Duration.ofMinutes(10));
        Observation.Measured tenMinutes = increment(minutes, 500, 10_000);
        double all = worse(List.of(bucket(ONE_PHASE, tenMinutes))).logValue();

        assertThat(evidence(tenMinutes).beyond().logValue())
                .isCloseTo(all + Math.log(0.5 + 0.5 * OnsetTally.weight(1) / 6), within(1e-9));
    }

    @Test
    void runningSumsAreNoIncrements() {
        Observation.Measured sum = (Observation.Measured)
                Observation.cumulative(ERRORS.name(), TimeWindow.ofHours(0, 3), Sample.events(500, 10_000));
        LimitEvidence evidence = evidence(sum);

        assertThat(evidence.beyond().logValue())
                .isCloseTo(worse(List.of(bucket(ONE_PHASE, sum))).logValue() + Math.log(0.5), within(1e-9));
        assertThat(evidence.shown().treated()).isEqualTo(GroupTotals.of(Sample.events(500, 10_000)));
    }
}
