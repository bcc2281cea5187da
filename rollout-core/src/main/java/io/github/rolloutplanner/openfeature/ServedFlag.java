package io.github.rolloutplanner.openfeature;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ProviderEvaluation;
import io.github.rolloutplanner.flag.Evaluation;
import io.github.rolloutplanner.flag.EvaluationReason;
import io.github.rolloutplanner.flag.FlagEvaluator;
import io.github.rolloutplanner.flag.FlagState;
import javax.annotation.Nullable;

/** A flag in one state, with all that it can answer. */
final class ServedFlag {
    private final FlagState state;
    private final FlagEvaluator evaluator;
    private final FlagAnswer[] answers;
    private final FlagAttributes attributes;
    private final boolean isSplit;

    private ServedFlag(FlagState state, FlagEvaluator evaluator) {
        this.state = state;
        this.evaluator = evaluator;
        this.attributes = new FlagAttributes(state);
        this.answers = evaluator.answers().stream().map(FlagAnswer::of).toArray(FlagAnswer[]::new);
        this.isSplit = evaluator.answers().stream().anyMatch(answer -> answer.reason() == EvaluationReason.SPLIT);
    }

    static ServedFlag of(FlagState state) {
        return new ServedFlag(state, FlagEvaluator.of(state));
    }

    boolean isIn(FlagState other) {
        return state.equals(other);
    }

    <T> ProviderEvaluation<T> evaluate(Class<T> type, @Nullable T defaultValue, @Nullable EvaluationContext request) {
        Evaluation evaluation = evaluator.evaluate(RequestAttributes.of(request, attributes));
        FlagAnswer answer = answer(evaluation);
        if (!type.isInstance(answer.value())) {
            return Failure.typeMismatch(state.key(), answer, type, defaultValue);
        }
        return lacksKey(evaluation) ? Failure.keyMissing(state, defaultValue) : answer.as(type);
    }

    /** Where buckets decide, only users of whom none is known get the default. */
    private boolean lacksKey(Evaluation evaluation) {
        return isSplit && evaluation.reason() == EvaluationReason.DEFAULT;
    }

    /** There are few, and users for whom all is the same share one object. */
    @SuppressWarnings("ReferenceEquality")
    private FlagAnswer answer(Evaluation evaluation) {
        int at = 0;
        while (answers[at].evaluation() != evaluation) {
            at++;
        }
        return answers[at];
    }
}
