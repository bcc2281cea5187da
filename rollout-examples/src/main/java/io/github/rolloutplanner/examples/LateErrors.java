package io.github.rolloutplanner.examples;

import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;

/** Errors that are told one to six hours after they happened, as those that a batch job finds. */
final class LateErrors implements LongUnaryOperator {
    private static final int HOURS = 6;

    private final SplittableRandom random;
    private final long[] arriving = new long[HOURS + 1];
    private int now;

    LateErrors(SplittableRandom random) {
        this.random = random;
    }

    /** Takes what happens in an hour and says what is told in it. */
    @Override
    public long applyAsLong(long happening) {
        for (long error = 0; error < happening; error++) {
            arriving[(now + random.nextInt(1, HOURS + 1)) % arriving.length]++;
        }
        long told = arriving[now];
        arriving[now] = 0;
        now = (now + 1) % arriving.length;
        return told;
    }
}
