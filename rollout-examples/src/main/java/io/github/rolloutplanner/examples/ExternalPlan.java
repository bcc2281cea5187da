package io.github.rolloutplanner.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A team wrote its plan by hand: Roblox turns on a streaming mode of the service discovery that everything depends on.
 *
 * <p>Learn from it to read a plan that this library did not make, and to have it checked. The plan looks complete; the
 * linter compares what it says in different places. Its big step is the one that brought 50 million daily players to a
 * stop for 73 hours.
 *
 * <p>Source: <a href="https://blog.roblox.com/2022/01/roblox-return-to-service-10-28-10-31-2021">Roblox on October 2021</a>.
 * The plan itself, {@code streaming-mode.json}, is ours, with mistakes that are common in such plans.
 */
public final class ExternalPlan {

    private ExternalPlan() {}

    static RolloutPlan plan() {
        try (InputStream json = ExternalPlan.class.getResourceAsStream("streaming-mode.json")) {
            return RolloutJson.read(new String(requireNonNull(json).readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Prints what is wrong with the plan, and what to do about it.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        PlanLinter.lint(plan()).forEach(System.out::println);
    }
}
