package io.github.rolloutplanner.internal.text;

/**
 * A number of things, which reads with the right plural: "1 user", "120,000 users".
 *
 * @param number how many
 * @param unit the thing, in the singular, with a regular plural
 */
public record Counted(long number, String unit) {
    @Override
    public String toString() {
        return Wording.count(number, unit);
    }
}
