package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.reason.RolloutException;

/** What may be said of an exception: our own words; of all others only the type, since their texts may hold credentials. */
final class Failures {
    private Failures() {}

    static String text(Exception failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return "The thread was interrupted.";
        }
        return failure instanceof RolloutException own
                ? String.valueOf(own.getMessage())
                : failure.getClass().getName() + ", whose text is not shown because it may hold credentials.";
    }
}
