package io.github.rolloutplanner.portfolio;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.ScheduledRollout;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.lint.Finding.Severity;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.portfolio.PortfolioEntry.Dependency;
import io.github.rolloutplanner.portfolio.PortfolioEntry.Milestone;
import io.github.rolloutplanner.portfolio.PortfolioFinding.Kind;
import io.github.rolloutplanner.portfolio.PortfolioFinding.Overlap;
import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortfolioTest {
    private static final Instant MONDAY = Instant.parse("2027-03-01T09:00:00Z");
    private static final RolloutPlan PLAN = plan("Search", "search_v2", "Errors");

    private static RolloutPlan plan(String name, String flag, String metric) {
        return RolloutPlanner.forChange(name)
                .behavioral("Results are ranked by a model")
                .touching(Trait.CRITICAL_PATH)
                .flagKey(flag)
                .population(Population.ofUsersPerDay(100_000).withRequestsPerDay(2_000_000))
                .guardrail(Metric.errorRate(metric, percent(0.2)).mustStayBelow(percent(0.5)))
                .plan();
    }

    private static RolloutPlan rings(String name, String region) {
        return RolloutPlanner.forChange(name)
                .behavioral("Results are ranked by a model")
                .population(Population.ofRings(
                        Ring.of(region, 1_000).recognisedBy(TargetingCondition.is("user.region", region)),
                        Ring.of("All", 100_000)))
                .guardrail(Metric.errorRate("Errors", percent(0.2)).mustStayBelow(percent(0.5)))
                .plan();
    }

    private static PortfolioEntry entry(String name, String metric, Instant start) {
        return PortfolioEntry.of(plan(name, name, metric), start);
    }

    private static Instant days(double days) {
        return MONDAY.plus(Duration.ofMinutes(Math.round(days * 24 * 60)));
    }

    private static List<PortfolioFinding> findings(PortfolioEntry... entries) {
        return Portfolio.of(entries).findings();
    }

    @Test
    void independentHashesMultiply() {
        List<PortfolioFinding> findings = findings(entry("a", "Errors", MONDAY), entry("b", "errors ", days(1)));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("portfolio.collision");
            assertThat(finding.entries()).containsExactly("a", "b");
            assertThat(finding.from()).isEqualTo(days(1));
            assertThat(finding.overlaps().get(0))
                    .isEqualTo(new Overlap(
                            days(1),
                            Optional.of(days(2)),
                            "Pilot (5%)",
                            "Canary (1%)",
                            percent(0.05),
                            OptionalLong.of(50),
                            Kind.INDEPENDENT));
        });
    }

    @Test
    void oneFlagWithOneKeyNests() {
        List<PortfolioFinding> findings = findings(
                PortfolioEntry.of(PLAN, MONDAY),
                PortfolioEntry.of(PLAN, days(2)).withName("again"));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.overlaps().get(0).kind()).isEqualTo(Kind.NESTED);
            assertThat(finding.overlaps().get(0).percentage()).isEqualTo(percent(1));
        });
    }

    @Test
    void ringsKnownByOtherValuesOfOneAttributeAreApart() {
        List<Overlap> overlaps = CollisionCheck.overlaps(
                Lane.of(PortfolioEntry.of(rings("a", "north"), MONDAY)),
                Lane.of(PortfolioEntry.of(rings("b", "south"), MONDAY)));

        assertThat(overlaps)
                .isNotEmpty()
                .noneMatch(overlap -> overlap.phase().startsWith("north")
                        && overlap.otherPhase().startsWith("south"));
    }

    /** Who was in a ring before is still in the next. */
    @Test
    void ringsOfOtherOrdersMeetInWhatTheyReachedBefore() {
        Ring dev = Ring.of("Dev", 100).recognisedBy(TargetingCondition.is("user.team", "dev"));
        Ring beta = Ring.of("Beta", 1_000).recognisedBy(TargetingCondition.is("user.team", "beta"));
        RolloutPlan plan = RolloutPlanner.forChange("Search")
                .behavioral("Results are ranked by a model")
                .population(Population.ofRings(dev, beta, Ring.of("All", 100_000)))
                .guardrail(Metric.errorRate("Errors", percent(0.2)).mustStayBelow(percent(0.5)))
                .plan();
        Instant inBeta =
                Lane.of(PortfolioEntry.of(plan, MONDAY)).stretches().get(1).from();

        List<Overlap> overlaps = CollisionCheck.overlaps(
                Lane.of(PortfolioEntry.of(plan, MONDAY)), Lane.of(PortfolioEntry.of(plan, inBeta)));

        assertThat(overlaps)
                .anyMatch(overlap -> overlap.phase().startsWith("Beta")
                        && overlap.otherPhase().startsWith("Dev"));
    }

    /** The hash of a flag tells who is in both, a router which requests are. */
    @Test
    void whatARouterSplitsIsToldInRequests() {
        PortfolioEntry[] services = Stream.of("a", "b")
                .map(name -> RolloutPlanner.forChange(name)
                        .behavioral("Results are ranked by a model")
                        .deliveredBy(Delivery.deployment())
                        .population(Population.ofUsersPerDay(100_000).withRequestsPerDay(2_000_000))
                        .guardrail(Metric.errorRate("Errors", percent(0.2)).mustStayBelow(percent(0.5)))
                        .plan())
                .map(plan -> PortfolioEntry.of(plan, MONDAY))
                .toArray(PortfolioEntry[]::new);

        List<Overlap> overlaps = findings(services).get(0).overlaps();

        assertThat(overlaps).extracting(Overlap::kind).containsOnly(Kind.EACH_REQUEST, Kind.ALL);
        assertThat(overlaps)
                .allSatisfy(overlap -> assertThat(overlap.users().isPresent()).isEqualTo(overlap.kind() == Kind.ALL));
        assertThat(overlaps)
                .filteredOn(overlap -> overlap.kind() == Kind.ALL)
                .extracting(Overlap::percentage)
                .containsOnly(percent(100));
    }

    /** Plans of strangers may number their phases as they like. */
    @Test
    void whatWasExposedBeforeIsToldByPlaceAndNotByNumber() {
        PortfolioEntry[] entries = Stream.of("north", "south")
                .map(region -> rings(region, region))
                .map(plan -> plan.withPhases(
                        plan.phases().stream().map(phase -> phase.withNumber(1)).toList()))
                .map(plan -> PortfolioEntry.of(plan, MONDAY))
                .toArray(PortfolioEntry[]::new);

        assertThat(CollisionCheck.overlaps(Lane.of(entries[0]), Lane.of(entries[1])))
                .isNotEmpty()
                .noneMatch(overlap -> overlap.phase().startsWith("north")
                        && overlap.otherPhase().startsWith("south"));
    }

    @Test
    void anUnknownBakeIsNotOver() {
        RolloutPlan plan = plan("a", "a", "Errors");
        Timeline known = plan.timeline();
        TimeSpan unknown = new TimeSpan(Optional.empty(), "Bake", Optional.of("until it is calm"));
        PortfolioEntry entry = PortfolioEntry.of(
                plan.withTimeline(new Timeline(known.preparation(), known.phases(), known.total(), unknown)), MONDAY);
        PortfolioEntry later = entry("b", "Errors", days(300));

        assertThat(findings(entry, later)).singleElement().satisfies(finding -> {
            assertThat(finding.from()).isEqualTo(days(300));
            assertThat(finding.overlaps().get(0).kind()).isEqualTo(Kind.ALL);
        });
        assertThat(findings(entry, entry("c", "Latency", days(300)).afterBakeOf("a")))
                .extracting(PortfolioFinding::advice)
                .containsExactly("Hold c at 0% until a ends its bake.");
    }

    @Test
    void aRolloutThatEndsAtHalfNeverReachesAllUsers() {
        RolloutPlan plan = plan("a", "a", "Errors");
        List<RolloutPhase> phases = new ArrayList<>(plan.phases());
        phases.set(phases.size() - 1, phases.get(phases.size() - 1).withPercentage(percent(50)));

        assertThat(findings(
                        PortfolioEntry.of(plan.withPhases(phases), MONDAY),
                        entry("b", "Latency", days(300)).after("a")))
                .extracting(PortfolioFinding::message)
                .containsExactly("b exposes 1% at "
                        + entry("b", "Latency", days(300)).dates().local(days(300))
                        + ", but when a reaches 100% is not known.");
    }

    @Test
    void theSameRingIsTheSameUsers() {
        List<Overlap> overlaps = CollisionCheck.overlaps(
                Lane.of(PortfolioEntry.of(rings("a", "north"), MONDAY)),
                Lane.of(PortfolioEntry.of(rings("b", "north"), MONDAY)));

        assertThat(overlaps).anySatisfy(overlap -> {
            assertThat(overlap.kind()).isEqualTo(Kind.SAME_RING);
            assertThat(overlap.percentage()).isEqualTo(percent(1));
        });
    }

    @Test
    void otherTenantsMetricsAndTimesAreNoCollision() {
        assertThat(findings(
                        entry("a", "Errors", MONDAY).withTenants("eu"),
                        entry("b", "Errors", MONDAY).withTenants("us")))
                .isEmpty();
        assertThat(findings(entry("a", "Errors", MONDAY), entry("b", "Latency", MONDAY)))
                .isEmpty();
        Instant over = Lane.of(entry("a", "Errors", MONDAY)).end();
        assertThat(findings(entry("a", "Errors", MONDAY), entry("b", "Errors", over)))
                .isEmpty();
        assertThat(findings(entry("a", "Errors", MONDAY), entry("b", "Errors", over.minusSeconds(60))))
                .hasSize(1);
    }

    @Test
    void aPhaseAtZeroPercentExposesNoUser() {
        RolloutPlan plan = plan("a", "a", "Errors");
        List<RolloutPhase> phases = new ArrayList<>(plan.phases());
        phases.add(0, phases.get(0).withPercentage(percent(0)).withSoak(Duration.ofDays(30)));

        PortfolioEntry other = entry("b", "Errors", MONDAY);
        assertThat(Lane.of(other).end()).isBefore(days(30));
        assertThat(findings(PortfolioEntry.of(plan.withPhases(phases), MONDAY), other))
                .isEmpty();
    }

    @Test
    void aFollowedAdviceClearsACollision() {
        Portfolio portfolio = Portfolio.of(
                entry("a", "Errors", MONDAY), entry("b", "Errors", days(1)), entry("c", "Errors", days(2)));

        Instant start = portfolio.earliestStart("c").orElseThrow();

        Portfolio moved = portfolio.with(entry("c", "Errors", start));
        assertThat(moved.findings()).allMatch(finding -> finding.entries().equals(List.of("a", "b")));
        Portfolio earlier = portfolio.with(entry("c", "Errors", start.minus(Duration.ofDays(1))));
        assertThat(earlier.findings()).anyMatch(finding -> finding.entries().contains("c"));
    }

    @Test
    void theAdviceOfACollisionNamesAStartThatSeparates() {
        PortfolioEntry first = entry("a", "Errors", MONDAY);

        PortfolioFinding finding =
                findings(first, entry("b", "Errors", days(1))).get(0);

        Instant over = Lane.of(first).end();
        assertThat(finding.advice())
                .isEqualTo("Start b at " + first.dates().local(over) + ", or expose different tenants.");
        assertThat(findings(first, entry("b", "Errors", over))).isEmpty();
    }

    @Test
    void noAdviceStartsARolloutInAFreezeOfAll() {
        PortfolioEntry first = entry("a", "Errors", MONDAY);
        LocalDate over = LocalDate.ofInstant(Lane.of(first).end(), ZoneOffset.UTC);
        RolloutCalendar frozen = RolloutCalendar.alwaysOpen("UTC").withFreeze(over, over.plusDays(2), "audit");
        List<PortfolioEntry> laters = List.of(
                entry("b", "errors", days(1)),
                entry("c", "Latency", days(1)).after("a"),
                entry("d", "Clicks", days(1)).withRequiredFlags("a"));
        for (PortfolioEntry later : laters) {
            Portfolio portfolio = Portfolio.of(first, later).withFreezesOf(frozen);
            Instant start = portfolio.earliestStart(later.name()).orElseThrow();

            assertThat(portfolio.findings())
                    .filteredOn(finding -> finding.entries().size() == 2)
                    .singleElement()
                    .satisfies(finding ->
                            assertThat(finding.advice()).contains(later.dates().local(start)));
        }
    }

    @Test
    void whatDependsOnAnotherStartsAfterIt() {
        PortfolioEntry backend = entry("backend", "A", MONDAY);
        PortfolioEntry frontend = entry("frontend", "B", days(1)).after("backend");
        Instant full = backend.dates().fullRollout().orElseThrow();

        PortfolioFinding finding = findings(backend, frontend).get(0);

        assertThat(finding.rule()).isEqualTo("portfolio.dependency");
        assertThat(finding.from()).isEqualTo(days(1));
        assertThat(finding.until()).contains(full);
        assertThat(finding.advice())
                .isEqualTo("Start frontend at " + backend.dates().local(full) + " or later.");
        assertThat(findings(backend, frontend.startingAt(full))).isEmpty();
        assertThat(findings(backend, frontend.startingAt(full.minusSeconds(1)))).hasSize(1);
        assertThat(findings(backend, frontend.startingAt(full).afterBakeOf("backend")))
                .hasSize(1);
    }

    @Test
    void aPercentageMayWaitForAnotherRollout() {
        PortfolioEntry backend = entry("backend", "A", MONDAY);
        Dependency beyondFive = new Dependency("backend", Milestone.FULL_ROLLOUT, percent(5));
        PortfolioEntry frontend = entry("frontend", "B", MONDAY).withDependencies(beyondFive);

        PortfolioFinding finding = findings(backend, frontend).get(0);
        Instant start =
                Portfolio.of(backend, frontend).earliestStart("frontend").orElseThrow();

        assertThat(finding.message()).contains("frontend exposes 10% at ");
        assertThat(findings(backend, frontend.startingAt(start))).isEmpty();
        assertThat(start).isBefore(backend.dates().fullRollout().orElseThrow());
    }

    @Test
    void cyclesAndUnknownNamesAreFound() {
        assertThat(findings(
                        entry("a", "A", MONDAY).after("b"),
                        entry("b", "B", MONDAY).after("a")))
                .extracting(PortfolioFinding::rule)
                .contains("portfolio.cycle");
        assertThat(findings(entry("a", "A", MONDAY).after("a")))
                .extracting(PortfolioFinding::message)
                .contains("The entry waits for itself: a.");
        assertThat(findings(entry("a", "A", MONDAY).after("c"), entry("b", "B", MONDAY)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("portfolio.unknown");
                    assertThat(finding.advice()).endsWith("known are b.");
                });
    }

    @Test
    void aRequiredFlagIsOnBefore() {
        PortfolioEntry session = PortfolioEntry.of(plan("session", "session_v2", "A"), MONDAY);
        PortfolioEntry checkout = entry("checkout", "B", days(1)).withRequiredFlags("session_v2");
        Instant full = session.dates().fullRollout().orElseThrow();

        assertThat(findings(session, checkout))
                .extracting(PortfolioFinding::rule)
                .containsExactly("portfolio.prerequisite");
        assertThat(findings(session, checkout.startingAt(full))).isEmpty();
        assertThat(findings(checkout))
                .extracting(PortfolioFinding::message)
                .containsExactly("checkout requires flag session_v2, which no rollout of this portfolio turns on.");
        assertThat(Portfolio.of(checkout).withLiveFlag("session_v2").findings()).isEmpty();
    }

    @Test
    void aFreezeOfAnotherCalendarHoldsForASharedSystem() {
        RolloutCalendar frozen = RolloutCalendar.alwaysOpen("UTC")
                .withFreeze(LocalDate.parse("2027-03-03"), LocalDate.parse("2027-03-04"), "audit");
        PortfolioEntry knows =
                PortfolioEntry.of(plan("a", "a", "A"), MONDAY, frozen).withSystems("shop");
        PortfolioEntry unaware = entry("b", "B", MONDAY).withSystems("shop", "web");

        List<PortfolioFinding> findings = findings(knows, unaware);

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.message())
                    .isEqualTo("b promotes to 10% at Wed 2027-03-03 09:00 UTC, in a freeze that its calendar does not"
                            + " know: audit, until Fri 2027-03-05 00:00 UTC.");
            assertThat(finding.advice())
                    .isEqualTo("Add the freeze to the calendar of b, which then promotes to 10% at Fri 2027-03-05 00:00"
                            + " UTC.");
        });
        assertThat(findings(knows, unaware.keeping(frozen))).isEmpty();
        assertThat(findings(knows, unaware.withSystems("other"))).isEmpty();
        assertThat(Portfolio.of(entry("b", "B", MONDAY)).withFreezesOf(frozen).findings())
                .hasSize(1);
    }

    /** A freeze counts days of its own time zone: those of another one begin and end at other hours. */
    @Test
    void noAdviceLeadsIntoAFreezeOfAnotherTimeZone() {
        RolloutCalendar christmas = RolloutCalendar.alwaysOpen("America/Los_Angeles")
                .withFreeze(LocalDate.parse("2027-12-24"), LocalDate.parse("2027-12-26"), "Christmas");
        Instant start = Instant.parse("2027-12-25T04:00:00Z");
        PortfolioEntry tokyo = PortfolioEntry.of(PLAN, start, RolloutCalendar.alwaysOpen("Asia/Tokyo"));
        Portfolio portfolio = Portfolio.of(tokyo).withFreezesOf(christmas);
        Instant clear = portfolio.earliestStart("Search").orElseThrow();

        assertThat(portfolio.findings())
                .first()
                .extracting(PortfolioFinding::advice)
                .isEqualTo("Start Search at " + tokyo.dates().local(clear) + ".");
        assertThat(portfolio.with(tokyo.startingAt(clear)).findings()).isEmpty();
    }

    @Test
    void tenantsAndSystemsAreTheSameWhateverTheirCapitals() {
        RolloutCalendar frozen = RolloutCalendar.alwaysOpen("UTC")
                .withFreeze(LocalDate.parse("2027-03-03"), LocalDate.parse("2027-03-04"), "audit");

        assertThat(findings(
                        entry("a", "Errors", MONDAY).withTenants("Acme"),
                        entry("b", "Errors", MONDAY).withTenants("acme ")))
                .hasSize(1);
        assertThat(findings(
                        PortfolioEntry.of(plan("a", "a", "A"), MONDAY, frozen).withSystems("Web"),
                        entry("b", "B", MONDAY).withSystems("web")))
                .extracting(PortfolioFinding::rule)
                .containsExactly("portfolio.freeze");
    }

    @Test
    void usersOfUnlikeUnitsAreNotCounted() {
        PortfolioEntry[] entries = Stream.of("device", "order")
                .map(unit -> RolloutPlanner.forChange(unit)
                        .behavioral("Results are ranked by a model")
                        .population(Population.ofUsersPerDay(1_000)
                                .withRequestsPerDay(2_000_000)
                                .withUnit(unit))
                        .guardrail(Metric.errorRate("Errors", percent(0.2)).mustStayBelow(percent(0.5)))
                        .plan())
                .map(plan -> PortfolioEntry.of(plan, MONDAY))
                .toArray(PortfolioEntry[]::new);

        assertThat(findings(entries).get(0).overlaps())
                .allSatisfy(overlap -> assertThat(overlap.users()).isEmpty());
    }

    @Test
    void aPersonWatchesNoMoreThanTheCapacity() {
        PortfolioEntry[] entries = {
            entry("a", "A", MONDAY).withOnCall("Ada"),
            entry("b", "B", days(1)).withOnCall("ada "),
            entry("c", "C", days(2)).withOnCall("Ada", "Grace")
        };
        Portfolio portfolio = Portfolio.of(entries).withCapacity("Ada", 2).withCapacity("Grace", 1);

        List<PortfolioFinding> findings = portfolio.findings();

        Instant over = Lane.of(entries[0]).end();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("portfolio.capacity");
            assertThat(finding.entries()).containsExactly("a", "b", "c");
            assertThat(finding.from()).isEqualTo(days(2));
            assertThat(finding.until()).contains(over);
            assertThat(finding.advice())
                    .isEqualTo("Start c at " + entries[0].dates().local(over) + ".");
        });
        assertThat(portfolio.with(entries[2].startingAt(over)).findings()).isEmpty();
        assertThat(Portfolio.of(entries).withCapacity("Ada", 3).findings()).isEmpty();
    }

    @Test
    void twoCrowdsAreEachClearedByALaterStart() {
        Portfolio portfolio = Portfolio.of(
                        entry("a", "A", MONDAY).withOnCall("Ada"),
                        entry("b", "B", days(1)).withOnCall("Ada"),
                        entry("c", "C", days(100)).withOnCall("Ada"),
                        entry("d", "D", days(101)).withOnCall("Ada"))
                .withCapacity("Ada", 1);

        assertThat(portfolio.findings())
                .extracting(PortfolioFinding::advice)
                .hasSize(2)
                .satisfies(advice -> {
                    assertThat(advice.get(0)).startsWith("Start b at ");
                    assertThat(advice.get(1)).startsWith("Start d at ");
                });
    }

    /** One rollout moves more than once in an hour where its phases are short. */
    @Test
    void aLimitOfMovesHoldsWhateverTheLimitOfRollouts() {
        PortfolioEntry brisk = PortfolioEntry.of(
                        RolloutPlanner.forChange("a")
                                .behavioral("Results are ranked by a model")
                                .ladder(
                                        Step.of("First", 10, Duration.ofMinutes(15)),
                                        Step.of("Second", 50, Duration.ofMinutes(15)),
                                        Step.last("All"))
                                .plan(),
                        MONDAY)
                .withOnCall("Ada");

        assertThat(Portfolio.of(brisk).withCapacity("Ada", 2).findings()).isEmpty();
        assertThat(List.of(1, 2, 3, 4))
                .allSatisfy(rollouts -> assertThat(Portfolio.of(brisk)
                                .withCapacity("Ada", rollouts, 2)
                                .findings())
                        .hasSize(1));
    }

    @Test
    void promotionsWithinAnHourCountInAnyZone() {
        PortfolioEntry berlin = PortfolioEntry.of(
                        plan("a", "a", "A"), MONDAY, RolloutCalendar.alwaysOpen("Europe/Berlin"))
                .withOnCall("Ada");
        PortfolioEntry tokyo = PortfolioEntry.of(
                        plan("b", "b", "B"), MONDAY.plusSeconds(1800), RolloutCalendar.alwaysOpen("Asia/Tokyo"))
                .withOnCall("Ada");
        Portfolio portfolio = Portfolio.of(berlin, tokyo).withCapacity("Ada", 5, 1);

        assertThat(portfolio.findings())
                .isNotEmpty()
                .allMatch(finding -> finding.message().contains("within an hour"));
        Instant start = portfolio.earliestStart("b").orElseThrow();
        assertThat(portfolio.with(tokyo.startingAt(start)).findings()).isEmpty();
    }

    /** Where nothing is known of hours, no advice makes a day begin at night. */
    @Test
    void anAdvisedStartKeepsTheTimeOfDayOfItsEntry() {
        PortfolioEntry first = entry("a", "Errors", days(0.6));
        PortfolioEntry later = entry("b", "Errors", days(1));
        Instant over = Lane.of(first).end();

        Instant start = Portfolio.of(first, later).earliestStart("b").orElseThrow();

        assertThat(start.atZone(ZoneOffset.UTC).toLocalTime()).isEqualTo(LocalTime.of(9, 0));
        assertThat(Duration.between(over, start)).isBetween(Duration.ZERO, Duration.ofDays(1));
        assertThat(findings(first, later.startingAt(start))).isEmpty();
    }

    @Test
    void anAdvisedStartIsInTheHoursOfItsTeam() {
        RolloutCalendar team = RolloutCalendar.workingHours("Europe/Berlin");
        RolloutCalendar frozen = RolloutCalendar.alwaysOpen("UTC")
                .withFreeze(LocalDate.parse("2027-03-01"), LocalDate.parse("2027-03-05"), "audit");
        PortfolioEntry entry = PortfolioEntry.of(plan("a", "a", "A"), MONDAY, team);

        List<PortfolioFinding> findings =
                Portfolio.of(entry).withFreezesOf(frozen).findings();

        assertThat(findings.get(0).advice())
                .isEqualTo("Add the freeze to the calendar of a, and start it at Mon 2027-03-08 09:00 +01:00.");
    }

    @Test
    void aRunningRolloutStaysWhereItIs() {
        RolloutPlan plan = plan("running", "running", "Errors");
        ScheduledRollout running = ScheduledRollout.start(plan, MONDAY).advanceAnyway(days(1), "Ada", "seen enough");
        PortfolioEntry entry = PortfolioEntry.of(running, days(1.5));

        Portfolio portfolio = Portfolio.of(entry, entry("b", "Errors", days(2)));

        assertThat(entry.dates().phases()).hasSize(plan.phases().size() - 1);
        assertThat(portfolio.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.advice()).startsWith("Start b at "));
        assertThat(portfolio.earliestStart("running")).isEmpty();
        assertThat(portfolio.obstacles("running"))
                .extracting(PortfolioFinding::rule)
                .containsExactly("portfolio.start", "portfolio.collision");
        assertThat(portfolio.obstacles("running").get(0).message())
                .isEqualTo("running runs already, so that it has no other start.");
        assertThat(portfolio.earliestStart("b")).isPresent();
    }

    @Test
    void aRolloutThatIsHeldStaysInItsPhaseUntilNow() {
        ScheduledRollout running = ScheduledRollout.start(PLAN, MONDAY).advanceAnyway(days(1), "Ada", "seen enough");

        RolloutSchedule onTime = PortfolioEntry.of(running, days(1.5)).dates();
        RolloutSchedule held = PortfolioEntry.of(running, days(40)).dates();

        assertThat(onTime.start()).isEqualTo(days(1));
        assertThat(onTime.phases().get(0).promotion()).contains(days(2));
        assertThat(held.start()).isEqualTo(days(1));
        assertThat(held.phases().get(0).promotion()).contains(days(40));
        assertThat(Duration.between(days(40), held.bakeEnd().orElseThrow()))
                .isEqualTo(Duration.between(days(2), onTime.bakeEnd().orElseThrow()));
    }

    @Test
    void aRolloutInItsBakeIsOverNowAtTheEarliest() {
        ScheduledRollout running = ScheduledRollout.start(PLAN, MONDAY);
        for (int phase = 1; phase < PLAN.phases().size(); phase++) {
            running = running.advanceAnyway(days(phase), "Ada", "seen enough");
        }

        assertThat(PortfolioEntry.of(running, days(90)).dates().bakeEnd()).contains(days(90));
    }

    @Test
    void thePromotionsToComeKeepTheCalendarWhereThePhaseBeganInClosedTime() {
        RolloutCalendar calendar = RolloutCalendar.workingHours("UTC");
        Instant saturday = days(5);
        ScheduledRollout running =
                ScheduledRollout.start(PLAN, MONDAY, calendar).advanceAnyway(saturday, "Ada", "It is urgent");

        RolloutSchedule dates = PortfolioEntry.of(running, saturday).dates();

        assertThat(dates.phases().get(0).promotion()).contains(days(7));
        assertThat(dates.phases().get(1).start()).contains(days(7));
        assertThat(dates.blackouts(calendar).subList(1, 2)).containsExactly(Optional.empty());
    }

    @Test
    void anOpenEndedSoakNeverEndsACollision() {
        RolloutPlan plan = plan("a", "a", "Errors");
        List<RolloutPhase> phases = new ArrayList<>(plan.phases());
        RolloutPhase second = phases.get(1);
        phases.set(
                1,
                RolloutPhase.builder()
                        .number(2)
                        .name(second.name())
                        .percentage(second.percentage())
                        .audience(second.audience())
                        .build());
        Portfolio portfolio =
                Portfolio.of(PortfolioEntry.of(plan.withPhases(phases), MONDAY), entry("b", "Errors", days(40)));

        assertThat(portfolio.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.advice()).startsWith("Start a at ");
            assertThat(finding.until()).isPresent();
        });
        assertThat(portfolio.earliestStart("b")).isEmpty();
        assertThat(portfolio.obstacles("b"))
                .satisfiesExactly(
                        none -> assertThat(none.message())
                                .startsWith("No start of b from Sat 2027-04-10 09:00 UTC on clears it"),
                        collision -> assertThat(collision.entries()).containsExactly("a", "b"));
        assertThat(portfolio.timeline().rows().get(0).segments().get(1).until()).isEmpty();
    }

    @Test
    void emptyOnesAndOneEntryHaveNoFinding() {
        assertThat(Portfolio.of().findings()).isEmpty();
        assertThat(Portfolio.of().timeline().from()).isEmpty();
        assertThat(findings(entry("a", "Errors", MONDAY))).isEmpty();
    }

    @Test
    void theFirstAndLastInstantsAreLegibleOrRefused() {
        Instant first = Instant.parse("0001-01-03T00:00:00Z");
        Portfolio portfolio = Portfolio.of(entry("a", "Errors", first), entry("b", "Errors", first));

        assertThat(portfolio.findings()).hasSize(1);
        assertThatThrownBy(() -> entry("a", "Errors", Instant.MAX)).isInstanceOf(RolloutException.class);
        Instant late = Instant.parse("9999-12-15T00:00:00Z");
        assertThat(Portfolio.of(entry("a", "Errors", late), entry("b", "Errors", late))
                        .findings()
                        .get(0)
                        .advice())
                .startsWith("No other start");
    }

    @Test
    void whatIsNoEntryIsRefused() {
        assertThatThrownBy(() -> findings(entry("a", "A", MONDAY), entry("a", "B", MONDAY)))
                .hasMessage("Two entries are called 'a'. Give one of them another name by withName(..).");
        assertThatThrownBy(() -> PortfolioEntry.of(PLAN)).hasMessageContaining("has no dates");
        assertThatThrownBy(() -> PortfolioEntry.of(PLAN.withPhases(List.of()), MONDAY))
                .isInstanceOf(RolloutException.class);
        assertThatThrownBy(() -> Portfolio.of().withCapacity("Ada", 0)).hasMessageContaining("Give at least 1.");
        assertThatThrownBy(() -> Portfolio.of(entry("a", "A", MONDAY)).earliestStart("b"))
                .hasMessage("No entry is called 'b'. Known are: a.");
    }

    @Test
    void hostileNamesAreLegible() {
        String name = "<script>\u202E|\n" + "n".repeat(10_000);

        PortfolioFinding finding = findings(
                        PortfolioEntry.of(PLAN, MONDAY).withName(name), entry("b", "Errors", MONDAY))
                .get(0);

        assertThat(finding.toString()).hasSizeLessThan(600).doesNotContain("\u202E");
    }

    @Test
    void theAudienceOfAPhaseInWordsMayBeAnyone() {
        RolloutPlan plan = plan("a", "a", "Errors");
        List<RolloutPhase> phases = plan.phases().stream()
                .map(phase -> phase.withAudience(new Audience.Stated("Some of them")))
                .toList();

        PortfolioFinding finding = findings(
                        PortfolioEntry.of(plan.withPhases(phases), MONDAY),
                        PortfolioEntry.of(plan.withPhases(phases), MONDAY).withName("b"))
                .get(0);

        assertThat(finding.overlaps().get(0).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(finding.overlaps().get(0).percentage()).isEqualTo(percent(1));
    }
}
