package io.github.rolloutplanner.json.prometheus;

import java.time.Duration;

/**
 * How counters come into Prometheus.
 *
 * @param every the time between two scrapes
 * @param memory how long a counter may be missing and go on afterwards
 */
record Sampling(Duration every, Duration memory) {
    static final Sampling STANDARD = new Sampling(Duration.ofSeconds(15), Duration.ofDays(1));
}
