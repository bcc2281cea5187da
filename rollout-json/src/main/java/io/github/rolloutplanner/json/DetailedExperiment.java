package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.PROBABILITY;
import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.NUMBER;
import static io.github.rolloutplanner.json.Scalars.PERCENT;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.TEXT;
import static io.github.rolloutplanner.json.Scalars.boxed;
import static io.github.rolloutplanner.json.Scalars.unboxedInt;
import static io.github.rolloutplanner.json.Scalars.unboxedLong;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Reason;
import java.io.IOException;
import java.util.List;

/** The design of an A/B test with everything that is known of it. */
final class DetailedExperiment extends ObjectCodec<Experiment> {
    private final Field<Boolean> enabled = required("enabled", BOOLEAN);
    private final Field<String> control = required("control", TEXT);
    private final Field<String> treatment = required("treatment", TEXT);
    private final Field<List<Percentage>> split = required("split", ListCodec.inline(PERCENTAGE));
    private final Field<String> hypothesis = required("hypothesis", TEXT);
    private final Field<List<String>> metrics = required("metrics", ListCodec.inline(TEXT));
    private final Field<Long> sampleSize = optional("sample_size_per_group", COUNT, "Left out where it is not known.");
    private final Field<Integer> days = optional("days", NUMBER, "Left out where it is not known.");
    private final Field<Boolean> capped = required(
            "capped",
            BOOLEAN,
            "Whether the policy ends the test before its groups are full, so that it may show nothing.");
    private final Field<Double> confidence = required("confidence", PROBABILITY, "1 minus alpha, two-sided.");
    private final Field<Double> power = optional("power", PROBABILITY, "Left out where it is not known.");
    private final Field<Percentage> effect = optional(
            "effect",
            PERCENT,
            "The smallest change worth finding, in percent of the baseline; left out where it is not known.");
    private final Field<List<Reason>> reasons = required("reasons", REASONS);

    DetailedExperiment() {
        super("experiment");
    }

    @Override
    void put(Experiment experiment, JsonOut out) throws IOException {
        out.put(enabled, experiment.enabled());
        out.put(control, experiment.control());
        out.put(treatment, experiment.treatment());
        out.put(split, experiment.split());
        out.put(hypothesis, experiment.hypothesis());
        out.put(metrics, experiment.metrics());
        out.putIfPresent(sampleSize, boxed(experiment.sampleSizePerGroup()));
        out.putIfPresent(days, boxed(experiment.days()));
        out.put(capped, experiment.capped());
        out.put(confidence, experiment.confidence());
        out.putIfPresent(power, experiment.power());
        out.putIfPresent(effect, experiment.effect());
        out.put(reasons, experiment.reasons());
    }

    @Override
    Experiment build(Members members) {
        return Experiment.builder()
                .enabled(members.get(enabled))
                .control(members.get(control))
                .treatment(members.get(treatment))
                .addAllSplit(members.get(split))
                .hypothesis(members.get(hypothesis))
                .addAllMetrics(members.get(metrics))
                .sampleSizePerGroup(unboxedLong(members.find(sampleSize)))
                .days(unboxedInt(members.find(days)))
                .capped(members.get(capped))
                .confidence(members.get(confidence))
                .power(members.find(power))
                .effect(members.find(effect))
                .addAllReasons(members.get(reasons))
                .build();
    }
}
