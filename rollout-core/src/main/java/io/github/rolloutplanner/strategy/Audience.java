package io.github.rolloutplanner.strategy;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import java.util.Optional;

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
     * @param known as what they are known where no condition says who they are, such as {@code segment internal}
     * @param recognisedBy how a flag recognises them, such as {@code user.email ends with @company.com}; empty where they are
     *     known otherwise
     * @since 0.1.0
     */
    record Internal(String known, Optional<TargetingCondition> recognisedBy) implements Audience {
        public Internal {
            requireNonNull(known, "known");
            requireNonNull(recognisedBy, "recognisedBy");
        }

        /**
         * The team as the change recognises it.
         *
         * @param change the change
         * @return the people of its segment {@code internal}
         */
        public static Internal of(Change change) {
            return new Internal(
                    "segment " + TargetingRule.INTERNAL,
                    requireNonNull(change, "change").recognisedBy(TargetingRule.INTERNAL));
        }

        @Override
        public String text(Percentage percentage) {
            requireNonNull(percentage, "percentage");
            return "Internal team ("
                    + recognisedBy.map(TargetingCondition::toString).orElse(known) + ")";
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
     * @param recognisedBy how they are recognised; empty where the flag system knows them as a segment with the ring's name
     * @since 0.1.0
     */
    record RingMembers(String ring, long size, String unit, Optional<TargetingCondition> recognisedBy)
            implements Audience {
        public RingMembers {
            requireNonNull(ring, "ring");
            requireNonNull(unit, "unit");
            requireNonNull(recognisedBy, "recognisedBy");
        }

        /**
         * The members of a ring that the flag system knows by its name.
         *
         * @param ring name of the ring
         * @param size how many they are; 0 where it is not known
         * @param unit what they are called, in the singular
         */
        public RingMembers(String ring, long size, String unit) {
            this(ring, size, unit, Optional.empty());
        }

        /**
         * The members of a ring as a change recognises them: by the ring's own condition, or by that of a segment of its name.
         *
         * @param ring name of the ring
         * @param size how many they are; 0 where it is not known
         * @param change the change
         * @return the audience
         */
        public static RingMembers of(String ring, long size, Change change) {
            requireNonNull(ring, "ring");
            requireNonNull(change, "change");
            return new RingMembers(ring, size, change.unit(), change.recognisedBy(ring));
        }

        @Override
        public String text(Percentage percentage) {
            requireNonNull(percentage, "percentage");
            String members = size > 0 ? Wording.count(size, unit) + ", " : "";
            String who = recognisedBy.map(condition -> condition + "; ").orElse("");
            return "Ring " + ring + " (" + who + members + percentage + " of all " + Wording.plural(unit) + ")";
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
