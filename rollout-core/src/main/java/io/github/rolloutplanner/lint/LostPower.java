package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.UrgencyRows;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.PlannedUrgency.MetricPrice;
import io.github.rolloutplanner.plan.PlannedUrgency.PhasePrice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The power that the gates of a metric lose to urgency, phase by phase. */
final class LostPower {
    private static final double HUNDREDTHS = 100;
    private static final String NONE = "none";

    private LostPower() {}

    static List<String> of(String metric, PlannedUrgency urgency) {
        return urgency.phases().stream()
                .filter(phase -> !phase.isLeftOut())
                .flatMap(phase -> phase.metrics().stream()
                        .filter(price -> price.metric().equals(metric) && price.isLost())
                        .map(price -> text(phase, price)))
                .toList();
    }

    private static String text(PhasePrice phase, MetricPrice price) {
        return UrgencyRows.LOST.text(UrgencyRows.LOST.reason(
                fact("phase", phase.name()),
                fact("metric", price.metric()),
                fact("effect", price.effect()),
                fact("usualPower", shown(price.usualPower())),
                fact("power", shown(price.power())),
                fact("usualMde", shown(price.usualMinimumDetectableEffect())),
                fact("mde", shown(price.minimumDetectableEffect()))));
    }

    private static Object shown(Optional<Quantity> effect) {
        return effect.isPresent() ? effect.get() : NONE;
    }

    private static Object shown(OptionalDouble power) {
        return power.isPresent() ? Math.round(power.getAsDouble() * HUNDREDTHS) / HUNDREDTHS : NONE;
    }
}
