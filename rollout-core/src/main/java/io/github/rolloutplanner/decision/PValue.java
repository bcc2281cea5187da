package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Fact;
import java.util.Optional;

/** A p-value as it is read in the field: to three digits, or "below 0.0001". */
record PValue(double value) {
    private static final int DIGITS = 3;

    /** What is smaller is no longer told apart. */
    private static final double LEAST = 0.0001;

    /** The value, unless it is too small to be told. */
    Fact shown() {
        return fact("p", isTiny() ? Optional.empty() : Optional.of(Wording.rounded(value, DIGITS)));
    }

    /** What it is below, where it is too small to be told. */
    Fact below() {
        return fact("pBelow", isTiny() ? Optional.of(Wording.of(LEAST)) : Optional.empty());
    }

    private boolean isTiny() {
        return value < LEAST;
    }
}
