package io.github.rolloutplanner.strategy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A way to expose a change step by step.
 *
 * <p>Write one, and either hand it to the planner or register it in
 * {@code META-INF/services/io.github.rolloutplanner.strategy.RolloutStrategy}. Handed-over strategies are asked first, in
 * the order given; then discovered ones by {@link #order()} and {@link #id()}; the built-in ones come last.
 *
 * @implSpec The id has lower-case letters, digits and hyphens only, the label is not blank. Phases are not empty, each has
 *     a reason and a target group; names are unique; percentages lie between 0% and 100% and never fall; the last is 100%; each
 *     phase but the last has a soak above zero, and one of these at most is an experiment; the same context always gives the same phases. More risk must not give a
 *     shorter or steeper ladder. The contract test in the test-jar of this module checks all of it.
 * @since 0.1.0
 */
public interface RolloutStrategy {

    /**
     * The name by which callers and policies ask for the strategy.
     *
     * @return lower-case letters, digits and hyphens; unique and stable
     */
    String id();

    /**
     * The name by which people know the strategy.
     *
     * @return the label, as it stands in plans
     */
    String label();

    /**
     * The phases, first to last.
     *
     * @param context what is known about the change
     * @return who is exposed, how many, how long, and why
     */
    List<PhaseOutline> phases(StrategyContext context);

    /**
     * Returns how short a phase of the strategy can be for a change that is urgent. A deadline that the phases do not keep even so
     * is refused, because no phase of a strategy of others is left out.
     *
     * @param phase one of its phases, with a soak
     * @param context what is known about the change
     * @return a soak above zero and not longer than that of the phase; defaults to empty, for a phase that is never shortened
     */
    default Optional<Duration> shortestSoak(PhaseOutline phase, StrategyContext context) {
        return Optional.empty();
    }

    /**
     * Whether the strategy wants to be chosen without being asked for.
     *
     * @param context what is known about the change
     * @return defaults to false: a jar on the class path changes no plan
     */
    default boolean suits(StrategyContext context) {
        return false;
    }

    /**
     * The place among discovered strategies.
     *
     * @return lower is asked first; defaults to 0
     */
    default int order() {
        return 0;
    }
}
