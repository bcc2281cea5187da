package io.github.rolloutplanner.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The distinct users who have had the change. Who has it keeps it, so that each widening adds users of its own. */
final class ExposedUsers {
    private final UserTraffic traffic;
    private final List<Slice> slices = new ArrayList<>();
    private double widest;

    ExposedUsers(UserTraffic traffic) {
        this.traffic = traffic;
    }

    void growTo(double share, Duration at) {
        if (share > widest) {
            slices.add(new Slice(share - widest, at));
            widest = share;
        }
    }

    long until(Duration at) {
        return Math.round(slices.stream()
                .mapToDouble(slice -> slice.share() * traffic.distinctUsers(at.minus(slice.since())))
                .sum());
    }

    private record Slice(double share, Duration since) {}
}
