package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.metric.Comparison;
import java.util.Optional;
import java.util.OptionalDouble;

/** By how much a metric moved on its scale, as a stretch shows it: beside a control group, beside all others, or from its baseline. */
public final class ShownEffect {
    private ShownEffect() {}

    /**
     * Of rates, a control group shows by how many times they changed; of means, by how much.
     *
     * @return empty where exposed users show nothing
     */
    public static OptionalDouble of(MetricModel model, PhaseBucket stretch) {
        Judge judge = model.judge().orElseThrow();
        MetricScale scale = judge.scale();
        OptionalDouble treated = scale.shown(stretch.treated());
        if (treated.isEmpty()) {
            return OptionalDouble.empty();
        }
        double reference = reference(model, stretch, scale);
        double difference = treated.getAsDouble() - reference;
        boolean areRates = judge instanceof RateJudge && reference > 0;
        return OptionalDouble.of(areRates ? difference * scale.baseline() / reference : difference);
    }

    private static double reference(MetricModel model, PhaseBucket stretch, MetricScale scale) {
        Optional<ComparisonBasis> basis = model.bases().of(stretch);
        OptionalDouble control = stretch.control().map(scale::shown).orElse(OptionalDouble.empty());
        boolean isCompared =
                basis.map(by -> by.comparison() == Comparison.CONTROL).orElse(true);
        return isCompared && control.isPresent()
                ? control.getAsDouble()
                        * basis.flatMap(ComparisonBasis::usual)
                                .map(UsualRatio::estimate)
                                .orElse(1.0)
                : scale.baseline();
    }
}
