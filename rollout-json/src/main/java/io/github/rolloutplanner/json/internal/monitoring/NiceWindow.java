package io.github.rolloutplanner.json.internal.monitoring;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Windows as people choose them. */
final class NiceWindow {
    private static final List<Duration> ALL = Stream.of(1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440)
            .map(Duration::ofMinutes)
            .toList();

    private NiceWindow() {}

    /** The shortest one that is no shorter; the length itself beyond a day. */
    static Duration atLeast(Duration length) {
        return ALL.stream()
                .filter(nice -> nice.compareTo(length) >= 0)
                .findFirst()
                .orElse(length);
    }

    /** The longest one that is no longer; the shortest of all below it. */
    static Duration atMost(Duration length) {
        return ALL.stream().filter(nice -> nice.compareTo(length) <= 0).reduce(ALL.get(0), (shorter, longer) -> longer);
    }
}
