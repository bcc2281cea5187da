package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.reason.RolloutException;
import java.util.concurrent.CancellationException;

/**
 * What may be said of an exception: our own words; of all others only the type, since their texts may hold credentials. An interrupt is
 * no failure of a system: it ends the tick.
 */
final class Failures {
    private Failures() {}

    static String text(Throwable failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The tick was interrupted. The next one goes on from what was kept.");
        }
        return failure instanceof RolloutException own
                ? String.valueOf(own.getMessage())
                : failure.getClass().getName() + ", whose text is not shown because it may hold credentials.";
    }
}
