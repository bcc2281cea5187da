package io.github.rolloutplanner.portfolio;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.ScheduledRollout;
import io.github.rolloutplanner.internal.text.Excerpt;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.Responsibility;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.immutables.value.Value;

/**
 * One rollout of a portfolio: a plan with its dates, and what it has to do with others.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class PortfolioEntry permits ImmutablePortfolioEntry {
    private static final int LONGEST_NAME = 80;

    PortfolioEntry() {}

    /**
     * The name, by which other entries depend on it.
     *
     * @return the name; the name of the change unless another is given
     */
    public abstract String name();

    /**
     * What is rolled out.
     *
     * @return the plan
     */
    public abstract RolloutPlan plan();

    /**
     * When its phases begin.
     *
     * @return the dates of the phases from the {@link #firstPhase()} on
     */
    public abstract RolloutSchedule dates();

    /**
     * The calendar by which its dates were found, and would be found again from another start.
     *
     * @return the calendar; always open, unless the plan or the caller has one
     */
    public abstract RolloutCalendar calendar();

    /**
     * How many phases of the plan are over already.
     *
     * @return the index of the first phase that has dates; 0 where the rollout has not started
     */
    @Value.Default
    public int firstPhase() {
        return 0;
    }

    /**
     * Whether the rollout has started, so that it has no other start any more.
     *
     * @return whether it runs; defaults to no
     */
    @Value.Default
    public boolean running() {
        return false;
    }

    /**
     * The systems that it touches. A freeze in the calendar of one entry holds for all entries that share a system with it.
     *
     * @return names of systems or services; empty where none is given
     */
    public abstract Set<String> systems();

    /**
     * The only tenants that it exposes. Entries of which each exposes other tenants have no user in common.
     *
     * @return names of tenants, regions or customers; empty where it may expose any
     */
    public abstract Set<String> tenants();

    /**
     * What must have happened before it exposes users.
     *
     * @return the dependencies
     */
    public abstract List<Dependency> dependencies();

    /**
     * The flags that must be on for all users before it exposes any.
     *
     * @return keys of flags
     */
    public abstract Set<String> requiredFlags();

    /**
     * Who watches it.
     *
     * @return people or teams; those whom the plan names as on-call, unless others are given
     */
    public abstract Set<String> onCall();

    /**
     * Enters a plan that has dates.
     *
     * @param plan a plan with {@link RolloutPlan#dates()}
     * @return the entry
     * @throws RolloutException if the plan has none
     */
    public static PortfolioEntry of(RolloutPlan plan) {
        return of(
                plan,
                requireNonNull(plan, "plan")
                        .dates()
                        .orElseThrow(() -> new RolloutException.InvalidValue("The plan of '" + shown(plan.feature())
                                + "' has no dates. Give a start, or the dates.")));
    }

    /**
     * Enters a plan with a start. Its dates follow from its calendar, if it has one.
     *
     * @param plan the plan
     * @param start when phase 1 begins
     * @return the entry
     * @throws RolloutException if the plan has no phases, or the calendar allows no start then
     */
    public static PortfolioEntry of(RolloutPlan plan, Instant start) {
        return of(plan, start, calendarOf(requireNonNull(plan, "plan")));
    }

    /**
     * Enters a plan with a start and a calendar.
     *
     * @param plan the plan
     * @param start when phase 1 begins
     * @param calendar when promotions are allowed
     * @return the entry
     * @throws RolloutException if the plan has no phases, or the calendar allows no start then
     */
    public static PortfolioEntry of(RolloutPlan plan, Instant start, RolloutCalendar calendar) {
        RolloutSchedule dates = requireNonNull(plan, "plan").schedule(start, calendar);
        return builder(plan, dates, calendar).build();
    }

    /**
     * Enters a plan with dates of its own.
     *
     * @param plan the plan
     * @param dates when its phases begin
     * @return the entry
     * @throws RolloutException if the dates are of more or fewer phases
     */
    public static PortfolioEntry of(RolloutPlan plan, RolloutSchedule dates) {
        return builder(requireNonNull(plan, "plan"), requireNonNull(dates, "dates"), calendarOf(plan))
                .build();
    }

    /**
     * Enters a rollout that runs. The phase in which it is lasts for its soak, and until now at least; the next promotions are those of
     * its plan and its calendar.
     *
     * @param rollout a rollout that is not over
     * @param now the time, so that a rollout that is held is not taken for one that was promoted
     * @return the entry
     * @throws RolloutException if the rollout is over
     */
    public static PortfolioEntry of(ScheduledRollout rollout, Instant now) {
        RunningRollout running = requireNonNull(rollout, "rollout").rollout();
        requireNonNull(now, "now");
        RolloutPlan plan = running.plan();
        if (running.isOver()) {
            throw new RolloutException.InvalidValue(
                    "The rollout of '" + shown(plan.feature()) + "' is over. Leave it out.");
        }
        int first = plan.phases().indexOf(running.phase());
        return builder(plan, RunningDates.of(rollout, first, now), rollout.calendar())
                .firstPhase(first)
                .running(true)
                .build();
    }

    private static RolloutCalendar calendarOf(RolloutPlan plan) {
        return plan.calendar().orElseGet(() -> RolloutCalendar.alwaysOpen(ZoneOffset.UTC));
    }

    private static ImmutablePortfolioEntry.Builder builder(
            RolloutPlan plan, RolloutSchedule dates, RolloutCalendar calendar) {
        return ImmutablePortfolioEntry.builder()
                .name(plan.feature())
                .plan(plan)
                .dates(dates)
                .calendar(calendar)
                .addAllOnCall(plan.responsibilities().stream()
                        .filter(role -> role.role() == Responsibility.Role.ON_CALL)
                        .flatMap(role -> role.names().stream())
                        .toList());
    }

    @Value.Check
    void check() {
        int dated = plan().phases().size() - firstPhase();
        if (dates().phases().size() != dated) {
            throw new RolloutException.InvalidValue("'" + shown(name()) + "' has " + dated + " phases, but dates of "
                    + dates().phases().size() + ". Give the dates of its phases.");
        }
    }

    private static String shown(String name) {
        return Excerpt.of(name, LONGEST_NAME);
    }

    /**
     * This entry under another name.
     *
     * @param name the name
     * @return an entry that differs in this
     */
    public abstract PortfolioEntry withName(String name);

    /**
     * This entry of other systems.
     *
     * @param systems names of systems or services
     * @return an entry that differs in this
     */
    public abstract PortfolioEntry withSystems(String... systems);

    /**
     * This entry for no other tenants than these.
     *
     * @param tenants names of tenants, regions or customers
     * @return an entry that differs in this
     */
    public abstract PortfolioEntry withTenants(String... tenants);

    /**
     * This entry with other dependencies.
     *
     * @param dependencies what must have happened before
     * @return an entry that differs in this
     */
    public abstract PortfolioEntry withDependencies(Dependency... dependencies);

    /**
     * This entry with other flags that must be on before.
     *
     * @param flags keys of flags
     * @return an entry that differs in this
     */
    public abstract PortfolioEntry withRequiredFlags(String... flags);

    /**
     * This entry with other people on call.
     *
     * @param names people or teams
     * @return an entry that differs in this
     */
    public abstract PortfolioEntry withOnCall(String... names);

    /**
     * This entry, which exposes no user before another one is at 100%.
     *
     * @param other the name of the other entry
     * @return an entry with one dependency more
     */
    public PortfolioEntry after(String other) {
        return with(new Dependency(requireNonNull(other, "other"), Milestone.FULL_ROLLOUT, Percentage.ZERO));
    }

    /**
     * This entry, which exposes no user before the bake of another one is over.
     *
     * @param other the name of the other entry
     * @return an entry with one dependency more
     */
    public PortfolioEntry afterBakeOf(String other) {
        return with(new Dependency(requireNonNull(other, "other"), Milestone.BAKE_END, Percentage.ZERO));
    }

    private PortfolioEntry with(Dependency dependency) {
        List<Dependency> all = new ArrayList<>(dependencies());
        all.add(dependency);
        return withDependencies(all.toArray(Dependency[]::new));
    }

    /**
     * This entry from another start, with the dates that its calendar gives it then.
     *
     * @param start when phase 1 begins
     * @return an entry with other dates
     * @throws RolloutException if it runs already, or its calendar allows no start then
     */
    public PortfolioEntry startingAt(Instant start) {
        return scheduled(requireNonNull(start, "start"), calendar());
    }

    /**
     * This entry with the freezes and stops of a calendar added to its own, and the dates that follow.
     *
     * @param calendar a calendar, of which the hours and peaks are not taken
     * @return an entry with another calendar and other dates
     * @throws RolloutException if it runs already, or may not start any more when it does
     */
    public PortfolioEntry keeping(RolloutCalendar calendar) {
        return scheduled(dates().start(), with(requireNonNull(calendar, "calendar")));
    }

    /** The same, from the first time on at which it may start then. */
    PortfolioEntry keepingFrom(Instant earliest, RolloutCalendar calendar) {
        RolloutCalendar all = with(calendar);
        return scheduled(new OwnHours(all, dates()).from(earliest), all);
    }

    private RolloutCalendar with(RolloutCalendar calendar) {
        RolloutCalendar own = calendar();
        return own.withFreezes(Freezes.joined(own.freezes(), calendar.freezes()))
                .withStops(Freezes.joined(own.stops(), calendar.stops()));
    }

    private PortfolioEntry scheduled(Instant start, RolloutCalendar calendar) {
        if (running()) {
            throw new RolloutException.InvalidValue(
                    "'" + shown(name()) + "' runs already, so it has no other start. Pause it instead.");
        }
        return ((ImmutablePortfolioEntry) this).withCalendar(calendar).withDates(plan().schedule(start, calendar));
    }

    /**
     * What must have happened in another entry.
     *
     * @param on the name of the other entry
     * @param milestone what must have happened there
     * @param above the percentage that may be exposed before; 0% where no user may
     * @since 0.1.0
     */
    public record Dependency(String on, Milestone milestone, Percentage above) {
        public Dependency {
            requireNonNull(on, "on");
            requireNonNull(milestone, "milestone");
            requireNonNull(above, "above");
        }
    }

    /**
     * A time of a rollout that others wait for.
     *
     * @since 0.1.0
     */
    public enum Milestone {
        /** All users have the change. */
        FULL_ROLLOUT,
        /** All users have had it for the length of its bake. */
        BAKE_END
    }
}
