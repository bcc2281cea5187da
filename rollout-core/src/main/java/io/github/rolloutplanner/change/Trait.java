package io.github.rolloutplanner.change;

/**
 * What a change touches or is, as far as it matters for a rollout.
 *
 * @since 0.1.0
 */
public enum Trait {
    /** Changes how things look and nothing else. */
    VISUAL_ONLY("changes only how things look"),
    /** Repairs something. */
    BUG_FIX("repairs something"),
    /** Adds something that users did not have. */
    NEW_FEATURE("is a new feature"),
    /** Changes how users get things done. */
    WORKFLOW_CHANGE("changes how users get things done"),
    /** Is seen or used in one corner with little traffic. */
    ISOLATED("is used in one corner with little traffic"),
    /** Changes the inside only. */
    INTERNAL_REFACTORING("changes the inside"),
    /** Changes settings. */
    CONFIGURATION("changes settings"),
    /** Touches what the product cannot work without. */
    CRITICAL_PATH("touches a critical path"),
    /** Touches who may sign in and what they may do. */
    AUTHENTICATION("touches who may sign in and what they may do"),
    /** Touches money. */
    PAYMENTS("touches payments"),
    /** Touches protection against attacks. */
    SECURITY("touches security"),
    /** Moves or rewrites stored data. */
    DATA_MIGRATION("moves or rewrites stored data"),
    /** Touches the truth of stored data. */
    DATA_INTEGRITY("touches the integrity of data"),
    /** Stops something that others rely on. */
    BREAKING_CHANGE("breaks what others rely on"),
    /** Runs in a kernel or as an agent on hosts. */
    KERNEL_OR_AGENT("runs in a kernel or as an agent"),
    /** Reaches every place at once when it is set. */
    GLOBAL_CONFIG("reaches every place at once"),
    /** Is shared by several tenants. */
    MULTI_TENANT("is shared by several tenants"),
    /** The way it was before stays available. */
    HAS_FALLBACK("keeps the way it was before as a fallback"),
    /** The way it was before is gone. */
    NO_FALLBACK("has no fallback"),
    /** Cannot be undone once it has happened. */
    IRREVERSIBLE("cannot be undone");

    private final String phrase;

    Trait(String phrase) {
        this.phrase = phrase;
    }

    /**
     * The trait as what a change does.
     *
     * @return a predicate, such as "touches payments"
     */
    public String phrase() {
        return phrase;
    }
}
