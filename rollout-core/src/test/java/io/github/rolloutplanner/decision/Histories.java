package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.decision.History.Answer;
import io.github.rolloutplanner.decision.History.Group;
import io.github.rolloutplanner.decision.History.Hour;
import io.github.rolloutplanner.decision.History.Stream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Histories with good and bad luck, harm, silence and failures. */
public final class Histories extends DomainContextBase {

    /** For jqwik, which makes one for each property. */
    public Histories() {}

    /** Without harm, with little luck and much data of every metric: nothing that a rollout would have to wait for. */
    static Arbitrary<History> calm() {
        Arbitrary<Double> chances = Arbitraries.doubles().between(-0.5, 0.5).ofScale(2);
        Arbitrary<Group> groups = Combinators.combine(Arbitraries.longs().between(30_000, 40_000), chances)
                .as(Group::new);
        Arbitrary<Hour> hours = Combinators.combine(groups, chances)
                .as((treated, chance) -> new Hour(treated, new Group(treated.users(), chance), Answer.DATA));
        return Combinators.combine(streams(Arbitraries.just(1.0), hours)).as(History::new);
    }

    @Provide
    Arbitrary<History> histories() {
        List<Arbitrary<Stream>> streams = streams(harms(), hours());
        Arbitrary<List<Integer>> some = Arbitraries.integers()
                .between(0, History.KINDS - 1)
                .list()
                .ofMinSize(1)
                .uniqueElements();
        Arbitrary<History> partial = some.flatMap(kinds ->
                Combinators.combine(kinds.stream().map(streams::get).toList()).as(History::new));
        return Arbitraries.oneOf(partial, Combinators.combine(streams).as(History::new));
    }

    /** One of each kind. */
    private static List<Arbitrary<Stream>> streams(Arbitrary<Double> harms, Arbitrary<Hour> hours) {
        List<Arbitrary<Stream>> streams = new ArrayList<>();
        for (int kind = 0; kind < History.KINDS; kind++) {
            int each = kind;
            streams.add(Combinators.combine(
                            Arbitraries.of(true, false), harms, hours.list().ofSize(History.HOURS))
                    .as((isCumulative, harm, inOrder) -> new Stream(each, isCumulative, harm, inOrder)));
        }
        return streams;
    }

    private static Arbitrary<Double> harms() {
        return Arbitraries.frequency(
                Tuple.of(20, 1.0), Tuple.of(1, 1.1), Tuple.of(1, 1.3), Tuple.of(1, 2.0), Tuple.of(1, 10.0));
    }

    private static Arbitrary<Hour> hours() {
        Arbitrary<Double> chances = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.doubles().between(-1.5, 1.5).ofScale(2)),
                Tuple.of(1, Arbitraries.doubles().between(-6, 6).ofScale(2)));
        Arbitrary<Double> splits = Arbitraries.frequency(Tuple.of(100, 1.0), Tuple.of(1, 1.4));
        Arbitrary<Answer> answers = Arbitraries.frequency(
                Tuple.of(30, Answer.DATA),
                Tuple.of(1, Answer.NOBODY),
                Tuple.of(1, Answer.NO_DATA),
                Tuple.of(1, Answer.FAILURE));
        return Combinators.combine(Arbitraries.longs().between(2, 40_000), splits, chances, chances, answers)
                .as((users, split, treated, control, answer) -> new Hour(
                        new Group(users, treated), new Group(Math.max(2, Math.round(users * split)), control), answer));
    }
}
