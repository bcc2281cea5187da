package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.ORDINAL;

import io.github.rolloutplanner.metric.Tolerance;
import java.io.IOException;
import java.util.List;

/** How much it takes until a gate breaks, in the detailed form. */
final class Tolerances {
    static final UnionCodec<Tolerance> TOLERANCE =
            new UnionCodec<>("tolerance", List.of(new Statistical(), new Consecutive(), new Total()));

    private Tolerances() {}

    private static final class Statistical extends Variant<Tolerance.Statistical> {
        Statistical() {
            super(Tolerance.Statistical.class, "statistical", "tolerance_statistical");
        }

        @Override
        void put(Tolerance.Statistical tolerance, JsonOut out) {}

        @Override
        Tolerance.Statistical build(Members members) {
            return new Tolerance.Statistical();
        }
    }

    private static final class Consecutive extends Variant<Tolerance.Consecutive> {
        private final Field<Integer> breaches = required("breaches", ORDINAL, "How many in a row.");

        Consecutive() {
            super(Tolerance.Consecutive.class, "consecutive", "tolerance_consecutive");
        }

        @Override
        void put(Tolerance.Consecutive tolerance, JsonOut out) throws IOException {
            out.put(breaches, tolerance.breaches());
        }

        @Override
        Tolerance.Consecutive build(Members members) {
            return new Tolerance.Consecutive(members.get(breaches));
        }
    }

    private static final class Total extends Variant<Tolerance.Total> {
        private final Field<Integer> breaches = required("breaches", ORDINAL, "How many in all.");

        Total() {
            super(Tolerance.Total.class, "total", "tolerance_total");
        }

        @Override
        void put(Tolerance.Total tolerance, JsonOut out) throws IOException {
            out.put(breaches, tolerance.breaches());
        }

        @Override
        Tolerance.Total build(Members members) {
            return new Tolerance.Total(members.get(breaches));
        }
    }
}
