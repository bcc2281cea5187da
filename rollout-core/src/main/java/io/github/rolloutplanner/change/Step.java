package io.github.rolloutplanner.change;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Percentage;
import java.time.Duration;
import java.util.Optional;

/**
 * A rung of a ladder: a percentage, and how long to stay there.
 *
 * @param name its name; unique in a ladder
 * @param percentage the part of the population that is exposed
 * @param soak how long to stay; empty on the last step, which stays
 * @since 0.1.0
 */
public record Step(String name, Percentage percentage, Optional<Duration> soak) {

    public Step {
        requireNonNull(name, "name");
        requireNonNull(percentage, "percentage");
        requireNonNull(soak, "soak");
    }

    /**
     * A step on the way.
     *
     * @param name its name
     * @param percent the percentage in percent
     * @param soak how long to stay
     * @return the step
     */
    public static Step of(String name, double percent, Duration soak) {
        requireNonNull(soak, "soak");
        return new Step(name, Percentage.percent(percent), Optional.of(soak));
    }

    /**
     * The step as it reads in a sentence: "Beta (5%)", and "25%" where its name is its percentage.
     *
     * @return the name, with the percentage where the name does not say it
     */
    public String label() {
        String exposed = percentage.toString();
        return name.equals(exposed) ? name : name + " (" + exposed + ")";
    }

    /**
     * The last step: all users.
     *
     * @param name its name
     * @return the step at 100% without a soak
     */
    public static Step last(String name) {
        return new Step(name, Percentage.ONE_HUNDRED, Optional.empty());
    }
}
