package io.github.rolloutplanner.portfolio;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;

@PropertyDefaults(tries = 25, edgeCases = EdgeCasesMode.NONE)
class PortfolioProperties {
    private static final Instant START = Instant.parse("2027-03-01T00:00:00Z");
    private static final Map<String, RolloutPlan> PLANS = new HashMap<>();
    private static final List<Trait> TRAITS = List.of(Trait.CRITICAL_PATH, Trait.OBSERVABILITY, Trait.PAYMENTS);
    private static final RolloutCalendar FREEZING = RolloutCalendar.workingHours("Europe/Berlin")
            .withFreeze(LocalDate.parse("2027-03-08"), LocalDate.parse("2027-03-09"), "audit");

    private static RolloutPlan plan(int metric, int trait) {
        return PLANS.computeIfAbsent(
                metric + "/" + trait,
                key -> RolloutPlanner.forChange("Plan " + key)
                        .behavioral("x")
                        .touching(TRAITS.get(trait))
                        .population(Population.ofUsersPerDay(1_000_000).withRequestsPerDay(20_000_000))
                        .guardrail(Metric.errorRate("Metric " + metric, percent(0.2))
                                .mustStayBelow(percent(0.5)))
                        .plan());
    }

    /** Some entries, with what they depend on and who watches them. */
    private static List<PortfolioEntry> entries(Random random, boolean hasCalendars) {
        List<PortfolioEntry> entries = new ArrayList<>();
        int size = random.nextInt(6);
        for (int at = 0; at < size; at++) {
            RolloutPlan plan = plan(random.nextInt(2), random.nextInt(TRAITS.size()));
            Instant start = START.plus(Duration.ofHours(random.nextInt(24 * 20)));
            RolloutCalendar calendar =
                    hasCalendars && random.nextBoolean() ? FREEZING : RolloutCalendar.alwaysOpen("UTC");
            PortfolioEntry entry = PortfolioEntry.of(plan, calendar.nextOpen(start), calendar)
                    .withName("entry " + at)
                    .withSystems(random.nextBoolean() ? "shop" : "search")
                    .withOnCall(random.nextBoolean() ? "Ada" : "Grace");
            if (random.nextInt(4) == 0) {
                entry = entry.withTenants(random.nextBoolean() ? "eu" : "us");
            }
            entries.add(random.nextInt(3) == 0 ? entry.after("entry " + random.nextInt(6)) : entry);
        }
        return entries;
    }

    private static Portfolio portfolio(List<PortfolioEntry> entries) {
        return Portfolio.of(entries).withCapacity("Ada", 1).withCapacity("Grace", 3, 1);
    }

    @Property
    void theOrderOfEntriesMeansNothing(@ForAll long seed) {
        List<PortfolioEntry> entries = entries(new Random(seed), true);
        List<PortfolioEntry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(portfolio(shuffled).findings()).isEqualTo(portfolio(entries).findings());
        assertThat(portfolio(shuffled).timeline()).isEqualTo(portfolio(entries).timeline());
    }

    @Property
    void oneMoreEntryRemovesNoFindingOfTwoOthers(@ForAll long seed) {
        List<PortfolioEntry> entries = entries(new Random(seed), true);
        List<PortfolioEntry> fewer = entries.subList(0, Math.max(0, entries.size() - 1));

        List<PortfolioFinding> all = portfolio(entries).findings();

        assertThat(portfolio(fewer).findings())
                .filteredOn(finding -> finding.entries().size() == 2)
                .allSatisfy(finding -> assertThat(all)
                        .anyMatch(kept -> kept.rule().equals(finding.rule())
                                && kept.entries().containsAll(finding.entries())));
    }

    @Property
    void anotherTimeOfAllChangesNothing(@ForAll long seed) {
        List<PortfolioEntry> entries = entries(new Random(seed), false);
        Duration shift = Duration.ofMinutes(new Random(seed).nextInt(1_000_000));
        List<PortfolioEntry> shifted = entries.stream()
                .map(entry -> entry.startingAt(entry.dates().start().plus(shift)))
                .toList();

        assertThat(facts(portfolio(shifted), shift)).isEqualTo(facts(portfolio(entries), Duration.ZERO));
    }

    private static List<List<Object>> facts(Portfolio portfolio, Duration shift) {
        return portfolio.findings().stream()
                .map(finding -> List.<Object>of(
                        finding.rule(),
                        finding.severity(),
                        finding.entries(),
                        finding.from().minus(shift),
                        finding.until().map(until -> until.minus(shift)),
                        finding.overlaps().stream()
                                .map(overlap -> List.of(overlap.percentage(), overlap.kind(), overlap.users()))
                                .toList()))
                .toList();
    }

