package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.reason.Fact;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UrgencyRowsTest {
    private static final Fact USUAL = fact("usual", Duration.ofDays(8));
    private static final Fact LENGTH = fact("length", Duration.ofMinutes(46));
    private static final Fact DEADLINE = fact("deadline", Duration.ofHours(4));
    private static final Fact WHY = fact("why", "totals are wrong");
    private static final Fact SHORTEST = fact("shortest", Duration.ofMinutes(23));
    private static final Fact ARRIVAL = fact("arrival", Duration.ofMinutes(1));
    private static final Fact DETECT = fact("timeToDetect", Duration.ofSeconds(90));

    static List<RowCase> rows() {
        return List.of(
                RowCase.of(UrgencyRows.EXPEDITED, WHY).because("Expedited: totals are wrong."),
                RowCase.of(UrgencyRows.FITS, USUAL, fact("deadline", Duration.ofDays(9)))
                        .because("100% after 8 days, within the deadline of 9 days: nothing is shortened."),
                RowCase.of(UrgencyRows.FITS_AT_ONCE, DEADLINE)
                        .because("100% from the first phase on, within the deadline of 4 hours."),
                RowCase.of(UrgencyRows.AS_SHORT, USUAL)
                        .because(
                                "100% after 8 days: no phase can be shortened, so the preparation stays as usual, too."),
                RowCase.of(UrgencyRows.SHORTENED, LENGTH, USUAL).because("100% after 46 minutes instead of 8 days."),
                RowCase.of(UrgencyRows.SHORTENED, LENGTH, USUAL, DEADLINE)
                        .because("100% after 46 minutes instead of 8 days, within the deadline of 4 hours."),
                RowCase.of(UrgencyRows.STRATEGY, fact("left", 3), fact("all", 6), LENGTH, USUAL)
                        .because(
                                "The strategy stays; urgency shortens it: 3 of 6 phases in 46 minutes instead of 8 days."),
                RowCase.of(
                                UrgencyRows.SHORTEST,
                                fact("risk", RiskLevel.HIGH),
                                SHORTEST,
                                ARRIVAL,
                                DETECT,
                                fact("watch", Duration.ofMinutes(20)))
                        .because(
                                "Shortest phase of a high change: 23 minutes. It takes 1 minute until those in it have the"
                                        + " change, 1 minute 30 seconds to detect a regression, and a watch of 20 minutes."),
                RowCase.of(
                                UrgencyRows.SHORTEST,
                                fact("risk", RiskLevel.HIGH),
                                SHORTEST,
                                ARRIVAL,
                                fact("cache", "the CDN"),
                                DETECT,
                                fact("watch", Duration.ofMinutes(20)))
                        .because(
                                "Shortest phase of a high change: 23 minutes. It takes 1 minute until those in it have the"
                                        + " change, copies in the CDN included, 1 minute 30 seconds to detect a regression, and a watch of"
                                        + " 20 minutes."),
                RowCase.of(
                                UrgencyRows.SHORTEST,
                                fact("risk", RiskLevel.HIGH),
                                SHORTEST,
                                ARRIVAL,
                                fact("drill", "fleet rollback"),
                                DETECT,
                                fact("watch", Duration.ofMinutes(20)))
                        .because(
                                "Shortest phase of a high change: 23 minutes. It takes 1 minute until those in it have the"
                                        + " change, assumed to be as long as a fleet rollback, 1 minute 30 seconds to detect a"
                                        + " regression, and a watch of 20 minutes."),
                RowCase.of(
                                UrgencyRows.SHORTEST_INTERNAL,
                                fact("shortest", Duration.ofMinutes(4)),
                                ARRIVAL,
                                DETECT,
                                fact("restore", Duration.ofMinutes(1)))
                        .because(
                                "Shortest internal phase: 4 minutes. It takes 1 minute until the team has the change, 1 minute"
                                        + " 30 seconds to detect a regression, and 1 minute to roll it back once."),
                RowCase.of(UrgencyRows.SOAK, USUAL, LENGTH).because("Shortened from 8 days to 46 minutes."),
                RowCase.of(UrgencyRows.SOAK, USUAL, LENGTH, fact("part", percent(24)))
                        .because(
                                "Shortened from 8 days to 46 minutes: the shortest length, and 24% of what the usual one has beyond it."),
                RowCase.of(
                                UrgencyRows.LEFT_OUT,
                                fact("next", "10%"),
                                fact("before", "Canary (1%)"),
                                fact("factor", "10"),
                                fact("phases", 3))
                        .because(
                                "Left out: 10% follows Canary (1%) with 10 times its blast radius; no ladder of 3 phases has"
                                        + " smaller steps."),
                RowCase.of(UrgencyRows.KEPT, USUAL)
                        .because("Stays at 8 days: a regression takes at least as long to show."),
                RowCase.of(UrgencyRows.WHOLE, USUAL)
                        .because("Stays at 8 days: the phases that are left out save enough time."),
                RowCase.of(UrgencyRows.LAST, fact("length", Duration.ofDays(9)), USUAL)
                        .because(
                                "Bake of 9 days instead of 8 days: what the phases could not show is looked for after full"
                                        + " rollout."),
                RowCase.of(UrgencyRows.SAME_BAKE, LENGTH).because("The bake stays at 46 minutes."),
                RowCase.of(UrgencyRows.BY_CALLER, USUAL).because("Stays at 8 days: the ladder is the caller's."),
                RowCase.of(UrgencyRows.BY_STRATEGY, USUAL)
                        .because("Stays at 8 days: the strategy gives no shorter length."),
                RowCase.of(UrgencyRows.BY_EXPERIMENT, USUAL)
                        .because("Stays at 8 days: the sample of the experiment takes as long."),
                RowCase.of(UrgencyRows.BY_STORE, USUAL)
                        .because("Stays at 8 days: the store gives its steps their length."),
                RowCase.of(UrgencyRows.BY_STORE, fact("phases", List.of("Day 1", "Day 2")))
                        .because("Day 1 and Day 2 stay as long as usual: the store gives its steps their length."),
                RowCase.of(UrgencyRows.BY_STORE, fact("phases", List.of("Day 1")))
                        .because("Day 1 stays as long as usual: the store gives its steps their length."),
                RowCase.of(UrgencyRows.BY_UPDATES, USUAL)
                        .because("Stays at 8 days: updates from the store take days to be installed."),
                RowCase.of(UrgencyRows.BY_NOTICE, USUAL)
                        .because("Stays at 8 days: those who depend on the release need the time to leave the previous"
                                + " behavior."),
                RowCase.of(UrgencyRows.BY_PRE_RELEASE, USUAL)
                        .because("Stays at 8 days: those who depend on the release try it in this time."),
                RowCase.of(UrgencyRows.BY_MIGRATION, USUAL)
                        .because("Stays at 8 days: the next step builds on the data of this one."),
                RowCase.of(UrgencyRows.BY_ALL_READS, USUAL)
                        .because("Stays at 8 days: the previous store is removed after it, and with it the rollback."),
                RowCase.of(
                                UrgencyRows.PRICE,
                                fact("metric", "5xx"),
                                fact("effect", Quantity.of(percent(0.4))),
                                fact("usualPower", 0.85),
                                fact("power", 0.05),
                                fact("usualMde", Quantity.of(percent(0.3))),
                                fact("mde", "none"))
                        .because("5xx at 0.4%: power 0.85 -> 0.05, MDE 0.3% -> none."),
                RowCase.of(
                                UrgencyRows.PRICE_LEFT_OUT,
                                fact("metric", "5xx"),
                                fact("effect", Quantity.of(percent(0.4))),
                                fact("usualPower", 0.85),
                                fact("usualMde", Quantity.of(percent(0.3))))
                        .because("5xx at 0.4%: power 0.85 and MDE 0.3% without urgency, and no look now."),
                RowCase.of(UrgencyRows.ACCEPTED, LENGTH, USUAL, DEADLINE, WHY)
                        .says(
                                "The price of 100% after 46 minutes instead of 8 days, for the deadline of 4 hours: totals are"
                                        + " wrong"),
                RowCase.of(UrgencyRows.ACCEPTED_LOSS, LENGTH, USUAL, WHY, fact("lost", "In Canary, it is less."))
                        .says(
                                "The price of 100% after 46 minutes instead of 8 days: totals are wrong. In Canary, it is less."),
                RowCase.of(
                                UrgencyRows.LOST,
                                fact("phase", "Canary"),
                                fact("metric", "5xx"),
                                fact("effect", Quantity.of(percent(0.4))),
                                fact("usualPower", 0.85),
                                fact("power", 0),
                                fact("usualMde", Quantity.of(percent(0.3))),
                                fact("mde", "none"))
                        .says("In Canary, 5xx at 0.4%: power 0.85 -> 0, MDE 0.3% -> none."));
    }

    static List<RowCase> deadlines() {
        return List.of(
                RowCase.of(DeadlineRows.CALLER).says("shorten the ladder, which is never changed"),
                RowCase.of(DeadlineRows.STRATEGY)
                        .says("let the strategy say how short its phases can be, with shortestSoak(..)"),
                RowCase.of(DeadlineRows.EXPERIMENT, fact("metric", "Orders"), fact("days", 14))
                        .says("leave out the A/B test on Orders, which takes 14 days"),
                RowCase.of(DeadlineRows.NOTICE)
                        .says(
                                "agree on a shorter notice with those who depend on it, and say so with Delivery.library(..)"),
                RowCase.of(DeadlineRows.MIGRATION)
                        .says("measure the backfill, and say so with Delivery.dataMigration(..)"),
                RowCase.of(DeadlineRows.STORE)
                        .says("ask the store for an expedited review and release to all users at once, with"
                                + " ladder(Step.last(..))"),
                RowCase.of(DeadlineRows.FLAG)
                        .says("measure how fast flags arrive, and say so with Tooling.flagDelay(..)"),
                RowCase.of(DeadlineRows.METRICS)
                        .says("measure how late metrics arrive, and say so with Tooling.metricDelay(..)"),
                RowCase.of(DeadlineRows.POLICY)
                        .says("ask for less, with UrgencyPolicy.withWatch(..) and withFewestPhases(..)"),
                RowCase.of(DeadlineRows.PRE_RELEASE)
                        .says("shorten the pre-release, which lasts seven times LadderPolicy.withInternalSoak(..)"),
                RowCase.of(DeadlineRows.DELIVERY)
                        .says(
                                "measure how fast the delivery arrives everywhere, and say so with Tooling.rollbackTime(..)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"rows", "deadlines"})
    void aRowReads(RowCase row) {
        row.check();
    }

    @Test
    void allAreRead() {
        RowCase.assertCover(rows(), UrgencyRows.ALL);
        RowCase.assertCover(deadlines(), DeadlineRows.ALL);
    }
}
