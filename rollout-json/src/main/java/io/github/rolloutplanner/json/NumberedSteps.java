package io.github.rolloutplanner.json;

import io.github.rolloutplanner.plan.ManualStep;
import java.io.IOException;
import java.util.List;
import javax.annotation.Nullable;

/**
 * Steps in order, each with its number before it: "1. Turn the flag off". A plan keeps them without numbers. What starts with
 * "Alternative" instead is no step of the order but another way.
 */
final class NumberedSteps extends ListCodec<ManualStep> {
    private static final String ALTERNATIVE = "Alternative";

    NumberedSteps() {
        super(Scalars.TEXT.as(ManualStep::stated, ManualStep::text));
    }

    private static String number(int index) {
        return index + 1 + ". ";
    }

    @Override
    void write(ManualStep step, int index, JsonOut out) throws IOException {
        out.text(step.text().startsWith(ALTERNATIVE) ? step.text() : number(index) + step.text());
    }

    @Override
    @Nullable
    ManualStep read(Node item, int index, Problems problems) {
        ManualStep step = super.read(item, index, problems);
        if (step == null) {
            return null;
        }
        if (step.text().startsWith(ALTERNATIVE)) {
            return new ManualStep(ManualStep.Kind.LOWER, step.text(), List.of());
        }
        if (!step.text().startsWith(number(index))) {
            problems.mismatch(item, () -> "a step that starts with \"" + number(index) + '"');
            return null;
        }
        return ManualStep.stated(step.text().substring(number(index).length()));
    }

    @Override
    Schema schema(Definitions definitions) {
        Schema step = Schema.ofType("string").with("pattern", "^([1-9][0-9]*\\. |" + ALTERNATIVE + ")");
        return Schema.ofType("array").with("items", step);
    }
}
