package io.github.rolloutplanner.json.prometheus;

import java.util.List;
import java.util.Map;

/**
 * A series that Prometheus answered with.
 *
 * @param labels its labels, with its name as {@code __name__} where there is one
 * @param points its values
 */
record PrometheusSeries(Map<String, String> labels, List<Point> points) {

    /**
     * A value.
     *
     * @param time in milliseconds since 1970
     * @param value a finite number
     */
    record Point(long time, double value) {}
}
