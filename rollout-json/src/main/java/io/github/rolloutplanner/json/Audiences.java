package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.strategy.Audience;
import java.io.IOException;
import java.util.List;

/** Audiences in the detailed form. */
final class Audiences {
    static final UnionCodec<Audience> AUDIENCE = new UnionCodec<>(
            "audience",
            List.of(new Internal(), new RandomPercentage(), new RingMembers(), new Everyone(), new Stated()));

    private Audiences() {}

    private static final class Internal extends Variant<Audience.Internal> {
        private final Field<String> recognised = required("recognised", TEXT);

        Internal() {
            super(Audience.Internal.class, "internal", "audience_internal");
        }

        @Override
        void put(Audience.Internal audience, JsonOut out) throws IOException {
            out.put(recognised, audience.recognised());
        }

        @Override
        Audience.Internal build(Members members) {
            return new Audience.Internal(members.get(recognised));
        }
    }

    private static final class RandomPercentage extends Variant<Audience.RandomPercentage> {
        private final Field<String> unit = required("unit", TEXT);

        RandomPercentage() {
            super(Audience.RandomPercentage.class, "random_percentage", "audience_random_percentage");
        }

        @Override
        void put(Audience.RandomPercentage audience, JsonOut out) throws IOException {
            out.put(unit, audience.unit());
        }

        @Override
        Audience.RandomPercentage build(Members members) {
            return new Audience.RandomPercentage(members.get(unit));
        }
    }

    private static final class RingMembers extends Variant<Audience.RingMembers> {
        private final Field<String> ring = required("ring", TEXT);
        private final Field<Long> size = required("size", COUNT, "How many they are; 0 where it is not known.");
        private final Field<String> unit = required("unit", TEXT);

        RingMembers() {
            super(Audience.RingMembers.class, "ring_members", "audience_ring_members");
        }

        @Override
        void put(Audience.RingMembers audience, JsonOut out) throws IOException {
            out.put(ring, audience.ring());
            out.put(size, audience.size());
            out.put(unit, audience.unit());
        }

        @Override
        Audience.RingMembers build(Members members) {
            return new Audience.RingMembers(members.get(ring), members.get(size), members.get(unit));
        }
    }

    private static final class Everyone extends Variant<Audience.Everyone> {
        private final Field<String> unit = required("unit", TEXT);

        Everyone() {
            super(Audience.Everyone.class, "everyone", "audience_everyone");
        }

        @Override
        void put(Audience.Everyone audience, JsonOut out) throws IOException {
            out.put(unit, audience.unit());
        }

        @Override
        Audience.Everyone build(Members members) {
            return new Audience.Everyone(members.get(unit));
        }
    }

    private static final class Stated extends Variant<Audience.Stated> {
        private final Field<String> words = required("words", TEXT);

        Stated() {
            super(Audience.Stated.class, "stated", "audience_stated");
        }

        @Override
        void put(Audience.Stated audience, JsonOut out) throws IOException {
            out.put(words, audience.words());
        }

        @Override
        Audience.Stated build(Members members) {
            return new Audience.Stated(members.get(words));
        }
    }
}
