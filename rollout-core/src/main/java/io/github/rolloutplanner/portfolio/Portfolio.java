package io.github.rolloutplanner.portfolio;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.rules.PortfolioRows;
import io.github.rolloutplanner.lint.Finding.Severity;
import io.github.rolloutplanner.lint.LintRule;
import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Several rollouts together: which take each other's attribution, which expose users before what they depend on is there,
 * which are promoted in a freeze that they do not know, and for whom they are too many at a time.
 *
 * <p>A portfolio is a value. The order in which its entries are given means nothing.
 *
 * @since 0.1.0
 */
public final class Portfolio {
    private static final List<LintRule> RULES = List.of(
            new LintRule(PortfolioRows.COLLISION, Severity.WARNING),
            new LintRule(PortfolioRows.DEPENDENCY, Severity.ERROR),
            new LintRule(PortfolioRows.UNKNOWN, Severity.ERROR),
            new LintRule(PortfolioRows.CYCLE, Severity.ERROR),
            new LintRule(PortfolioRows.PREREQUISITE, Severity.ERROR),
            new LintRule(PortfolioRows.FREEZE, Severity.WARNING),
            new LintRule(PortfolioRows.CAPACITY, Severity.WARNING),
            new LintRule(PortfolioRows.START, Severity.WARNING));

    private final List<Lane> lanes;
    private final Map<String, CapacityCheck> capacities;
    private final List<RolloutCalendar> calendars;
    private final Set<String> liveFlags;

    private Portfolio(
            List<Lane> lanes,
            Map<String, CapacityCheck> capacities,
            List<RolloutCalendar> calendars,
            Set<String> liveFlags) {
        this.lanes = lanes;
        this.capacities = capacities;
        this.calendars = calendars;
        this.liveFlags = liveFlags;
    }

    /**
     * Puts rollouts together.
     *
     * @param entries the rollouts, each with a name of its own
     * @return the portfolio
     * @throws RolloutException if two entries have one name
     */
    public static Portfolio of(PortfolioEntry... entries) {
        return of(Elements.listOf(entries, "entries"));
    }

    /**
     * Puts rollouts together.
     *
     * @param entries the rollouts, each with a name of its own
     * @return the portfolio
     * @throws RolloutException if two entries have one name
     */
    public static Portfolio of(List<PortfolioEntry> entries) {
        List<PortfolioEntry> all = Elements.listOf(entries, "entries");
        requireNamesOfTheirOwn(all);
        return new Portfolio(all.stream().map(Lane::of).sorted(Lane.BY_START).toList(), Map.of(), List.of(), Set.of());
    }

    private static void requireNamesOfTheirOwn(List<PortfolioEntry> entries) {
        Set<String> names = new HashSet<>();
        for (PortfolioEntry entry : entries) {
            if (!names.add(entry.name())) {
                throw new RolloutException.InvalidValue("Two entries are called '" + Lane.shown(entry.name())
                        + "'. Give one of them another name by withName(..).");
            }
        }
    }

    /**
     * This portfolio with a person or a team that can watch so many rollouts at a time, and attend to any number of promotions. Without
     * it, any number of both is fine.
     *
     * @param person who is on call for entries, as these name them
     * @param rollouts the most rollouts in watch at a time, from their start to the end of their bake; at least 1
     * @return a portfolio that differs in this
     * @throws RolloutException if the number is below 1
     */
    public Portfolio withCapacity(String person, int rollouts) {
        return withCapacity(person, rollouts, OptionalInt.empty());
    }

    /**
     * This portfolio with a person or a team that can watch so many rollouts at a time, and attend to so many starts and
     * promotions within an hour.
     *
     * @param person who is on call for entries, as these name them
     * @param rollouts the most rollouts in watch at a time, from their start to the end of their bake; at least 1
     * @param promotions the most starts and promotions within an hour; at least 1
     * @return a portfolio that differs in this
     * @throws RolloutException if one of the numbers is below 1
     */
    public Portfolio withCapacity(String person, int rollouts, int promotions) {
        if (promotions < 1) {
            throw noCapacity(promotions, person);
        }
        return withCapacity(person, rollouts, OptionalInt.of(promotions));
    }

    private Portfolio withCapacity(String person, int rollouts, OptionalInt promotions) {
        requireNonNull(person, "person");
        if (rollouts < 1) {
            throw noCapacity(rollouts, person);
        }
        Map<String, CapacityCheck> more = new LinkedHashMap<>(capacities);
        more.put(person, new CapacityCheck(person, rollouts, promotions));
        return new Portfolio(lanes, more, calendars, liveFlags);
    }

    private static RolloutException noCapacity(int capacity, String person) {
        return new RolloutException.InvalidValue("A capacity of " + capacity + " for '"
                + Lane.shown(requireNonNull(person, "person")) + "' leaves no rollout. Give at least 1.");
    }

