package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever numbers a calculator is given, it ends soon, in numbers or in words. */
class ExtremeCallsProperties {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Property(tries = 5000)
    void everyCallEndsInNumbersOrInWords(@ForAll long seed) {
        ExtremeCall call = new ExtremeCall(new ExtremeValues(seed));
        assertTimeoutPreemptively(LIMIT, call::make, call::toString);
        assertThat(call.complaint()).as(call.toString()).isEmpty();
    }
}
