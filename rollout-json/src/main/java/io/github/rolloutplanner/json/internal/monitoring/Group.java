package io.github.rolloutplanner.json.internal.monitoring;

/** Whose users are counted. */
public enum Group {
    /** Those who have the change. */
    TREATED("treated", "exposed users"),
    /** Those who are compared with them. */
    CONTROL("control", "control group");

    private final String label;
    private final String words;

    Group(String label, String words) {
        this.label = label;
        this.words = words;
    }

    /** The group as a value of a label. */
    public String label() {
        return label;
    }

    /** The group as people say it. */
    public String words() {
        return words;
    }
}
