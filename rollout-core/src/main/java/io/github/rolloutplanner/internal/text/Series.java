package io.github.rolloutplanner.internal.text;

import java.util.Optional;

/** Names of what is measured of one variant of several. They are put together here alone, and never taken apart. */
public final class Series {
    private Series() {}

    /** A metric of one variant. */
    public static String of(String metric, String variant) {
        return metric + " (" + variant + ")";
    }

    /** The same of one variant of several, if there are several. */
    public static String of(String metric, Optional<String> variant) {
        return variant.map(one -> of(metric, one)).orElse(metric);
    }
}
