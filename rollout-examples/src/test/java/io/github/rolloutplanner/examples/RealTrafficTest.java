package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is promised on real traffic holds, as far as so few rollouts can tell: a row fails if its exact 95% interval lies beyond
 * the bound. With {@code -Dsimulation.long=true} there are ten times as many.
 */
class RealTrafficTest {
    private static final int RUNS = Boolean.getBoolean("simulation.long") ? 300 : 30;
    private static final int WIDTH = 120;

    static List<TrafficPromise> promises() {
        return RealTraffic.promises();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("promises")
    void holds(TrafficPromise promise) {
        assertThat(promise.measure(RUNS, RealTraffic.SEED)).allSatisfy(measurement -> {
            assertThat(measurement.holds()).as("%s", measurement).isTrue();
            assertThat(measurement.toString()).hasSizeLessThanOrEqualTo(WIDTH);
        });
    }

    @Test
    void anEffectThatBeginsLateCostsAtMostThreeTimesAsMuch() {
        LateOnset onset = LateOnset.measure(RUNS, RealTraffic.SEED);

        assertThat(onset.holds()).as("%s", onset).isTrue();
        assertThat(onset.toString()).hasSizeLessThanOrEqualTo(WIDTH);
    }

    /** A doubled error rate is rolled back nearly always, so a bound for harmless changes must not hold of it. */
    @Test
    void aRowThatDoesNotHoldSaysSo() {
        TrafficPromise harm = HarmfulTraffic.promises().get(0);
        TrafficPromise calledHarmless = TrafficPromise.harmless(harm.traffic(), harm.plan(), harm.scenario());

        assertThat(calledHarmless.measure(RUNS, RealTraffic.SEED)).allSatisfy(measurement -> {
            assertThat(measurement.holds()).isFalse();
            assertThat(measurement.toString()).endsWith("FAILS");
        });
    }

    @Test
    void theTableHasAHeadingOfItsWidth() {
        assertThat(TrafficMeasurement.heading()).hasSizeLessThanOrEqualTo(WIDTH).startsWith("traffic");
    }
}
