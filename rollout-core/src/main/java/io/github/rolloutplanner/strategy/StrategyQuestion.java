package io.github.rolloutplanner.strategy;

import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * A question to a strategy that others wrote, whose failures are told by its name.
 *
 * @param strategy the strategy
 * @param what what it is asked for
 * @param question the question
 */
record StrategyQuestion<T>(RolloutStrategy strategy, String what, Function<RolloutStrategy, T> question) {

    T answer() {
        try {
            T answer = answered();
            T again = answered();
            if (!answer.equals(again)) {
                throw changed(strategy, what, answer, again);
            }
            return answer;
        } catch (StrategyProviderException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new StrategyProviderException(
                    named(strategy) + " failed when it was asked for " + what + ": " + e
                            + ". Correct it, or plan without it.",
                    e);
        }
    }

    private T answered() {
        @Nullable T answer = question.apply(strategy);
        if (answer == null) {
            throw new StrategyProviderException(
                    named(strategy) + " gave null when it was asked for " + what + ". Let it return a value.");
        }
        return answer;
    }

    static StrategyProviderException changed(RolloutStrategy strategy, String what, Object first, Object then) {
        return new StrategyProviderException(named(strategy) + " gave two answers when it was asked for " + what
                + ", first " + first + ", then " + then + ". Let it answer by nothing but what it is given.");
    }

    /** By its id, too, unless it is the id that fails. */
    private static String named(RolloutStrategy strategy) {
        String name = strategy.getClass().getName();
        try {
            @Nullable String id = strategy.id();
            return id == null ? "The strategy " + name : "The strategy '" + id + "' (" + name + ")";
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return "The strategy " + name;
        }
    }
}
