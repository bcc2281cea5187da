package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.metric.Condition.Persistence;
import java.time.Duration;
import java.util.Optional;

/** Which of two conditions waits longer until it counts. Checks have no length, so that they cannot be compared with a time. */
final class Patience {
    private Patience() {}

    /** Below, at or above zero as one waits less, as long or longer; zero, too, where that cannot be told. */
    static int compare(Persistence one, Persistence other) {
        if (isAtOnce(one) || isAtOnce(other)) {
            return Boolean.compare(!isAtOnce(one), !isAtOnce(other));
        }
        int lasting = compare(one.lasting(), other.lasting());
        int window = compare(one.window(), other.window());
        int checks = checks(one, other);
        boolean isLonger = lasting > 0 || window > 0 || checks > 0;
        boolean isShorter = lasting < 0 || window < 0 || checks < 0;
        return isLonger == isShorter || !areOfOneKind(one, other) ? 0 : isLonger ? 1 : -1;
    }

    private static boolean isAtOnce(Persistence persistence) {
        return persistence.equals(Persistence.NONE);
    }

    private static boolean areOfOneKind(Persistence one, Persistence other) {
        return one.lasting().isPresent() == other.lasting().isPresent()
                && one.window().isPresent() == other.window().isPresent()
                && one.breaches().isPresent() == other.breaches().isPresent();
    }

    private static int compare(Optional<Duration> one, Optional<Duration> other) {
        return one.isPresent() && other.isPresent() ? one.get().compareTo(other.get()) : 0;
    }

    /** More breaches are waited for; more checks in which they may be find them sooner. */
    private static int checks(Persistence one, Persistence other) {
        int breaches =
                Integer.compare(one.breaches().orElse(0), other.breaches().orElse(0));
        int within = Integer.compare(other.checks().orElse(0), one.checks().orElse(0));
        return breaches * within < 0 ? 0 : Integer.signum(breaches + within);
    }
}