    /**
     * This portfolio with a calendar of which the freezes and stops hold for all entries. Its hours and peaks do not.
     *
     * @param calendar the calendar, such as that of the whole company
     * @return a portfolio that differs in this
     */
    public Portfolio withFreezesOf(RolloutCalendar calendar) {
        List<RolloutCalendar> more = new ArrayList<>(calendars);
        more.add(requireNonNull(calendar, "calendar"));
        return new Portfolio(lanes, capacities, List.copyOf(more), liveFlags);
    }

    /**
     * This portfolio with a flag that is on for all users already.
     *
     * @param key the key of the flag
     * @return a portfolio that differs in this
     */
    public Portfolio withLiveFlag(String key) {
        Set<String> more = new LinkedHashSet<>(liveFlags);
        more.add(requireNonNull(key, "key"));
        return new Portfolio(lanes, capacities, calendars, more);
    }

    /**
     * This portfolio with another version of one of its entries, which is found by its name.
     *
     * @param entry the entry, such as one that starts later
     * @return a portfolio that differs in this
     * @throws RolloutException if no entry has this name
     */
    public Portfolio with(PortfolioEntry entry) {
        Lane known = lane(requireNonNull(entry, "entry").name());
        List<Lane> others = new ArrayList<>(others(known));
        others.add(Lane.of(entry));
        others.sort(Lane.BY_START);
        return new Portfolio(others, capacities, calendars, liveFlags);
    }

    /**
     * Returns the rollouts.
     *
     * @return the entries, by start and name
     */
    public List<PortfolioEntry> entries() {
        return lanes.stream().map(Lane::entry).toList();
    }

    /**
     * Looks at the rollouts together.
     *
     * @return what is found, by the time at which it begins
     */
    public List<PortfolioFinding> findings() {
        Findings findings = new Findings();
        Starts starts = new Starts(new FreezeCheck(calendars));
        checks().forEach(check -> check.check(lanes, starts, findings));
        return findings.sorted();
    }

    private List<Check> checks() {
        List<Check> checks = new ArrayList<>(List.of(
                new CollisionCheck(),
                new DependencyCheck(),
                new CycleCheck(),
                new PrerequisiteCheck(liveFlags),
                new FreezeCheck(calendars)));
        checks.addAll(capacities.values());
        return checks;
    }

    /**
     * Finds the earliest start, from its own on, at which nothing is found about an entry any more. All other entries stay where
     * they are. Another start than its own is one that its calendar allows, at a whole minute; where that knows no hours, it has the
     * time of day of its own start. Where a calendar lets phases wait, a start may be found that is a little later than the earliest.
     *
     * @param name the name of the entry
     * @return the start, which is its own one where nothing is found; empty where no start clears it, and where it runs already, for which
     *     {@link #obstacles} has the reasons
     * @throws RolloutException if no entry has this name
     */
    public Optional<Instant> earliestStart(String name) {
        Lane lane = lane(requireNonNull(name, "name"));
        return new StartSearch(checks(), others(lane))
                .clear(lane)
                .filter(moved -> with(moved.entry()).findings().stream()
                        .noneMatch(finding -> finding.entries().contains(name)))
                .map(Lane::start);
    }

    /**
     * Says why an entry has no {@link #earliestStart}.
     *
     * @param name the name of the entry
     * @return first that it has none, {@code portfolio.start}, then what is still found about it where the search for one ended; empty
     *     where it has one
     * @throws RolloutException if no entry has this name
     */
    public List<PortfolioFinding> obstacles(String name) {
        if (earliestStart(name).isPresent()) {
            return List.of();
        }
        Lane lane = lane(name);
        Lane last = new StartSearch(checks(), others(lane)).last(lane);
        Findings none = new Findings();
        none.addNoStart(lane, last);
        List<PortfolioFinding> all = new ArrayList<>(none.sorted());
        with(last.entry()).findings().stream()
                .filter(finding -> finding.entries().contains(name))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private Lane lane(String name) {
        return lanes.stream()
                .filter(lane -> lane.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new RolloutException.InvalidValue("No entry is called '" + Lane.shown(name) + "'. " + known()));
    }

    private String known() {
        return lanes.isEmpty()
                ? "There is none. Add it first."
                : "Known are: "
                        + String.join(
                                ", ",
                                Findings.shown(lanes.stream().map(Lane::name).toList()))
                        + ".";
    }

    private List<Lane> others(Lane one) {
        return lanes.stream().filter(lane -> lane != one).toList();
    }

    /**
     * Returns all rollouts on one line of time.
     *
     * @return a row for each entry, by start and name
     */
    public PortfolioTimeline timeline() {
        return new PortfolioTimeline(lanes.stream()
                .map(lane -> new PortfolioTimeline.Row(
                        lane.name(),
                        lane.stretches().stream().map(Stretch::segment).toList()))
                .toList());
    }

    /**
     * Lists what a portfolio is checked for.
     *
     * @return the rules, with the severity of their findings at the most
     */
    public static List<LintRule> rules() {
        return RULES;
    }
}
