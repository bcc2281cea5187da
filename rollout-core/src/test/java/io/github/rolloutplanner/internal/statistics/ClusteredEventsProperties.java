package io.github.rolloutplanner.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Events that lie together in users count for less, by as much as they do. */
class ClusteredEventsProperties {
    private static final long TRILLION = 1_000_000_000_000L;

    /** One user: so many failed requests of so many. */
    private record User(long events, long trials) {}

    private static ClusteredEvents of(List<User> users) {
        BigDecimal events = BigDecimal.ZERO;
        BigDecimal trials = BigDecimal.ZERO;
        BigDecimal products = BigDecimal.ZERO;
        for (User user : users) {
            BigDecimal y = BigDecimal.valueOf(user.events);
            BigDecimal z = BigDecimal.valueOf(user.trials);
            events = events.add(y.multiply(y));
            trials = trials.add(z.multiply(z));
            products = products.add(y.multiply(z));
        }
        return new ClusteredEvents(
                users.size(),
                users.stream().mapToLong(User::events).sum(),
                users.stream().mapToLong(User::trials).sum(),
                events,
                trials,
                products);
    }

    private static ClusteredEvents alike(long users, long events, long trials) {
        return new ClusteredEvents(
                users,
                users * events,
                users * trials,
                BigDecimal.valueOf(users * events * events),
                BigDecimal.valueOf(users * trials * trials),
                BigDecimal.valueOf(users * events * trials));
    }

    private static ClusteredEvents sum(ClusteredEvents one, ClusteredEvents other) {
        return new ClusteredEvents(
                one.clusters() + other.clusters(),
                one.events() + other.events(),
                one.trials() + other.trials(),
                one.eventSquares().add(other.eventSquares()),
                one.trialSquares().add(other.trialSquares()),
                one.products().add(other.products()));
    }

    private static double designEffect(ClusteredEvents... groups) {
        return ClusteredEvents.designEffect(List.of(groups)).orElseThrow();
    }

    @Provide
    Arbitrary<List<User>> users() {
        Arbitrary<User> user = Arbitraries.longs()
                .between(1, 50)
                .flatMap(trials -> Arbitraries.longs().between(0, trials).map(events -> new User(events, trials)));
        return user.list().ofMinSize(2).ofMaxSize(60);
    }

    @Property
    void theRateIsThatOfTheSingleUsers(@ForAll("users") List<User> users) {
        RatioMetric bySums = of(users).ratio();
        RatioMetric oneByOne = RatioMetric.ofSamples(
                users.stream().mapToDouble(User::events).toArray(),
                users.stream().mapToDouble(User::trials).toArray());

        assertThat(bySums.ratio()).isCloseTo(oneByOne.ratio(), within(1e-12));
        assertThat(bySums.unitVariance()).isCloseTo(oneByOne.unitVariance(), within(1e-9));
    }

    @Property
    void whatIsNoEventLiesTogetherAsMuch(@ForAll("users") List<User> users) {
        ClusteredEvents events = of(users);
        if (events.events() > 0 && events.events() < events.trials()) {
            assertThat(designEffect(events.others())).isCloseTo(designEffect(events), withinPercentage(1e-6));
        }
        assertThat(events.others().others()).isEqualTo(events);
    }

    /** So that five users who fail are never more than five events, however often each does. */
    @Property
    void eventsAreWorthAtMostTheUsersWhoHaveThem(@ForAll("users") List<User> users) {
        ClusteredEvents events = sum(of(users), alike(100_000, 0, 10));
        long having = users.stream().filter(user -> user.events > 0).count();
        if (having > 0) {
            assertThat(events.events() / designEffect(events)).isLessThanOrEqualTo(having * 1.01);
        }
    }

    @Example
    void oneRequestOfEachUserIsIndependent() {
        assertThat(designEffect(sum(alike(20, 1, 1), alike(9_980, 0, 1)))).isCloseTo(1, within(1e-3));
    }

    @Example
    void usersWhoFailWithAllTheirRequestsAreOneEventEach() {
        ClusteredEvents allOrNothing = sum(alike(500, 16, 16), alike(99_500, 0, 16));

        assertThat(designEffect(allOrNothing)).isCloseTo(16, withinPercentage(0.1));
    }

    @Example
    void aTotalFailureAndASingleUserCountByUsers() {
        ClusteredEvents total = alike(40, 25, 25);
        ClusteredEvents single = alike(1, 7, 25);

        assertThat(designEffect(total)).isEqualTo(25);
        assertThat(designEffect(single)).isEqualTo(25);
        assertThat(designEffect(total, sum(alike(2, 1, 25), alike(998, 0, 25)))).isBetween(24.0, 25.0);
    }

    @Example
    void nothingIsSeenWithoutAnEvent() {
        assertThat(ClusteredEvents.designEffect(List.of(alike(1_000, 0, 16), alike(0, 0, 0))))
                .isEmpty();
    }

    @Example
    void theLargestNumbersGoWell() {
        ClusteredEvents one = new ClusteredEvents(
                TRILLION, 1, TRILLION, BigDecimal.ONE, BigDecimal.valueOf(TRILLION), BigDecimal.ONE);

        assertThat(designEffect(one)).isCloseTo(1, within(1e-6));
        assertThat(designEffect(one.others())).isCloseTo(1, within(1e-6));
        assertThat(designEffect(alike(2, TRILLION / 2 - 1, TRILLION / 2))).isGreaterThanOrEqualTo(1);
    }
}
