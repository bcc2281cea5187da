package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.flag.Bucketing;
import io.github.rolloutplanner.metric.Percentage;

/**
 * A part of the users, from none to all.
 *
 * @param buckets in millionths of a percent
 */
public record Share(int buckets) {
    private static final double BUCKETS_PER_PERCENT = Bucketing.BUCKETS / 100.0;

    /** A part of a part. */
    public static Share of(double fraction) {
        return new Share((int) Math.round(fraction * Bucketing.BUCKETS));
    }

    /** As large a part of another part as this one is of all users. */
    public Share times(Share other) {
        return of((double) buckets / Bucketing.BUCKETS * other.buckets / Bucketing.BUCKETS);
    }

    public boolean isNone() {
        return buckets == 0;
    }

    public boolean isAll() {
        return buckets == Bucketing.BUCKETS;
    }

    /** All others. */
    public Share others() {
        return new Share(Bucketing.BUCKETS - buckets);
    }

    public Percentage percentage() {
        return Percentage.percent(buckets / BUCKETS_PER_PERCENT);
    }

    @Override
    public String toString() {
        return percentage().toString();
    }
}
