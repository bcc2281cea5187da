package io.github.rolloutplanner.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GateCompositionProperties {

    private enum State {
        PASSED,
        BROKEN,
        OPEN
    }

    private record Judged(String metric, State state, boolean isCritical) {}

    /** Gates in some states, of which as many as are needed must pass; 0 for all. */
    private record Phase(int needed, List<Judged> gates) {
        GateComposition composition() {
            GateComposition plain = needed == 0 ? GateComposition.all() : GateComposition.atLeast(needed);
            return plain.withCritical(gates.stream()
                    .filter(Judged::isCritical)
                    .map(Judged::metric)
                    .toArray(String[]::new));
        }

        Set<String> all() {
            return metrics(State.values());
        }

        Set<String> metrics(State... states) {
            Set<String> metrics = new TreeSet<>();
            gates.stream()
                    .filter(gate -> List.of(states).contains(gate.state()))
                    .forEach(gate -> metrics.add(gate.metric()));
            return metrics;
        }

        boolean passes() {
            return composition().passes(metrics(State.PASSED), all());
        }

        boolean breaks() {
            return composition().breaks(metrics(State.BROKEN), all());
        }
    }

    @Property
    void noPhasePassesAndIsBroken(@ForAll("phases") Phase phase) {
        assertThat(phase.passes() && phase.breaks()).isFalse();
    }

    @Property
    void isBrokenExactlyWhenItCanNoLongerPass(@ForAll("phases") Phase phase) {
        boolean couldPass = phase.composition().passes(phase.metrics(State.PASSED, State.OPEN), phase.all());

        assertThat(phase.breaks()).isEqualTo(!couldPass);
    }

    @Property
    void whatPassesAlsoPassesWithMore(@ForAll("phases") Phase phase, @ForAll Set<@From("names") String> more) {
        Set<String> passed = new HashSet<>(phase.metrics(State.PASSED));
        passed.addAll(more);

        assertThat(phase.composition().passes(passed, phase.all()) || !phase.passes())
                .isTrue();
    }

    @Property
    void whatIsBrokenIsAlsoBrokenByMore(@ForAll("phases") Phase phase, @ForAll Set<@From("names") String> more) {
        Set<String> broken = new HashSet<>(phase.metrics(State.BROKEN));
        broken.addAll(more);

        assertThat(phase.composition().breaks(broken, phase.all()) || !phase.breaks())
                .isTrue();
    }

    @Property
    void countsAsOneCountsByHand(@ForAll("phases") Phase phase) {
        int others = 0;
        int passed = 0;
        int broken = 0;
        boolean everyCriticalPasses = true;
        boolean aCriticalIsBroken = false;
        for (Judged gate : phase.gates()) {
            if (gate.isCritical()) {
                everyCriticalPasses &= gate.state() == State.PASSED;
                aCriticalIsBroken |= gate.state() == State.BROKEN;
            } else {
                others++;
                passed += gate.state() == State.PASSED ? 1 : 0;
                broken += gate.state() == State.BROKEN ? 1 : 0;
            }
        }
        int needed = phase.needed() == 0 || phase.needed() > others ? others : phase.needed();

        assertThat(phase.passes()).isEqualTo(everyCriticalPasses && passed >= needed);
        assertThat(phase.breaks()).isEqualTo(aCriticalIsBroken || broken > others - needed);
    }

    @Provide
    Arbitrary<Phase> phases() {
        Arbitrary<List<Judged>> gates = Combinators.combine(
                        names(), Arbitraries.of(State.class), Arbitraries.of(true, false, false))
                .as(Judged::new)
                .list()
                .ofMaxSize(6)
                .uniqueElements(Judged::metric);
        return Combinators.combine(Arbitraries.integers().between(0, 8), gates).as(Phase::new);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a", "b", "c", "d", "e", "f");
    }
}
