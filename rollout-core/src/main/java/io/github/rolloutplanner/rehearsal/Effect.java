package io.github.rolloutplanner.rehearsal;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/**
 * What a change does to a metric, and when. By default it does it from the start, at all times, to every exposed user.
 *
 * <pre>{@code
 * Effect.times(2).inPhase("Half").from(Duration.ofDays(3)).atHoursOfDay(18, 22);
 * }</pre>
 *
 * <p>Sizes are taken as they come; {@link Rehearsal#play()} refuses impossible ones, with all other problems.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class Effect permits ImmutableEffect {

    Effect() {}

    abstract OptionalDouble factor();

    abstract Optional<Quantity> level();

    @Value.Default
    Duration start() {
        return Duration.ZERO;
    }

    abstract Optional<String> phase();

    abstract Optional<String> treatment();

    abstract Optional<Duration> length();

    abstract Optional<Duration> growth();

    abstract Optional<HoursOfDay> hours();

    @Value.Default
    Percentage segment() {
        return Percentage.ONE_HUNDRED;
    }

    @Value.Default
    Percentage load() {
        return Percentage.ZERO;
    }

    @Value.Default
    boolean hitsControl() {
        return false;
    }

    abstract Effect withStart(Duration start);

    abstract Effect withPhase(String phase);

    abstract Effect withTreatment(String treatment);

    abstract Effect withLength(Duration length);

    abstract Effect withGrowth(Duration growth);

    abstract Effect withHours(HoursOfDay hours);

    abstract Effect withSegment(Percentage segment);

    abstract Effect withLoad(Percentage load);

    abstract Effect withHitsControl(boolean hitsControl);

    /**
     * An effect that multiplies what the metric shows: a rate, a mean, a count, the response time of a percentile.
     *
     * @param factor how many times; above 0
     * @return the effect
     */
    public static Effect times(double factor) {
        return ImmutableEffect.builder().factor(factor).build();
    }

    /**
     * An effect that moves the metric to a level.
     *
     * @param level the level, in a unit of the metric
     * @return the effect
     */
    public static Effect to(Quantity level) {
        return ImmutableEffect.builder().level(requireNonNull(level, "level")).build();
    }

    /**
     * This effect, beginning later.
     *
     * @param start the time since the start of the rollout, or of the phase if one is named
     * @return an effect that differs in this
     */
    public Effect from(Duration start) {
        return withStart(requireNonNull(start, "start"));
    }

    /**
     * This effect, beginning with a phase and going on in the phases after it.
     *
     * @param name the name of the phase
     * @return an effect that differs in this
     */
    public Effect inPhase(String name) {
        return withPhase(requireNonNull(name, "name"));
    }

    /**
     * This effect, on the users of one treatment alone, in an experiment. Once another treatment was chosen there is none. Without it
     * all who have the change have the effect, whichever treatment they have.
     *
     * @param name the treatment, as the experiment describes it
     * @return an effect that differs in this
     */
    public Effect inTreatment(String name) {
        return withTreatment(requireNonNull(name, "name"));
    }

    /**
     * This effect, wearing off after some time, as what is new does.
     *
     * @param length how long it lasts
     * @return an effect that differs in this
     */
    public Effect lasting(Duration length) {
        return withLength(requireNonNull(length, "length"));
    }

    /**
     * This effect, growing evenly from nothing to its size, as a leak does; then it stays.
     *
     * @param growth how long it grows
     * @return an effect that differs in this
     */
    public Effect growingOver(Duration growth) {
        return withGrowth(requireNonNull(growth, "growth"));
    }

    /**
     * This effect, at some hours of each day alone.
     *
     * @param from the first hour, 0 to 23
     * @param to the hour at which it ends, 1 to 24; one that is not after the first is of the next day
     * @return an effect that differs in this
     */
    public Effect atHoursOfDay(int from, int to) {
        return withHours(new HoursOfDay(from, to));
    }

    /**
     * This effect, on a part of the users alone.
     *
     * @param share how many of them
     * @return an effect that differs in this
     */
    public Effect inSegment(Percentage share) {
        return withSegment(requireNonNull(share, "share"));
    }

    /**
     * This effect, only where so many users have the change, or the treatment if one is named, as where a cache or a database can bear no more.
     *
     * @param percentage from which percentage on
     * @return an effect that differs in this
     */
    public Effect fromPercentage(Percentage percentage) {
        return withLoad(requireNonNull(percentage, "percentage"));
    }

    /**
     * This effect, on the control group too, as where both share a resource that the change uses up. Of one treatment, the users of
     * the others share it, too.
     *
     * @return an effect that differs in this
     */
    public Effect onBothGroups() {
        return withHitsControl(true);
    }

    /** How much of the effect there is, from 0 to 1. */
    double strength(Tick tick, Groups groups) {
        double since = tick.hoursSince(phase()) - Durations.hours(start());
        boolean isOn = since >= 0
                && length().map(Durations::hours).map(hours -> since < hours).orElse(true)
                && hours().map(hours -> hours.contain(tick.hourOfDay())).orElse(true)
                && treatment().map(name -> groups.having(name) > 0).orElse(true)
                && treatment().map(groups::having).orElse(groups.treated()) >= load().fraction();
        return isOn ? grown(since) * segment().fraction() : 0;
    }

    /** Whether it is on those who have a treatment. */
    boolean hits(Groups.Treatment users) {
        return hitsControl() || treatment().map(users::has).orElse(true);
    }

    private double grown(double since) {
        return growth().map(Durations::hours)
                .map(hours -> Math.min(1, since / hours))
                .orElse(1.0);
    }

    /** What the metric shows with the whole effect. */
    Optional<Quantity> on(Quantity baseline) {
        return factor().isPresent()
                ? Optional.of(baseline.times(factor().getAsDouble()))
                : level().flatMap(level -> level.in(baseline.unit()));
    }

    /** A part of each day; one that ends before it begins goes over midnight. */
    record HoursOfDay(int from, int to) {
        boolean contain(int hour) {
            return from < to ? from <= hour && hour < to : from <= hour || hour < to;
        }

        boolean arePossible() {
            return 0 <= from && from < 24 && 0 < to && to <= 24;
        }
    }
}
