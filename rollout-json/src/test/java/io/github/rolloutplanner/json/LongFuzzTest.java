package io.github.rolloutplanner.json;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What {@link FuzzProperties} and {@link EditedPlanProperties} try some times, as often as is asked for. */
@EnabledIfSystemProperty(named = "fuzz.inputs", matches = "\\d+")
class LongFuzzTest {
    private static final int ALL = 1_000;

    private final FuzzProperties broken = new FuzzProperties();
    private final EditedPlanProperties edited = new EditedPlanProperties();

    LongFuzzTest() throws IOException {}

    @Test
    void noInputEndsInAnythingButAPlanOrOurException() {
        LongStream.range(0, Long.getLong("fuzz.inputs")).parallel().forEach(number -> {
            long seed = new SplittableRandom(number).nextLong();
            try {
                tryOne((int) (number % ALL), seed);
            } catch (RuntimeException | Error fault) {
                throw new AssertionError("input " + number + ", seed " + seed, fault);
            }
        });
    }

    /** The quickest most often, so that a million take about ten minutes on two cores. */
    private void tryOne(int share, long seed) {
        if (share < 2) {
            edited.whatIsReadCanBeUsed(seed);
        } else if (share < 20) {
            broken.aBrokenSnapshot(seed);
        } else if (share < 60) {
            broken.aBrokenChange(seed);
        } else if (share < 80) {
            broken.aBrokenPolicy(seed);
        } else if (share < 100) {
            broken.aBrokenDetailedForm(seed);
        } else if (share < 300) {
            broken.brokenBytes(seed);
        } else {
            broken.aBrokenContract(seed);
        }
    }
}
