package io.github.rolloutplanner.rehearsal;

/** A resource that is read tick by tick: it swings, and where it stands now it mostly stands at the next tick. */
final class Resource {
    /** How far readings swing, as a part of their level. */
    private static final double SWING = 0.05;
    /** How much of a swing is left at the next tick. */
    private static final double MEMORY = 0.9;

    private static final double FRESH = Math.sqrt(1 - MEMORY * MEMORY);

    private double swing;

    /** The next reading around a level. */
    double read(double level, Draws draws) {
        swing = MEMORY * swing + FRESH * draws.gaussian();
        return Math.max(0, level * (1 + SWING * swing));
    }
}
