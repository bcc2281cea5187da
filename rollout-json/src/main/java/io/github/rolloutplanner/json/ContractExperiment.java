package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.optionalInt;
import static io.github.rolloutplanner.json.Field.optionalLong;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.NUMBER;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.SERIES;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.Percentage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.annotation.Nullable;

/** The design of an A/B test in the form of the contract. */
final class ContractExperiment extends ObjectCodec<Experiment> {
    static final String ENABLED = "enabled";
    static final Codec<Experiment> DESIGN = new ContractExperiment();

    private static final char LAST_VARIANT = 'j';

    private final Field<Experiment, Boolean> enabled = add(required(ENABLED, BOOLEAN, Experiment::enabled));
    private final Field<Experiment, String> variantA = add(required("variant_a", NAME, Experiment::control));
    private final Field<Experiment, String> variantB = add(required("variant_b", NAME, Experiment::treatment));
    private final List<Field<Experiment, Optional<String>>> furtherVariants = furtherVariants();
    private final Field<Experiment, List<Percentage>> splitPercentage =
            add(required("split_percentage", ListCodec.inline(PERCENTAGE), Experiment::split)
                    .described("The percentage of each group in percent, control first."));
    private final Field<Experiment, String> hypothesis = add(required("hypothesis", TEXT, Experiment::hypothesis));
    private final Field<Experiment, List<String>> metrics =
            add(required("metrics", ListCodec.inline(SERIES), Experiment::metrics));
    private final Field<Experiment, OptionalLong> sampleSizeNeeded =
            add(optionalLong("sample_size_needed", COUNT, Experiment::sampleSizePerGroup)
                    .described("How many users the larger group needs; left out where it is not known."));
    private final Field<Experiment, OptionalInt> durationDays =
            add(optionalInt("duration_days", NUMBER, Experiment::days)
                    .described("How long the test runs; left out where it is not known."));
    private final Field<Experiment, Double> significance =
            add(required("statistical_significance", new Confidence(), Experiment::confidence)
                    .described("The confidence with which a difference is called one, such as 0.95."));

    private ContractExperiment() {
        super("experiment_design");
    }

    private List<Field<Experiment, Optional<String>>> furtherVariants() {
        List<Field<Experiment, Optional<String>>> fields = new ArrayList<>();
        for (char letter = 'c'; letter <= LAST_VARIANT; letter++) {
            int place = fields.size();
            fields.add(add(optional("variant_" + letter, NAME, (Experiment test) -> further(test, place))
                    .described("A further treatment; left out where there are fewer.")));
        }
        return fields;
    }

    private static Optional<String> further(Experiment test, int place) {
        return test.furtherTreatments().stream().skip(place).findFirst();
    }

    /** Which variant is which follows from their order. */
    private boolean leaveGap(Members members) {
        for (int place = 1; place < furtherVariants.size(); place++) {
            if (members.get(furtherVariants.get(place)).isPresent()
                    && members.get(furtherVariants.get(place - 1)).isEmpty()) {
                members.conflict(
                        furtherVariants.get(place),
                        "Found a variant after one that is not there.",
                        "Name the variants one after another, without a gap.");
                return true;
            }
        }
        return false;
    }

    @Override
    @Nullable
    Experiment build(Members members) {
        if (leaveGap(members)) {
            return null;
        }
        return Experiment.builder()
                .enabled(members.get(enabled))
                .control(members.get(variantA))
                .treatment(members.get(variantB))
                .addAllFurtherTreatments(furtherVariants.stream()
                        .flatMap(variant -> members.get(variant).stream())
                        .toList())
                .addAllSplit(members.get(splitPercentage))
                .hypothesis(members.get(hypothesis))
                .addAllMetrics(members.get(metrics))
                .sampleSizePerGroup(members.get(sampleSizeNeeded))
                .days(members.get(durationDays))
                .confidence(members.get(significance))
                .build();
    }

    /** The confidence level, to six decimals; nothing is certain. */
    private static final class Confidence extends NumberCodec<Double> {
        Confidence() {
            super(NumberRange.decimal("0.000001", "0.999999"));
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
