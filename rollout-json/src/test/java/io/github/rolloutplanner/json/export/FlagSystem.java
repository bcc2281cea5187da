package io.github.rolloutplanner.json.export;

import io.github.rolloutplanner.flag.FlagValue;
import java.util.Collection;

/** The evaluator of a flag system, with a document loaded. */
interface FlagSystem extends AutoCloseable {

    /** Says who will be asked for: a system in another process answers for all of them at once. */
    default void prepare(Collection<Person> people) {}

    /**
     * What it gives.
     *
     * @param defaultValue tells the type, and is what the calling code has as its default
     */
    FlagValue evaluate(String flagKey, FlagValue defaultValue, Person person);

    @Override
    default void close() {}
}
