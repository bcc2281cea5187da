package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The recursion says what weighing each beginning by itself says. */
class OnsetTallyProperties {
    private static final StratifiedRateEProcess MORE = StratifiedRateEProcess.withDefaults();
    private static final StratifiedRateEProcess FEWER = MORE.alternative(Alternative.LESS);
    private static final long LARGE = 1_000_000_000_000L;

    /** Nothing, one, all, and as much as a large site has in a year. */
    @Provide
    static Arbitrary<RateStratum> strata() {
        Arbitrary<Long> events = Arbitraries.oneOf(
                Arbitraries.of(0L, 1L, 1_000L, LARGE), Arbitraries.longs().between(0, 200));
        Arbitrary<Double> exposures = Arbitraries.of(1e-9, 1.0, 1_000.0, 1e12);
        return Arbitraries.oneOf(
                Combinators.combine(events, exposures, events, exposures).as(RateStratum.TwoGroups::new),
                Combinators.combine(events, exposures).as(RateStratum.AgainstBaseline::new));
    }

    private static OnsetTally tally(StratifiedRateEProcess process, List<? extends RateStratum> stretches) {
        OnsetTally tally = OnsetTally.of(process);
        for (RateStratum stretch : stretches) {
            tally = tally.next().with(stretch, process);
        }
        return tally;
    }

    /** The mean over all beginnings, each of which has the evidence of all stretches from it on. */
    private static double naive(StratifiedRateEProcess process, List<? extends RateStratum> stretches) {
        List<EValue> since = new ArrayList<>();
        for (int from = 0; from < stretches.size(); from++) {
            since.add(process.evidence(stretches.subList(from, stretches.size())));
        }
        return OnsetTally.mean(since.toArray(EValue[]::new)).logValue();
    }

    /** Of 10^12 events, what speaks for the change and against it is 10^13 each: so many digits are gone. */
    private static void isAsNaive(StratifiedRateEProcess process, List<RateStratum> stretches) {
        double rounding =
                stretches.stream().mapToDouble(stratum -> 1e-14 * size(stratum)).sum();
        assertThat(tally(process, stretches).evidence().logValue())
                .isCloseTo(naive(process, stretches), within(1e-9 + rounding));
    }

    private static double size(RateStratum stratum) {
        return stratum instanceof RateStratum.TwoGroups groups
                ? groups.events()
                : ((RateStratum.AgainstBaseline) stratum).events()
                        + 100 * ((RateStratum.AgainstBaseline) stratum).expectedEvents();
    }

    @Property
    void isTheMeanOverAllBeginnings(@ForAll("manyStrata") List<RateStratum> stretches) {
        isAsNaive(MORE, stretches);
        isAsNaive(FEWER, stretches);
        isAsNaive(MORE.nullRateRatio(1.5).designEffect(3), stretches);
    }

    @Provide
    static Arbitrary<List<RateStratum>> manyStrata() {
        return strata().list().ofMaxSize(12);
    }

    /** Events that are not the change's make as many more acceptable, since whichever beginning. */
    @Property
    void eventsOfAnIncidentAreExpectedOnes(@ForAll @Size(min = 1, max = 8) List<@IntRange(max = 300) Integer> events) {
        double allowance = 17;
        List<RateStratum> stretches = new ArrayList<>();
        List<RateStratum> expectingMore = new ArrayList<>();
        for (int at = 0; at < events.size(); at++) {
            double more = at == events.size() - 1 ? allowance : 0;
            stretches.add(new RateStratum.AgainstBaseline(events.get(at), 100));
            expectingMore.add(new RateStratum.AgainstBaseline(events.get(at), 100 + more));
        }

        assertThat(tally(MORE, stretches).evidence(allowance).logValue())
                .isCloseTo(naive(MORE, expectingMore), within(1e-9));
    }

    /** An allowance takes evidence away in both directions. */
    @Property
    void anAllowanceNeverAddsEvidence(@ForAll("manyStrata") List<RateStratum> stretches) {
        for (StratifiedRateEProcess process : List.of(MORE, FEWER)) {
            OnsetTally tally = tally(process, stretches);
            assertThat(tally.evidence(1).logValue())
                    .isLessThanOrEqualTo(tally.evidence().logValue());
            assertThat(tally.evidence(LARGE).logValue()).isGreaterThanOrEqualTo(-Math.log(stretches.size() + 1.0));
        }
    }

    @Example
    void nothingIsKnownBeforeTheFirstStretchOrTheFirstEvent() {
        RateStratum nothing = new RateStratum.TwoGroups(0, 1, 0, 1);

        assertThat(OnsetTally.of(MORE).evidence()).isEqualTo(EValue.NONE);
        assertThat(OnsetTally.mean()).isEqualTo(EValue.NONE);
        assertThat(tally(MORE, List.of(nothing, nothing, nothing)).evidence().logValue())
                .isCloseTo(0, within(1e-12));
    }

    @Example
    void eventsOfAStretchComeInAsManyPartsAsTheyLike() {
        RateStratum part = new RateStratum.AgainstBaseline(30, 20);
        OnsetTally once = OnsetTally.of(MORE).next().with(new RateStratum.AgainstBaseline(60, 40), MORE);
        OnsetTally twice = OnsetTally.of(MORE).next().with(part, MORE).with(part, MORE);

        assertThat(twice.evidence().logValue()).isCloseTo(once.evidence().logValue(), within(1e-9));
    }

    /** A clean week costs what begins after it ln 56, however clean it was. */
    @Example
    void aCleanWeekHidesNothing() {
        RateStratum clean = new RateStratum.AgainstBaseline(0, LARGE);
        RateStratum harm = new RateStratum.AgainstBaseline(500, 100);
        List<RateStratum> stretches = List.of(clean, clean, clean, clean, clean, clean, harm);

        assertThat(tally(MORE, stretches).evidence().logValue())
                .isCloseTo(MORE.evidence(List.of(harm)).logValue() - Math.log(56), within(1e-9));
    }

    @Example
    void isOfOneDirection() {
        assertThatThrownBy(() -> OnsetTally.of(MORE).next().with(new RateStratum.AgainstBaseline(1, 1), FEWER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OnsetTally.of(MORE).evidence(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
