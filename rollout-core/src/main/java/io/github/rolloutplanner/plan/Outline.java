package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import java.util.function.Supplier;

/** Lines that are indented below each other. */
final class Outline {
    private static final String STEP = "  ";

    private final StringBuilder text = new StringBuilder();

    void line(int depth, String line) {
        text.append(STEP.repeat(depth)).append(Legible.escaped(line)).append('\n');
    }

    void lines(int depth, List<String> lines) {
        lines.forEach(line -> line(depth, line));
    }

    /** The numbers of a plan that was changed by hand need not follow from each other. */
    void arithmetic(int depth, Supplier<List<String>> lines) {
        try {
            lines(depth, lines.get());
        } catch (IllegalArgumentException impossible) {
            line(depth, "does not follow from these numbers: " + impossible.getMessage());
        }
    }

    void reasons(int depth, List<Reason> reasons) {
        reasons.forEach(reason -> line(depth, reason.toString()));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
