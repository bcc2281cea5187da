package io.github.rolloutplanner.json.internal.prometheus;

/** What each kind of metric says of its series to this module, and to no application. */
public interface HasSeries {

    /** The series by which it is counted. */
    MetricSeries series();
}
