package io.github.rolloutplanner.internal.evidence;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.internal.statistics.OnsetTally;
import io.github.rolloutplanner.internal.statistics.RateStratum;
import io.github.rolloutplanner.internal.statistics.StratifiedRateEProcess;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a gate promises that detects: looked at every hour, the alarm sees the harm, and nothing where there is none. */
class PromiseSimulationTest {
    private static final double LEVEL = 0.05;
    private static final int RUNS = 2_000;
    private static final int LOOKS = 24;
    /** Three standard errors of a probability of 0.05 in so many runs. */
    private static final double SIMULATION_ERROR = 3 * Math.sqrt(LEVEL * (1 - LEVEL) / RUNS);

    private interface Alarm {
        boolean isRaised(long controlEvents, long exposedEvents, long observations);
    }

    private static long needed(double baseline, double harm, ComparedWith compared) {
        MetricPower detection = new MetricPowers(5)
                .of(
                        Metric.errorRate("Errors", percent(baseline)),
                        compared,
                        TestLevels.of(EvidencePolicy.standard(), 1, 1, 1));
        return (long) detection.needed(Quantity.of(harm, "%"));
    }

    private static Alarm besideControl() {
        return (control, exposed, observations) -> tally(
                        new RateStratum.TwoGroups(control, observations, exposed, observations), 1)
                .evidence()
                .rejects(LEVEL);
    }

    private static Alarm againstBaseline(double baseline) {
        return againstBaseline(baseline, 1, 0);
    }

    /** Where the baseline may be so many times as high, and an incident as large as so many observations is allowed for. */
    private static Alarm againstBaseline(double baseline, double acceptable, double incident) {
        return (control, exposed, observations) -> tally(
                        new RateStratum.AgainstBaseline(exposed, baseline * observations), acceptable)
                .evidence(incident * baseline)
                .rejects(LEVEL);
    }

    /** As the judge does: half of the weight is on a regression that begins with the first stretch. */
    private static OnsetTally tally(RateStratum seen, double acceptable) {
        StratifiedRateEProcess process = StratifiedRateEProcess.withDefaults();
        return OnsetTally.of(process).next().with(seen, process.nullRateRatio(acceptable));
    }

    /** How often the alarm is raised at one of the looks, the last of them at all observations. */
    private static double raised(double control, double exposed, long observations, Alarm alarm) {
        SplittableRandom random = new SplittableRandom(20_261_123);
        int raised = 0;
        for (int run = 0; run < RUNS; run++) {
            long controlEvents = 0;
            long exposedEvents = 0;
            long seen = 0;
            boolean rings = false;
            for (int look = 1; look <= LOOKS && !rings; look++) {
                long now = observations * look / LOOKS;
                controlEvents += events(now - seen, control, random);
                exposedEvents += events(now - seen, exposed, random);
                seen = now;
                rings = alarm.isRaised(controlEvents, exposedEvents, seen);
            }
            raised += rings ? 1 : 0;
        }
        return (double) raised / RUNS;
    }

    /** A binomial number, by the gaps between events. */
    private static long events(long observations, double rate, SplittableRandom random) {
        long events = -1;
        double at = 0;
        while (at <= observations) {
            at += 1 + Math.floor(Math.log(1 - random.nextDouble()) / Math.log1p(-rate));
            events++;
        }
        return events;
    }

    /** The power asked for is 0.8, to a standard error of 0.01. */
    private static void assertPowered(double seen) {
        assertThat(seen).isBetween(0.75, 0.90);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.2", "0.1, 0.5", "1, 1.5", "1, 2", "5, 6"})
    void theHarmIsSeenBesideAControlGroup(double baseline, double harm) {
        long needed = needed(baseline, harm, new ComparedWith(Comparison.CONTROL, 1));
        assertPowered(raised(baseline / 100, harm / 100, needed, besideControl()));
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.2", "0.1, 0.5", "1, 1.5", "1, 2", "5, 6"})
    void theHarmIsSeenAgainstTheBaseline(double baseline, double harm) {
        long needed = needed(baseline, harm, ComparedWith.BASELINE);
        assertPowered(raised(baseline / 100, harm / 100, needed, againstBaseline(baseline / 100)));
    }

    /** A fifth above the baseline is acceptable, and an incident may hide as much as a quarter of the observations shows. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.2, 30000", "0.1, 0.5, 2000", "1, 1.5, 6000", "1, 2, 1000", "5, 7, 1000"})
    void theHarmIsSeenBesideAnIncidentAgainstABaselineThatIsKnownSoWell(double baseline, double harm, double incident) {
        ComparedWith compared = ComparedWith.baseline(Quantity.of(1.2 * baseline, "%"), incident);
        long needed = needed(baseline, harm, compared);
        assertPowered(raised(baseline / 100, harm / 100, needed, againstBaseline(baseline / 100, 1.2, incident)));
    }

    /** Even over ten times as many observations as the harm needs. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.5", "1, 2"})
    void aHarmlessChangeIsSeldomTakenBack(double baseline, double harm) {
        long needed = needed(baseline, harm, new ComparedWith(Comparison.CONTROL, 1));
        double rate = baseline / 100;
        assertThat(raised(rate, rate, 10 * needed, besideControl())).isLessThanOrEqualTo(LEVEL + SIMULATION_ERROR);
        assertThat(raised(rate, rate, 10 * needed, againstBaseline(rate)))
                .isLessThanOrEqualTo(LEVEL + SIMULATION_ERROR);
    }
}
