package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.reason.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PortfolioRowsTest {
    private static final Fact[] BOTH = {
        fact("one", "A"),
        fact("other", "B"),
        fact("metrics", List.of("Errors", "Latency")),
        fact("percentage", "5%"),
        fact("exposed", "users"),
        fact("users", 6000L),
        fact("why", "both expose the same ring")
    };

    static List<Reading> rows() {
        String together =
                "A and B act on Errors and Latency at the same time: up to 5% of all users (6,000 a day) are in both,"
                        + " because both expose the same ring.";
        return List.of(
                Reading.says(
                        PortfolioRows.ATTRIBUTION_LOST,
                        together + " If they get worse, nothing tells which of the two did it.",
                        BOTH),
                Reading.says(
                        PortfolioRows.ATTRIBUTION_BLURRED,
                        together
                                + " Each reaches exposed and control users of the other alike, so their effects can still"
                                + " be told apart; only what the two do together cannot.",
                        BOTH),
                advises(
                        PortfolioRows.MOVE,
                        "Start B at noon, or expose different tenants.",
                        fact("moved", "B"),
                        fact("time", "noon")),
                advises(
                        PortfolioRows.SEPARATE,
                        "No other start of either separates them: let them expose different"
                                + " tenants, or end one of them first."),
                Reading.says(
                        PortfolioRows.TOO_EARLY,
                        "A exposes 5% at noon, but B reaches 100% only at night.",
                        early(fact("until", "night"))),
                Reading.says(
                        PortfolioRows.NEVER_KNOWN,
                        "A exposes 5% at noon, but when B reaches 100% is not known.",
                        early(fact("until", "night"))),
                advises(PortfolioRows.START_LATER, "Start A at night or later.", early(fact("time", "night"))),
                advises(
                        PortfolioRows.HOLD_BACK,
                        "Hold A at 0% until B reaches 100%, or start B earlier.",
                        early(fact("above", "0%"))),
                advises(
                        PortfolioRows.HOLD_BACK_UNTIL_KNOWN,
                        "Hold A at 0% until B reaches 100%.",
                        early(fact("above", "0%"))),
                Reading.says(PortfolioRows.UNKNOWN, "A depends on B, which is not in this portfolio.", BOTH),
                advises(
                        PortfolioRows.UNKNOWN,
                        "Name one of the entries, or leave the dependency out; known are C and D.",
                        fact("known", List.of("C", "D"))),
                Reading.says(
                        PortfolioRows.CYCLE,
                        "The entries wait for each other: A and B.",
                        fact("entries", List.of("A", "B"))),
                Reading.says(PortfolioRows.CYCLE, "The entry waits for itself: A.", fact("entries", List.of("A"))),
                advises(PortfolioRows.CYCLE, "Leave out one of these dependencies."),
                Reading.says(
                        PortfolioRows.PREREQUISITE,
                        "A requires flag f, which B has at 100% only at night.",
                        fact("one", "A"),
                        fact("flag", "f"),
                        fact("owner", "B"),
                        fact("until", "night")),
                Reading.says(
                        PortfolioRows.PREREQUISITE,
                        "A requires flag f, and when B has it at 100% is not known.",
                        fact("one", "A"),
                        fact("flag", "f"),
                        fact("unknownOwner", "B")),
                Reading.says(
                        PortfolioRows.PREREQUISITE,
                        "A requires flag f, which no rollout of this portfolio turns on.",
                        fact("one", "A"),
                        fact("flag", "f"),
                        fact("nowhere", "no rollout of this portfolio")),
                advises(PortfolioRows.PREREQUISITE_LATER, "Start A at night or later.", early(fact("time", "night"))),
                advises(
                        PortfolioRows.PREREQUISITE_OPEN,
                        "Roll out the flag first, or state that it is on by withLiveFlag(..)."),
                Reading.says(
                        PortfolioRows.FREEZE,
                        "A promotes to 10% at noon, in a freeze that its calendar does not know: audit, until night.",
                        frozen()),
                advises(
                        PortfolioRows.KEEP_FREEZE,
                        "Add the freeze to the calendar of A, which then promotes to 10% at night.",
                        frozen()),
                advises(
                        PortfolioRows.START_AFTER_FREEZE,
                        "Add the freeze to the calendar of A, and start it at night.",
                        frozen()),
                advises(PortfolioRows.START_LATER_THAN_FREEZE, "Start A at night.", frozen()),
                advises(PortfolioRows.ASK_FOR_FREEZE, "Pause A before, or agree on an end of the freeze.", frozen()),
                Reading.says(
                        PortfolioRows.TOO_MANY_WATCHED,
                        "Ada has 3 rollouts to watch at a time, but can watch 2: A, B and C.",
                        crowd()),
                Reading.says(
                        PortfolioRows.TOO_MANY_MOVES,
                        "Ada has 3 promotions within an hour, but can attend to 2: A, B and C.",
                        crowd()),
                advises(PortfolioRows.SPREAD, "Start C at night.", fact("moved", "C"), fact("time", "night")),
                advises(PortfolioRows.SHARE, "Move one of them to other people: delaying a single one is not enough."),
                Reading.says(
                        PortfolioRows.RUNS,
                        "A runs already, so that it has no other start.",
                        early(fact("at", "night"))),
                advises(PortfolioRows.RUNS, "Pause it, or start others at another time."),
                Reading.says(
                        PortfolioRows.NO_START,
                        "No start of A from noon on clears it of all that is found: the search ended at night.",
                        early(fact("at", "night"))),
                advises(PortfolioRows.NO_START, "Do what the other findings advise, or move another rollout first."));
    }

    private static Reading advises(Rule row, String expected, Fact... facts) {
        return new Reading(row, expected, row::advice, facts);
    }

    private static Fact[] early(Fact more) {
        return new Fact[] {
            fact("one", "A"),
            fact("other", "B"),
            fact("percentage", "5%"),
            fact("from", "noon"),
            fact("milestone", "reaches 100%"),
            more
        };
    }

    private static Fact[] frozen() {
        return new Fact[] {
            fact("one", "A"),
            fact("moves", "promotes to"),
            fact("phase", "10%"),
            fact("at", "noon"),
            fact("cause", "audit"),
            fact("until", "night"),
            fact("time", "night")
        };
    }

    private static Fact[] crowd() {
        return new Fact[] {
            fact("person", "Ada"), fact("number", 3), fact("most", 2), fact("entries", List.of("A", "B", "C"))
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowReads(Reading row) {
        assertThat(row.actual()).isEqualTo(row.expected());
    }

    @Test
    void allAreRead() {
        assertThat(rows())
                .extracting(reading -> reading.rule().id())
                .containsAll(PortfolioRows.ALL.stream().map(Rule::id).toList());
    }
}
