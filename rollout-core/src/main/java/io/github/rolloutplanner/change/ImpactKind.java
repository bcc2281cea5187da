package io.github.rolloutplanner.change;

/**
 * The ways in which users notice a change.
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
    /** What is stored, and the contracts of interfaces. */
    DATA_MODEL("a data model change"),
    /** Services of others. */
    INTEGRATION("an integration change");

    private final String phrase;

    ImpactKind(String phrase) {
        this.phrase = phrase;
    }

    /**
     * The kind as what users notice.
     *
     * @return with its article, such as "a data model change"
     */
    public String phrase() {
        return phrase;
    }
}
