package io.github.rolloutplanner.internal.text;

/** Names of what is measured of one variant of several. They are put together here alone, and never taken apart. */
public final class Series {
    private Series() {}

    /** A metric of one variant. */
    public static String of(String metric, String variant) {
        return metric + " (" + variant + ")";
    }
}
