package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import java.util.OptionalLong;

/** What the pilot of the sound plan may be able to see of the error rate. */
final class Evidences {

    private Evidences() {}

    static GateEvidence.Builder of(Verdict verdict) {
        return of(verdict, 0.17, OptionalLong.of(34_000), 8_500);
    }

    static GateEvidence.Builder of(Verdict verdict, double harm, OptionalLong needed, long available) {
        return GateEvidence.builder()
                .metric("API error rate")
                .unit("request")
                .comparison(Comparison.CONTROL)
                .procedure(GateEvidence.Procedure.TWO_PROPORTIONS)
                .baseline(Quantity.of(Percentage.percent(0.1)))
                .harm(Quantity.of(Percentage.percent(harm)))
                .level(0.05)
                .power(0.8)
                .needed(needed)
                .available(available)
                .verdict(verdict);
    }
}
