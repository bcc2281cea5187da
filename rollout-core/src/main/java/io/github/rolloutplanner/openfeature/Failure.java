package io.github.rolloutplanner.openfeature;

import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.ImmutableMetadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import io.github.rolloutplanner.flag.FlagState;
import javax.annotation.Nullable;

/** Error answers: the caller gets its own default value. They are returned, since to throw takes longer than to answer. */
final class Failure {
    private Failure() {}

    static <T> ProviderEvaluation<T> flagNotFound(String key, @Nullable T defaultValue) {
        return of(ErrorCode.FLAG_NOT_FOUND, "No rollout has a flag '" + key + "'.", defaultValue);
    }

    static <T> ProviderEvaluation<T> typeMismatch(
            String key, FlagAnswer answer, Class<T> type, @Nullable T defaultValue) {
        String gives = answer.value() instanceof Boolean
                ? "is on or off: ask for a boolean"
                : "gives the name of a variant: ask for a string";
        String message = "Flag '" + key + "' " + gives + ", not for type " + type.getSimpleName() + ".";
        return of(ErrorCode.TYPE_MISMATCH, message, defaultValue);
    }

    static <T> ProviderEvaluation<T> keyMissing(FlagState flag, @Nullable T defaultValue) {
        String message = "Flag '" + flag.key() + "' is split by '"
                + flag.bucketBy().orElse("") + "', which the context does not have. Give it, or a targeting key.";
        return of(ErrorCode.TARGETING_KEY_MISSING, message, defaultValue);
    }

    private static <T> ProviderEvaluation<T> of(ErrorCode code, String message, @Nullable T defaultValue) {
        return new ProviderEvaluation<>(
                defaultValue, null, Reason.ERROR.toString(), code, message, ImmutableMetadata.EMPTY);
    }
}
