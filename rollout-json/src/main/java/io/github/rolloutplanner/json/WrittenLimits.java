package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.REAL;

import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.policy.LimitPolicy;
import java.util.Optional;

/** Where gates and alerts sit, as far as it differs from the standard. */
final class WrittenLimits extends PolicyCodec<LimitPolicy> {
    private final Field<LimitPolicy, Optional<Double>> gateAtStart = field(
            "gate_margin_at_start",
            REAL,
            LimitPolicy::gateMarginAtStart,
            "The part of the margin that a gate allows at the smallest percentage.");
    private final Field<LimitPolicy, Optional<Double>> gateAtFullPercentage = field(
            "gate_margin_at_full_percentage",
            REAL,
            LimitPolicy::gateMarginAtFullPercentage,
            "The part of the margin that a gate allows at 100%.");
    private final Field<LimitPolicy, Optional<Double>> alert =
            field("alert_margin", REAL, LimitPolicy::alertMargin, "The part of the margin at which an alert fires.");

    WrittenLimits(LimitPolicy base) {
        super("limits", base);
        set(
                "success_margin",
                REAL,
                LimitPolicy::successMargin,
                LimitPolicy::withSuccessMargin,
                "The improvement that a success metric is expected to make, as a part of the margin.");
        setEach(
                "default_margin",
                MapCodec.of(MetricFamily.class, WrittenPercentage.PERCENT),
                LimitPolicy::defaultMargin,
                LimitPolicy::withDefaultMargin,
                "The limit of a metric whose owner gave none, as a change from its baseline on the bad side.");
    }

    @Override
    LimitPolicy build(Members members) {
        LimitPolicy policy = super.build(members);
        return policy.withMargins(
                members.get(gateAtStart).orElse(policy.gateMarginAtStart()),
                members.get(gateAtFullPercentage).orElse(policy.gateMarginAtFullPercentage()),
                members.get(alert).orElse(policy.alertMargin()));
    }
}
