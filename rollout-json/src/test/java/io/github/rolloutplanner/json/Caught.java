package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What is thrown. */
final class Caught {
    private Caught() {}

    /** The exception of a text that cannot be read; null if it can. */
    static JsonContractException reading(String text) {
        return catchThrowableOfType(JsonContractException.class, () -> RolloutJson.read(text));
    }

    /** The exception of a text that is no running rollout; null if it is one. */
    static JsonContractException readingARollout(String text) {
        return catchThrowableOfType(JsonContractException.class, () -> RunningRolloutJson.read(text));
    }
}
