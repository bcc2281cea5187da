package io.github.rolloutplanner.internal.rows;

import java.util.Locale;

/** A number that a row may have. */
enum Column {
    TRIALS,
    EVENTS,
    USERS,
    TRIAL_SQUARES,
    EVENT_SQUARES,
    COUNT,
    COUNT_SQUARES,
    SUM(true),
    SQUARES,
    SUM_SQUARES,
    PRODUCTS(true),
    READING;

    private final boolean isSigned;

    Column() {
        this(false);
    }

    Column(boolean isSigned) {
        this.isSigned = isSigned;
    }

    /** Whether it is below zero where the numbers that it is the sum of are. */
    boolean isSigned() {
        return isSigned;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
