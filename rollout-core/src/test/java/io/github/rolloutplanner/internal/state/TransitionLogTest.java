package io.github.rolloutplanner.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.observation.Transition.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TransitionLogTest {
    private static final List<Transition> ALL = List.of(
            done(Kind.PAUSED, 1, 1),
            done(Kind.RESUMED, 2, 1),
            done(Kind.ADVANCED, 3, 2),
            done(Kind.ACKNOWLEDGED, 3, 2),
            done(Kind.FORCED, 4, 3),
            done(Kind.PAUSED, 5, 3),
            done(Kind.ROLLED_BACK, 6, 3));

    @Test
    void beganWithItsFirstPhase() {
        assertThat(TransitionLog.of(List.of()))
                .isEqualTo(new TransitionLog(List.of(Duration.ZERO), List.of(), Optional.empty(), Optional.empty()));
        assertThat(TransitionLog.beforeEach(List.of())).isEmpty();
    }

    @Test
    void saysWhereAllThatWasDoneLed() {
        assertThat(TransitionLog.of(ALL))
                .isEqualTo(new TransitionLog(
                        List.of(Duration.ZERO, Duration.ofHours(3), Duration.ofHours(4)),
                        ALL,
                        Optional.of(ALL.get(5)),
                        Optional.of(ALL.get(6))));
    }

    @Test
    void isTheSameWhetherItGrowsOrIsKnownAsAWhole() {
        TransitionLog log = TransitionLog.of(List.of());
        for (Transition done : ALL) {
            log = log.with(done);
        }

        assertThat(log).isEqualTo(TransitionLog.of(ALL));
        assertThat(TransitionLog.beforeEach(ALL))
                .isEqualTo(IntStream.range(0, ALL.size())
                        .mapToObj(at -> TransitionLog.of(ALL.subList(0, at)))
                        .toList());
    }

    @Test
    void knowsThePhaseThatOneMoreLeadsTo() {
        List<TransitionLog> before = TransitionLog.beforeEach(ALL);

        assertThat(IntStream.range(0, ALL.size())
                        .map(at -> before.get(at).phaseAfter(ALL.get(at)))
                        .boxed())
                .containsExactly(1, 1, 2, 2, 3, 3, 3);
    }

    private static Transition done(Kind kind, int hour, int phase) {
        return new Transition(kind, Duration.ofHours(hour), phase, OptionalInt.empty(), "on-call", "An alert");
    }
}
