package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.EventDetails;
import dev.openfeature.sdk.OpenFeatureAPI;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.openfeature.RolloutProvider;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A shop that plans a change, asks its flag for each request through OpenFeature, counts what the two groups get, promotes, and
 * rolls back when the errors double: all of it in one process, without a flag service.
 *
 * <p>Learn from it that only two lines tie a running rollout to the flags that a program asks: the provider is set once, and
 * follows the rollout after each transition.
 *
 * <pre>{@code
 * mvn -q compile exec:java -pl rollout-examples -am -Dexec.mainClass=io.github.rolloutplanner.examples.OneProcess
 * }</pre>
 */
public final class OneProcess {
    private final BlockingQueue<EventDetails> events = new LinkedBlockingQueue<>();

    private OneProcess() {}

    static RolloutPlan plan() {
        return RolloutPlanner.forChange("One-page checkout")
                .behavioral("Checkout is one page instead of three steps")
                .population(Population.ofUsersPerDay(Shop.USERS).withRequestsPerDay(24 * Shop.REQUESTS_PER_HOUR))
                .internalUsers(TargetingCondition.endsWith("user.email", "@shop.example"))
                .ladder(
                        Step.of("Pilot", 5, Duration.ofDays(1)),
                        Step.of("Quarter", 25, Duration.ofDays(1)),
                        Step.last("All"))
                .guardrail(Metric.errorRate(Shop.ERRORS, percent(1)).mustStayBelow(percent(2)))
                .plan();
    }

    /**
     * Prints what is decided, and how many users have the new checkout then.
     *
     * @param args not used
     * @throws InterruptedException if it is interrupted while it waits for an event
     */
    public static void main(String[] args) throws InterruptedException {
        try {
            new OneProcess().play();
        } finally {
            OpenFeatureAPI.getInstance().shutdown();
        }
    }

    private void play() throws InterruptedException {
        RunningRollout rollout = RunningRollout.start(plan());
        RolloutProvider provider = RolloutProvider.of(rollout);
        OpenFeatureAPI.getInstance().setProviderAndWait(provider);
        Client client = OpenFeatureAPI.getInstance().getClient();
        client.onProviderConfigurationChanged(events::add);
        Shop shop = new Shop(client);
        System.out.println("Start: " + shop.usersWithTheChange() + " of " + Shop.USERS + " users");

        for (int hour = 1; !rollout.isOver(); hour++) {
            rollout = rollout.observe(shop.serves(hour));
            Decision decision = rollout.decide(Duration.ofHours(hour));
            if (!(decision instanceof Decision.Hold)) {
                rollout = carriedOut(rollout, decision);
                provider.follow(rollout);
                System.out.println("Hour " + hour + ": " + decision);
                System.out.println("  " + events.take().getFlagsChanged() + " changed: " + rollout.live() + ", "
                        + shop.usersWithTheChange() + " of " + Shop.USERS + " users");
            }
        }
    }

    private static RunningRollout carriedOut(RunningRollout rollout, Decision decision) {
        Duration at = decision.look().at();
        return decision instanceof Decision.RollBack
                ? rollout.rollBack(at, "the shop", "as decided")
                : rollout.advance(at);
    }
}
