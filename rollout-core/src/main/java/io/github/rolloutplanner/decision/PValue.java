package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Fact;
import java.util.Optional;

/** A p-value as a sentence tells it: three digits, or that it lies below the least that means anything. */
record PValue(double value) {
    private static final double LEAST = 0.0001;
    private static final int DIGITS = 3;

    Fact shown() {
        return fact("p", Optional.of(value).filter(p -> !(p < LEAST)).map(p -> Wording.rounded(p, DIGITS)));
    }

    Fact below() {
        return fact("pBelow", Optional.of(Wording.of(LEAST)).filter(least -> value < LEAST));
    }
}
