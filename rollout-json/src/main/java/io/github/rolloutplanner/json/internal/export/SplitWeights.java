package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.Remainder.Part;
import java.util.ArrayList;
import java.util.List;

/** Weights of variants in the steps of a system, which together are all of them. */
public final class SplitWeights {
    private SplitWeights() {}

    /** The weights, in the order of the parts; says so where they are not exactly what was planned. */
    public static List<Long> of(List<Part> parts, Grain grain, Spot spot) {
        List<Long> weights = new ArrayList<>();
        int sum = 0;
        long from = 0;
        boolean isExact = true;
        for (Part part : parts) {
            sum += part.share().buckets();
            isExact &= grain.holds(part.share());
            long to = grain.steps(new Share(sum));
            weights.add(to - from);
            from = to;
        }
        if (!isExact) {
            spot.lose(
                    Loss.Feature.VARIANTS,
                    "The split of the variants is rounded to steps of " + grain.step() + ".",
                    "Compare the assignment counts with the rounded split.");
        }
        return weights;
    }
}
