package io.github.rolloutplanner.strategy;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;

/**
 * Who is exposed in a phase. How many they are is the phase's percentage, so texts are made of both.
 *
 * @since 0.1.0
 */
public sealed interface Audience
        permits Audience.Internal, Audience.RandomPercentage, Audience.RingMembers, Audience.Everyone, Audience.Stated {

    /**
     * The usual audience of a percentage: the team at 0%, all users at 100%, users drawn by their hash between.
     *
     * @param percentage the percentage
     * @param change the change, which knows what users are called and how the team is recognised
     * @return the audience
     */
    static Audience at(Percentage percentage, Change change) {
        requireNonNull(percentage, "percentage");
        requireNonNull(change, "change");
        if (percentage.equals(Percentage.ZERO)) {
            return Internal.of(change);
        }
        return percentage.equals(Percentage.ONE_HUNDRED)
                ? new Everyone(change.unit())
                : new RandomPercentage(change.unit());
    }

    /**
     * The audience at a percentage, in words.
     *
     * @param percentage the percentage of the phase
     * @return for instance "Random 5% of users"
     */
    String text(Percentage percentage);

    /**
     * The people who build the product.
     *
     * @param recognised how they are recognised, such as {@code user.email ends with @company.com}
     * @since 0.1.0
     */
    record Internal(String recognised) implements Audience {
        public Internal {
            requireNonNull(recognised, "recognised");
        }

        /**
         * The team as the change recognises it.
         *
         * @param change the change
         * @return the people of its segment {@code internal}
         */
        public static Internal of(Change change) {
            TargetingCondition known =
                    requireNonNull(change, "change").segments().get(TargetingRule.INTERNAL);
            return new Internal(known == null ? "segment " + TargetingRule.INTERNAL : known.toString());
        }

        @Override
        public String text(Percentage percentage) {
            requireNonNull(percentage, "percentage");
            return "Internal team (" + recognised + ")";
        }
    }

    /**
     * Users drawn by their hash, the same ones in every later phase.
     *
     * @param unit what they are called, in the singular
     * @since 0.1.0
     */
    record RandomPercentage(String unit) implements Audience {
        public RandomPercentage {
            requireNonNull(unit, "unit");
        }

        @Override
        public String text(Percentage percentage) {
            requireNonNull(percentage, "percentage");
            return "Random " + percentage + " of " + Wording.plural(unit);
        }
    }

    /**
     * The members of a ring.
     *
     * @param ring name of the ring
     * @param size how many they are; 0 where it is not known
     * @param unit what they are called, in the singular
     * @since 0.1.0
     */
    record RingMembers(String ring, long size, String unit) implements Audience {
        public RingMembers {
            requireNonNull(ring, "ring");
            requireNonNull(unit, "unit");
        }

        @Override
        public String text(Percentage percentage) {
            requireNonNull(percentage, "percentage");
            String members = size > 0 ? Wording.count(size, unit) + ", " : "";
            return "Ring " + ring + " (" + members + percentage + " of all " + Wording.plural(unit) + ")";
        }
    }

    /**
     * All users.
     *
     * @param unit what they are called, in the singular
     * @since 0.1.0
     */
    record Everyone(String unit) implements Audience {
        public Everyone {
            requireNonNull(unit, "unit");
        }

        @Override
        public String text(Percentage percentage) {
            requireNonNull(percentage, "percentage");
            return "All " + Wording.plural(unit);
        }
    }

    /**
     * An audience in free text.
     *
     * @param words the words
     * @since 0.1.0
     */
    record Stated(String words) implements Audience {
        public Stated {
            requireNonNull(words, "words");
        }

        @Override
        public String text(Percentage percentage) {
            requireNonNull(percentage, "percentage");
            return words;
        }
    }
}