    @Property
    void anEarliestStartClearsItsEntryAndIsNoLaterThanNeeded(@ForAll long seed) {
        Portfolio portfolio = portfolio(entries(new Random(seed), true));
        for (PortfolioEntry entry : portfolio.entries()) {
            Optional<Instant> start = portfolio.earliestStart(entry.name());

            start.ifPresent(
                    time -> assertThat(portfolio.with(entry.startingAt(time)).findings())
                            .noneMatch(finding -> finding.entries().contains(entry.name())));
            boolean isClear = portfolio.findings().stream()
                    .noneMatch(finding -> finding.entries().contains(entry.name()));
            assertThat(start.filter(entry.dates().start()::equals).isPresent()).isEqualTo(isClear);
        }
    }

    /** The advice as a reader takes it: the words tell the entry and the minute. */
    private static final Pattern START_AT = Pattern.compile(
            "(Start|calendar of) (entry \\d)(, and start it)? at \\w{3} (\\S+) (\\S+) (\\S+?)(\\.|,| or later).*");

    private static Instant time(Matcher advice) {
        String zone = advice.group(6).equals("UTC") ? "Z" : advice.group(6);
        return OffsetDateTime.parse(advice.group(4) + "T" + advice.group(5) + zone)
                .toInstant();
    }

    @Property(tries = 60)
    void aFollowedAdviceClearsItsFinding(@ForAll long seed) {
        Portfolio portfolio = portfolio(entries(new Random(seed), true));
        Map<String, PortfolioEntry> byName =
                portfolio.entries().stream().collect(Collectors.toMap(PortfolioEntry::name, entry -> entry));
        for (PortfolioFinding finding : portfolio.findings()) {
            Matcher advice = START_AT.matcher(finding.advice());
            if (advice.find()) {
                PortfolioEntry entry = byName.get(advice.group(2));
                PortfolioEntry moved = entry.startingAt(time(advice));
                boolean isFreeze = finding.rule().equals("portfolio.freeze");

                assertThat(portfolio
                                .with(isFreeze ? moved.keeping(FREEZING) : moved)
                                .findings())
                        .noneMatch(left -> left.rule().equals(finding.rule())
                                && left.entries().equals(finding.entries())
                                && (!isFreeze
                                        || left.from().equals(moved.dates().start())));
                assertFits(entry, moved.dates().start());
            }
        }
    }

    @Property
    void aStartIsFoundAtTheHoursOfItsEntryOrItIsSaidWhyNone(@ForAll long seed) {
        Portfolio portfolio = portfolio(entries(new Random(seed), true));
        for (PortfolioEntry entry : portfolio.entries()) {
            Optional<Instant> start = portfolio.earliestStart(entry.name());
            List<PortfolioFinding> obstacles = portfolio.obstacles(entry.name());

            start.ifPresent(time -> assertFits(entry, time));
            assertThat(obstacles.isEmpty()).isEqualTo(start.isPresent());
            assertThat(obstacles)
                    .allMatch(obstacle -> obstacle.entries().contains(entry.name()))
                    .hasSizeGreaterThanOrEqualTo(start.isPresent() ? 0 : 2);
        }
    }

    /** At the hours of its calendar, or where that has none, at its own time of day. */
    private static void assertFits(PortfolioEntry entry, Instant start) {
        assertThat(entry.calendar().nextOpen(start)).isEqualTo(start);
        if (!entry.calendar().equals(FREEZING)) {
            assertThat(Duration.between(entry.dates().start(), start).toSeconds()
                            % Duration.ofDays(1).toSeconds())
                    .isZero();
        }
    }

    @Property
    void withoutCalendarsNoDayBeforeTheEarliestStartIsClear(@ForAll long seed) {
        Portfolio portfolio = portfolio(entries(new Random(seed), false));
        for (PortfolioEntry entry : portfolio.entries()) {
            Instant start =
                    portfolio.earliestStart(entry.name()).orElse(entry.dates().start());
            for (Instant early = entry.dates().start(); early.isBefore(start); early = early.plus(Duration.ofDays(1))) {
                assertThat(portfolio.with(entry.startingAt(early)).findings())
                        .anyMatch(finding -> finding.entries().contains(entry.name()));
            }
        }
    }
}
