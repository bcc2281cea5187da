package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.json.export.Loss;

/**
 * The steps in which a system counts users.
 *
 * @param step the smallest part that it can tell from none
 */
public record Grain(Share step) {
    /** Whole percents. */
    public static final Grain PERCENT = new Grain(new Share(1_000_000));

    /** How many steps a part is, to the nearest one. */
    public long steps(Share share) {
        return Math.round((double) share.buckets() / step.buckets());
    }

    public boolean holds(Share share) {
        return share.buckets() % step.buckets() == 0;
    }

    /** Refuses a part that is between two steps, and names both. */
    public void check(FlagValue on, Share share, Spot spot) {
        check(share, "users", "it cannot give '" + on + "' to " + share + " of them.", "Give it to ", spot);
    }

    /** Refuses a part of the traffic that is between two steps, and names both. */
    public void check(Share share, Spot spot) {
        check(share, "traffic", "it cannot send " + share + " of it.", "Send ", spot);
    }

    private void check(Share share, String counted, String effect, String advice, Spot spot) {
        if (!holds(share)) {
            Share below = new Share(share.buckets() / step.buckets() * step.buckets());
            Share above = new Share(below.buckets() + step.buckets());
            spot.refuse(
                    Loss.Feature.PERCENTAGE,
                    "It counts " + counted + " in steps of " + step + ", so " + effect,
                    advice + (below.isNone() && counted.equals("traffic") ? above : below + " or " + above) + ".");
        }
    }
}
