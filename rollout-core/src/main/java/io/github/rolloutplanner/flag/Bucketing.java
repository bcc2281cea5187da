package io.github.rolloutplanner.flag;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.RolloutException;

/**
 * Gives each id one of {@value #BUCKETS} buckets, always the same one.
 *
 * <p>The bucket of an id is {@code (h * BUCKETS) >>> 32}, in 64-bit integers, where {@code h} is the unsigned
 * {@linkplain #hash MurmurHash3} of the id, seeded with the hash of the salt, seeded with 0. There are as many buckets as
 * {@link Percentage} has steps up to 100 %, so that each percentage is a whole number of buckets: nothing is rounded.
 *
 * <p>A salt is what the bucket is for. Under two salts the buckets of a user have nothing to do with each other: of two flags with
 * 10 % each, 1 % of the users have both. Everything that has the key and the salt of a flag comes to the same bucket.
 *
 * @since 0.1.0
 */
public final class Bucketing {
    /** How many buckets there are: a millionth of a percent each. */
    public static final int BUCKETS = 100_000_000;

    private static final double BUCKETS_PER_PERCENT = BUCKETS / 100.0;

    private final String salt;
    private final int seed;

    private Bucketing(String salt) {
        this.salt = salt;
        this.seed = Murmur3.hash(salt, 0);
    }

    /**
     * Buckets of their own.
     *
     * @param salt any text; whoever uses the same one has the same buckets
     * @return the buckets
     */
    public static Bucketing salted(String salt) {
        return new Bucketing(requireNonNull(salt, "salt"));
    }

    /**
     * The buckets that decide who is in the percentage of a flag.
     *
     * @param flagKey key of the flag
     * @return the buckets of the salt {@code <key>:exposed}
     */
    public static Bucketing exposed(String flagKey) {
        return salted(requireNonNull(flagKey, "flagKey") + ":exposed");
    }

    /**
     * The buckets that decide which variant those get who are in the percentage.
     *
     * @param flagKey key of the flag
     * @return the buckets of the salt {@code <key>:variant}
     */
    public static Bucketing variant(String flagKey) {
        return salted(requireNonNull(flagKey, "flagKey") + ":variant");
    }

    /**
     * The bucket of an id. Allocates nothing.
     *
     * @param id value of the bucketing key, such as the id of a user
     * @return a number from 0 to {@value #BUCKETS} - 1
     */
    public int bucketOf(String id) {
        return (int) ((Integer.toUnsignedLong(Murmur3.hash(requireNonNull(id, "id"), seed)) * BUCKETS) >>> 32);
    }

    /**
     * How many buckets a percentage is: those from 0 on that are below this number.
     *
     * @param percentage a percentage from 0% to 100%
     * @return the number, exactly
     * @throws RolloutException.InvalidValue if the percentage is below 0% or above 100%
     */
    public static int bucketsOf(Percentage percentage) {
        if (!requireNonNull(percentage, "percentage").isPercentage()) {
            throw new RolloutException.InvalidValue(
                    percentage + " is no part of the users. Give a percentage from 0% to 100%.");
        }
        return (int) Math.round(percentage.value() * BUCKETS_PER_PERCENT);
    }

    /**
     * MurmurHash3, x86, 32 bits, of the UTF-8 form of a text, in which half of a surrogate pair stands as {@code ?}. Allocates
     * nothing.
     *
     * <p>Some of the published test vectors:
     *
     * <table>
     * <caption>Test vectors</caption>
     * <tr><th>text</th><th>seed</th><th>hash</th></tr>
     * <tr><td>empty</td><td>0</td><td>0x00000000</td></tr>
     * <tr><td>empty</td><td>1</td><td>0x514E28B7</td></tr>
     * <tr><td>empty</td><td>0xFFFFFFFF</td><td>0x81F16F39</td></tr>
     * <tr><td>test</td><td>0</td><td>0xBA6BD213</td></tr>
     * <tr><td>test</td><td>0x9747B28C</td><td>0x704B81DC</td></tr>
     * <tr><td>Hello, world!</td><td>0</td><td>0xC0363E43</td></tr>
     * <tr><td>Hello, world!</td><td>0x9747B28C</td><td>0x24884CBA</td></tr>
     * <tr><td>The quick brown fox jumps over the lazy dog</td><td>0</td><td>0x2E4FF723</td></tr>
     * <tr><td>The quick brown fox jumps over the lazy dog</td><td>0x9747B28C</td><td>0x2FA826CD</td></tr>
     * </table>
     *
     * @param text any text
     * @param seed where to start from
     * @return the hash, as a signed number
     */
    public static int hash(String text, int seed) {
        return Murmur3.hash(requireNonNull(text, "text"), seed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bucketing bucketing && salt.equals(bucketing.salt);
    }

    @Override
    public int hashCode() {
        return salt.hashCode();
    }

    /**
     * What the buckets are for.
     *
     * @return the salt
     */
    @Override
    public String toString() {
        return salt;
    }
}
