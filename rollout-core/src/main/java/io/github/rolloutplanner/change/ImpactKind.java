package io.github.rolloutplanner.change;

/**
 * The kinds of user-visible change.
 *
 * @since 0.1.0
 */
public enum ImpactKind {
    /** Layout, styling, interactions. */
    UI("a user interface change"),
    /** Workflows, navigation, what happens when. */
    BEHAVIORAL("a behavioral change"),
    /** Loading times, responsiveness, use of resources. */
    PERFORMANCE("a performance change"),
    /** Stored data and API contracts. */
    DATA_MODEL("a data model change"),
    /** Third-party services. */
    INTEGRATION("an integration change");

    private final String phrase;

    ImpactKind(String phrase) {
        this.phrase = phrase;
    }

    /**
     * The kind as what the change is.
     *
     * @return with its article, such as "a data model change"
     */
    public String phrase() {
        return phrase;
    }
}
