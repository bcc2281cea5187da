package io.github.rolloutplanner.examples;

import dev.openfeature.sdk.OpenFeatureAPI;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.operate.JournalStore;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.openfeature.RolloutProvider;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.RolloutController;
import io.github.rolloutplanner.operate.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The shop of {@link OneProcess}, rolled out by a controller: it is asked once an hour, and keeps, decides, sets the flag and calls a
 * person by itself.
 *
 * <p>Learn from it what a controller is made of: a store, a source, an actuator and a notifier; and that the program can be stopped at any
 * moment, because the journal has all that happened.
 *
 * <pre>{@code
 * mvn -q compile exec:java -pl rollout-examples -am -Dexec.mainClass=io.github.rolloutplanner.examples.Unattended
 * }</pre>
 */
public final class Unattended {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final List<Observation> served = new ArrayList<>();

    private Unattended() {}

    /**
     * Prints what the controller tells, and how many users have the new checkout then.
     *
     * @param args not used
     * @throws IOException if the journal cannot be written
     */
    public static void main(String[] args) throws IOException {
        try {
            new Unattended().play(Files.createTempDirectory("rollout").resolve("checkout.journal"));
        } finally {
            OpenFeatureAPI.getInstance().shutdown();
        }
    }

    private void play(Path journal) {
        JournalStore store = JournalStore.of(journal);
        store.start(RunningRollout.start(OneProcess.plan()).startedAt(START));
        RolloutProvider provider = RolloutProvider.of(store.load().rollout());
        OpenFeatureAPI.getInstance().setProviderAndWait(provider);
        RolloutController controller = RolloutController.of(
                store, this::answer, provider.actuator(), notice -> System.out.println("PAGE " + notice.title()));

        Shop shop = new Shop(OpenFeatureAPI.getInstance().getClient());
        for (int hour = 0; !store.load().rollout().isOver(); hour++) {
            Tick tick = controller.tick(START.plus(Duration.ofHours(hour)));
            if (tick.isNews()) {
                System.out.println(tick);
                System.out.println("  " + shop.usersWithTheChange() + " of " + Shop.USERS + " users");
            }
            served.add(shop.serves(hour + 1));
        }
    }

    /** The shop counts hour by hour, and nothing but errors. */
    private List<Observation> answer(FeedRequest request) {
        int first = (int) request.feed().window().start().toHours();
        int last = (int) request.feed().window().end().toHours();
        return request.feed().metric().equals(Shop.ERRORS) ? served.subList(first, last) : List.of(request.noData());
    }
}
