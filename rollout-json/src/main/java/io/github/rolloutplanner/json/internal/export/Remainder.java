package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.flag.FlagValue;
import java.util.List;

/** What those users get whom no rule of a flag is for. */
public sealed interface Remainder {

    /** All of them get the same. */
    record Same(FlagValue value) implements Remainder {}

    /**
     * Some of them get the change.
     *
     * @param on what those get
     * @param share how many they are
     * @param off what the others get
     */
    record Split(FlagValue on, Share share, FlagValue off) implements Remainder {}

    /**
     * Some of them get one of several variants, which one by another hash: so they keep it while they become more.
     *
     * @param exposed how many get a variant
     * @param parts the variants, and how many of the exposed users get each
     * @param off what the others get
     */
    record Several(Share exposed, List<Part> parts, FlagValue off) implements Remainder {}

    /** A variant and how many of the exposed users get it. */
    record Part(FlagValue value, Share share) {}
}
