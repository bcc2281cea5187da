package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.flag.Bucketing;
import java.util.List;

/**
 * The whole numbers in which a router counts traffic.
 *
 * @param total what stands for all of it: the least power of ten in which each percentage is whole
 */
public record Weights(int total) {
    private static final int PERCENT = 100;

    /** As fine as percentages need it, up to a limit. */
    public static Weights of(List<Share> shares, int finest) {
        int total = PERCENT;
        while (total < finest && !new Weights(total).hold(shares)) {
            total *= 10;
        }
        return new Weights(total);
    }

    private boolean hold(List<Share> shares) {
        return shares.stream().allMatch(grain()::holds);
    }

    /** The steps in which it counts. */
    public Grain grain() {
        return new Grain(new Share(Bucketing.BUCKETS / total));
    }

    /** The weight of a part. */
    public int of(Share share) {
        return (int) grain().steps(share);
    }

    /** Whether it counts in percents. */
    public boolean isPercent() {
        return total == PERCENT;
    }
}
