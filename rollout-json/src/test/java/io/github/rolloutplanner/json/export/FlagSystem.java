package io.github.rolloutplanner.json.export;

import io.github.rolloutplanner.flag.FlagValue;

/** The evaluator of a flag system, with a document loaded. */
interface FlagSystem extends AutoCloseable {

    /**
     * What it gives.
     *
     * @param defaultValue tells the type, and is what the calling code has as its default
     */
    FlagValue evaluate(String flagKey, FlagValue defaultValue, Person person);

    @Override
    default void close() {}
}
