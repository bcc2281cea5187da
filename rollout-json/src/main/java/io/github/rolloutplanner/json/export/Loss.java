package io.github.rolloutplanner.json.export;

import static java.util.Objects.requireNonNull;

/**
 * Something that a target system cannot say, or says otherwise.
 *
 * @param feature what is lost
 * @param path where it stands, in the words of the types of a plan: {@code flags[0].rules[1].condition}
 * @param effect what that does, in a sentence
 * @param advice the nearest thing that works, in a sentence
 * @since 0.1.0
 */
public record Loss(Feature feature, String path, String effect, String advice) {

    public Loss {
        requireNonNull(feature, "feature");
        requireNonNull(path, "path");
        requireNonNull(effect, "effect");
        requireNonNull(advice, "advice");
    }

    @Override
    public String toString() {
        return path + ": " + effect + " " + advice;
    }

    /**
     * What systems differ in.
     *
     * @since 0.1.0
     */
    public enum Feature {
        /** A percentage in steps as fine as the plan's. */
        PERCENTAGE,
        /** A rule for users by what is known of them. */
        CONDITION,
        /** A group that the system must know by its name. */
        SEGMENT,
        /** Several variants and their split. */
        VARIANTS,
        /** The attribute whose hash decides who is in the percentage. */
        BUCKETING_KEY,
        /** The name of an attribute. */
        ATTRIBUTE,
        /** The key of a flag. */
        KEY,
        /** A phase by itself. */
        PHASES,
        /** How long a phase lasts. */
        LENGTH,
        /** What metrics have to show before a phase ends. */
        GATES,
        /** What people have to agree to before a phase ends. */
        APPROVALS,
        /** The sample without which a metric says nothing. */
        MINIMUM_SAMPLE,
        /** What rolls the change back by itself. */
        ROLLBACK,
        /** How the change reaches its users: by a flag, by traffic weights, by a store. */
        DELIVERY,
        /** Who a phase is for beside a percentage: a team, a ring, tenants. */
        AUDIENCE,
        /** The watch after 100%. */
        BAKE,
        /** Users without the change, measured at the same time. */
        CONTROL_GROUP,
        /** Looks as often as one likes at one false positive rate. */
        SEQUENTIAL_TEST,
        /** A kind of metric, or how it is measured. */
        METRIC,
        /** What warns before something rolls back. */
        ALERTS,
        /** Who is called, and what they read then. */
        PEOPLE,
        /** Dates, hours and freezes. */
        SCHEDULE,
        /** A name or another text. */
        TEXT
    }
}
