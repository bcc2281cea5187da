package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.NUMBER;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.TEXT;
import static io.github.rolloutplanner.json.Scalars.boxed;
import static io.github.rolloutplanner.json.Scalars.unboxedInt;
import static io.github.rolloutplanner.json.Scalars.unboxedLong;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.Percentage;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import javax.annotation.Nullable;

/** The design of an A/B test in the form of the contract. */
final class ContractExperiment extends ObjectCodec<Experiment> {
    static final String ENABLED = "enabled";

    private final Field<Boolean> enabled = required(ENABLED, BOOLEAN);
    private final Field<String> variantA = required("variant_a", TEXT);
    private final Field<String> variantB = required("variant_b", TEXT);
    private final Field<List<Percentage>> splitPercentage = required(
            "split_percentage",
            ListCodec.inline(PERCENTAGE),
            "The percentage of each group in percent, control first.");
    private final Field<String> hypothesis = required("hypothesis", TEXT);
    private final Field<List<String>> metrics = required("metrics", ListCodec.inline(TEXT));
    private final Field<Long> sampleSizeNeeded = optional(
            "sample_size_needed", COUNT, "How many users the larger group needs; left out where it is not known.");
    private final Field<Integer> durationDays =
            optional("duration_days", NUMBER, "How long the test runs; left out where it is not known.");
    private final Field<Double> significance = required(
            "statistical_significance",
            new Confidence(),
            "The confidence with which a difference is called one, such as 0.95.");

    ContractExperiment() {
        super("experiment_design");
    }

    @Override
    void put(Experiment experiment, JsonOut out) throws IOException {
        out.put(enabled, experiment.enabled());
        out.put(variantA, experiment.control());
        out.put(variantB, experiment.treatment());
        out.put(splitPercentage, experiment.split());
        out.put(hypothesis, experiment.hypothesis());
        out.put(metrics, experiment.metrics());
        out.putIfPresent(sampleSizeNeeded, boxed(experiment.sampleSizePerGroup()));
        out.putIfPresent(durationDays, boxed(experiment.days()));
        out.put(significance, experiment.confidence());
    }

    @Override
    Experiment build(Members members) {
        return Experiment.builder()
                .enabled(members.get(enabled))
                .control(members.get(variantA))
                .treatment(members.get(variantB))
                .addAllSplit(members.get(splitPercentage))
                .hypothesis(members.get(hypothesis))
                .addAllMetrics(members.get(metrics))
                .sampleSizePerGroup(unboxedLong(members.find(sampleSizeNeeded)))
                .days(unboxedInt(members.find(durationDays)))
                .confidence(members.get(significance))
                .build();
    }

    /** The confidence level, to six decimals. */
    private static final class Confidence extends NumberCodec<Double> {
        Confidence() {
            super(NumberRange.decimal("0", "1"));
        }

        @Override
        @Nullable
        BigDecimal number(Double value) {
            return Double.isFinite(value) ? Decimals.shortest(value) : null;
        }

        @Override
        Double value(BigDecimal number) {
            return number.doubleValue();
        }
    }
}
