package io.github.rolloutplanner.openfeature;

import dev.openfeature.sdk.ImmutableMetadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import io.github.rolloutplanner.flag.Evaluation;
import io.github.rolloutplanner.flag.Evaluation.Group;
import io.github.rolloutplanner.flag.EvaluationReason;
import io.github.rolloutplanner.flag.FlagValue;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a flag gives to users, in the words of OpenFeature.
 *
 * @param evaluation the same in those of the flag
 * @param value a boolean or a text
 * @param variant name of the value
 * @param reason why
 * @param metadata which rule or buckets decided, and the group
 */
record FlagAnswer(Evaluation evaluation, Object value, String variant, String reason, ImmutableMetadata metadata) {
    private static final Map<EvaluationReason, Reason> REASONS = new EnumMap<>(Map.of(
            EvaluationReason.TARGETING_MATCH, Reason.TARGETING_MATCH,
            EvaluationReason.SPLIT, Reason.SPLIT,
            EvaluationReason.DEFAULT, Reason.DEFAULT,
            EvaluationReason.STATIC, Reason.STATIC,
            EvaluationReason.DISABLED, Reason.DISABLED));

    private static final Map<Group, String> GROUPS =
            new EnumMap<>(Map.of(Group.TREATED, "treated", Group.CONTROL, "control"));

    static FlagAnswer of(Evaluation evaluation) {
        return new FlagAnswer(
                evaluation,
                value(evaluation.value()),
                variant(evaluation.value()),
                String.valueOf(REASONS.get(evaluation.reason())),
                metadata(evaluation));
    }

    private static Object value(FlagValue value) {
        return value instanceof FlagValue.Switch known ? (Object) known.on() : value.toString();
    }

    private static String variant(FlagValue value) {
        return value instanceof FlagValue.Switch known ? (known.on() ? "on" : "off") : value.toString();
    }

    private static ImmutableMetadata metadata(Evaluation evaluation) {
        ImmutableMetadata.ImmutableMetadataBuilder metadata = ImmutableMetadata.builder();
        evaluation.rule().ifPresent(rule -> metadata.addString("segment", rule.segment()));
        evaluation
                .buckets()
                .ifPresent(buckets -> metadata.addString(
                                "bucketing", buckets.bucketing().toString())
                        .addInteger("bucketFrom", buckets.from())
                        .addInteger("bucketTo", buckets.to()));
        String group = GROUPS.get(evaluation.group());
        return group == null
                ? metadata.build()
                : metadata.addString("group", group).build();
    }

    /** A new object each time, since whoever gets it may change it. */
    <T> ProviderEvaluation<T> as(Class<T> type) {
        return new ProviderEvaluation<>(type.cast(value), variant, reason, null, null, metadata);
    }
}
