package io.github.rolloutplanner.examples;

import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The users whom the benchmarks of flag systems ask for: of a hundred one is internal and ten are in beta. */
record AskedUser(String id, String email, String tier) {
    static final int COUNT = 10_000;

    /** Internal and beta users, and 5 % of the others, give or take what a hash does. */
    private static final int FEWEST_ON = 1_350;

    private static final int MOST_ON = 1_550;

    private static AskedUser of(int number) {
        String domain = number % 100 == 0 ? "@company.com" : "@example.com";
        return new AskedUser("user-" + number, "user" + number + domain, number % 10 == 0 ? "beta" : "free");
    }

    /** All of them, in the form of a system. */
    static <U> U[] all(Function<AskedUser, U> form, IntFunction<U[]> array) {
        return IntStream.range(0, COUNT).mapToObj(AskedUser::of).map(form).toArray(array);
    }

    /** All of them, in the form of a system that answers as the flag says. */
    static <U> U[] all(Function<AskedUser, U> form, IntFunction<U[]> array, Predicate<U> system) {
        U[] users = all(form, array);
        check(users, system);
        return users;
    }

    static <U> void check(U[] users, Predicate<U> system) {
        long on = Stream.of(users).filter(system).count();
        if (on < FEWEST_ON || on > MOST_ON) {
            throw new IllegalStateException("On for " + on + " of " + COUNT + " users: this is another flag.");
        }
    }
}
