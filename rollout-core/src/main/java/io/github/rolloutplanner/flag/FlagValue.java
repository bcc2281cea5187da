package io.github.rolloutplanner.flag;

import static java.util.Objects.requireNonNull;

/**
 * What a flag answers.
 *
 * @since 0.1.0
 */
public sealed interface FlagValue permits FlagValue.Switch, FlagValue.Variant {

    /**
     * On or off.
     *
     * @param on whether it is on
     * @return the value
     */
    static FlagValue of(boolean on) {
        return new Switch(on);
    }

    /**
     * One of several variants.
     *
     * @param name name of the variant
     * @return the value
     */
    static FlagValue of(String name) {
        return new Variant(name);
    }

    /**
     * On or off.
     *
     * @param on whether it is on
     * @since 0.1.0
     */
    record Switch(boolean on) implements FlagValue {
        @Override
        public String toString() {
            return Boolean.toString(on);
        }
    }

    /**
     * One of several variants.
     *
     * @param name name of the variant
     * @since 0.1.0
     */
    record Variant(String name) implements FlagValue {
        public Variant {
            requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
