package io.github.rolloutplanner.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StretchesProperties {
    private static final int PHASES = 3;
    private static final int DAYS_OF_PHASE = 10;

    @Property
    void keepsTheSumsThatItsStretchesHave(@ForAll("increments") List<PhaseBucket> increments) {
        Stretches stretches = after(increments);

        assertThat(stretches).isEqualTo(Stretches.of(stretches.all())).hasSameHashCodeAs(Stretches.of(stretches.all()));
        for (int phase = 1; phase <= PHASES; phase++) {
            Optional<PhaseBucket> total = sum(stretches, phase, bucket -> true);
            Optional<PhaseBucket> beside = sum(stretches, phase, bucket -> !bucket.isAlone());
            assertThat(stretches.totalOf(phase)).isEqualTo(total.orElse(PhaseBucket.none(phase)));
            assertThat(stretches.sumOf(phase)).isEqualTo(beside.or(() -> total).orElse(PhaseBucket.none(phase)));
            assertThat(stretches.covered(phase))
                    .isEqualTo(total.map(PhaseBucket::covered).orElse(Duration.ZERO));
        }
    }

    @Property
    void isTheSameInWhateverOrderDataCome(@ForAll("increments") List<PhaseBucket> increments) {
        List<PhaseBucket> backwards = IntStream.range(0, increments.size())
                .mapToObj(at -> increments.get(increments.size() - 1 - at))
                .toList();

        assertThat(after(backwards)).isEqualTo(after(increments));
    }

    @Property
    void isAsItWasWhereDataAreReplacedByThemselves(@ForAll("increments") List<PhaseBucket> increments) {
        Stretches stretches = after(increments);

        for (PhaseBucket increment : increments) {
            assertThat(stretches.replaced(increment, increment)).isEqualTo(stretches);
        }
    }

    @Example
    void saysSoWhereStretchesAddUpToMoreThanCanBeCounted() {
        PhaseBucket most = bucket(1, Sample.events(1, Long.MAX_VALUE));
        PhaseBucket longest = new PhaseBucket(
                1, 3, Optional.empty(), Duration.ofSeconds(Long.MAX_VALUE), GroupTotals.NONE, Optional.empty());

        for (PhaseBucket bucket : List.of(most, longest)) {
            assertThatThrownBy(() -> Stretches.of(List.of(bucket, bucket)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("more than can be counted");
        }
    }

    private static Stretches after(List<PhaseBucket> increments) {
        Stretches stretches = Stretches.NONE;
        for (PhaseBucket increment : increments) {
            stretches = stretches.with(increment);
        }
        return stretches;
    }

    private static Optional<PhaseBucket> sum(Stretches stretches, int phase, Predicate<PhaseBucket> which) {
        return stretches.all().stream()
                .filter(bucket -> bucket.phase() == phase && which.test(bucket))
                .reduce(PhaseBucket::plus);
    }

    @Provide
    Arbitrary<List<PhaseBucket>> increments() {
        Arbitrary<Integer> hours = Arbitraries.integers().between(0, PHASES * DAYS_OF_PHASE * 24 - 1);
        return hours.flatMap(hour -> Combinators.combine(
                                Arbitraries.of(0, 1, 5_000, 999_999_999), Arbitraries.of(true, false))
                        .as((trials, isBeside) -> increment(hour, trials, isBeside)))
                .list()
                .ofMaxSize(40)
                .uniqueElements(PhaseBucket::covered);
    }

    /** The length of each tells it from all others. */
    private static PhaseBucket increment(int hour, long trials, boolean isBeside) {
        int phase = 1 + hour / (DAYS_OF_PHASE * 24);
        TimeWindow window = new TimeWindow(
                Duration.ofHours(hour), Duration.ofHours(hour).plusMinutes(1).plusMillis(hour));
        Sample sample = Sample.events(trials / 7, trials);
        Observation.Measured observation = (Observation.Measured)
                (isBeside
                        ? Observation.increment("Errors", window, sample, Sample.events(trials / 9, trials))
                        : Observation.increment("Errors", window, sample));
        return PhaseBucket.of(phase, Duration.ofDays((long) (phase - 1) * DAYS_OF_PHASE), observation);
    }

    private static PhaseBucket bucket(int phase, Sample sample) {
        return new PhaseBucket(
                phase, 0, Optional.empty(), Duration.ofHours(1), GroupTotals.of(sample), Optional.empty());
    }
}
