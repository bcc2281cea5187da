package io.github.rolloutplanner.examples;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.Value;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Customers who check out, each request asking the flag; simulated, the same every time. Knows OpenFeature and no rollout. */
final class Shop {
    static final String ERRORS = "Checkout errors";
    static final int USERS = 40_000;
    static final int REQUESTS_PER_HOUR = 20_000;

    private static final String FLAG = "one-page-checkout";
    private static final double ERROR_RATE = 0.01;
    private static final int BROKEN_FROM_HOUR = 30;

    private final SplittableRandom random = new SplittableRandom(20260105);
    private final List<ImmutableContext> users =
            IntStream.range(0, USERS).mapToObj(Shop::user).toList();
    private final Client client;

    Shop(Client client) {
        this.client = client;
    }

    /** Ten of them work here. */
    private static ImmutableContext user(int id) {
        String email = "user" + id + (id < 10 ? "@shop.example" : "@mail.example");
        return new ImmutableContext("user-" + id, Map.of("user.email", new Value(email)));
    }

    /** One hour of requests, counted by the group that the answer of the flag names. */
    Observation serves(int hour) {
        Tally treated = new Tally();
        Tally control = new Tally();
        Map<String, Tally> groups = Map.of("treated", treated, "control", control);
        for (int request = 0; request < REQUESTS_PER_HOUR; request++) {
            FlagEvaluationDetails<Boolean> checkout =
                    client.getBooleanDetails(FLAG, false, users.get(random.nextInt(USERS)));
            boolean fails = random.nextDouble() < errorRate(checkout.getValue(), hour);
            String group = checkout.getFlagMetadata().getString("group");
            Tally tally = group == null ? null : groups.get(group);
            if (tally != null) {
                tally.count(fails);
            }
        }
        return Observation.increment(ERRORS, TimeWindow.ofHours(hour - 1, hour), treated.sample(), control.sample());
    }

    /** The new checkout breaks on the second day. */
    private static double errorRate(boolean isNew, int hour) {
        return isNew && hour > BROKEN_FROM_HOUR ? 2 * ERROR_RATE : ERROR_RATE;
    }

    long usersWithTheChange() {
        return users.stream()
                .filter(user -> client.getBooleanValue(FLAG, false, user))
                .count();
    }

    private static final class Tally {
        private long requests;
        private long errors;

        void count(boolean fails) {
            requests++;
            errors += fails ? 1 : 0;
        }

        Sample sample() {
            return Sample.events(errors, requests);
        }
    }
}
