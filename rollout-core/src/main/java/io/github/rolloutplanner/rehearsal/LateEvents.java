package io.github.rolloutplanner.rehearsal;

/** The events of one group that have happened and are not counted yet. */
final class LateEvents {
    private final int from;
    private final long[] due;
    private int now;
    private long leftOver;

    /** Events that come some ticks after their exposures. */
    LateEvents(int from, int to) {
        this.from = from;
        this.due = new long[to + 1];
    }

    /** Takes what happens in a tick, and gives what is counted in it. */
    long exchange(long happened, Draws draws) {
        int delays = due.length - from;
        long left = happened;
        for (int delay = 0; delay < delays; delay++) {
            long here = delay == delays - 1 ? left : draws.binomial(left, 1.0 / (delays - delay));
            due[(now + from + delay) % due.length] += here;
            left -= here;
        }
        long counted = due[now] + leftOver;
        due[now] = 0;
        leftOver = 0;
        now = (now + 1) % due.length;
        return counted;
    }

    /** What could not be counted yet is counted with the next. */
    void leave(long events) {
        leftOver = events;
    }
}
