package io.github.rolloutplanner.examples.sources;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What users did, and when they were assigned to which group.
 *
 * @param name what is special
 * @param start when the rollout began
 */
record Traffic(String name, Instant start, List<Event> events, List<Assignment> assignments) {
    private static final String[] GROUPS = {"on", "off"};

    record Event(int user, Instant at, String kind, int status, double seconds, BigDecimal amount) {}

    record Assignment(int user, Instant at, String variant) {}

    Instant hour(int hour) {
        return start.plus(Duration.ofHours(hour));
    }

    @Override
    public String toString() {
        return name;
    }

    /** Traffic whose numbers depend on which hour an instant is in, in whole units, which columns of numbers keep. */
    static List<Traffic> aroundTheHour(Instant start, ChronoUnit unit) {
        return List.of(busy(start, unit), edges(start, unit), movers(start));
    }

    /** Traffic that is odd at whatever hour it is. */
    static List<Traffic> odd(Instant start, ChronoUnit unit) {
        return List.of(
                new Traffic("no events", start, List.of(), busy(start, unit).assignments()),
                new Traffic("no assignments", start, busy(start, unit).events(), List.of()),
                oneUser(start),
                oneGroup(start, unit),
                largeNumbers(start, unit));
    }

    static Traffic busy(Instant start, ChronoUnit unit) {
        Random random = new Random(42);
        List<Assignment> assignments = new ArrayList<>();
        for (int user = 0; user < 60; user++) {
            String group = GROUPS[user % 2];
            Instant first = at(start, unit, random, -2, 4);
            assignments.add(new Assignment(user, first, group));
            if (user % 5 == 0) { // each visit is recorded
                assignments.add(new Assignment(user, first.plus(Duration.ofMinutes(40)), group));
            }
            if (user % 7 == 0) { // promoted, or moved back
                assignments.add(new Assignment(user, at(start, unit, random, 2, 6), GROUPS[(user + 1) % 2]));
            }
        }
        List<Event> events = new ArrayList<>();
        for (int number = 0; number < 900; number++) { // some of users who are not assigned at all
            events.add(event(random.nextInt(70), at(start, unit, random, -1, 7), random, 1));
        }
        return new Traffic("busy", start, events, assignments);
    }

    private static Event event(int user, Instant at, Random random, double scale) {
        int status = random.nextInt(6) == 0 ? 500 : 200;
        double seconds = random.nextInt(9) / 10.0; // often exactly the bound
        BigDecimal amount = random.nextInt(10) == 0
                ? null
                : BigDecimal.valueOf(Math.round(scale * (100 + random.nextInt(10_000))), 2);
        return new Event(user, at, random.nextInt(8) == 0 ? "complaint" : "request", status, seconds, amount);
    }

    private static Instant at(Instant start, ChronoUnit unit, Random random, int fromHour, int untilHour) {
        long length = Duration.ofHours(untilHour - fromHour).toMillis();
        return start.plus(Duration.ofHours(fromHour))
                .plusMillis((long) (random.nextDouble() * length))
                .truncatedTo(unit);
    }

    private static Traffic oneUser(Instant start) {
        Event event = new Event(1, start.plusSeconds(30), "request", 500, 0.4, new BigDecimal("7.50"));
        return new Traffic("one user", start, List.of(event), List.of(new Assignment(1, start, "on")));
    }

    private static Traffic oneGroup(Instant start, ChronoUnit unit) {
        Traffic busy = busy(start, unit);
        return new Traffic(
                "all in the control group",
                start,
                busy.events(),
                busy.assignments().stream()
                        .map(each -> new Assignment(each.user(), each.at(), "off"))
                        .toList());
    }

    /** At both ends of windows, a tick before them, and in the moment of the assignment and a tick before it. */
    private static Traffic edges(Instant start, ChronoUnit unit) {
        Duration tick = unit.getDuration();
        List<Assignment> assignments = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        Random random = new Random(7);
        for (int hour = 0; hour <= 5; hour++) {
            Instant edge = start.plus(Duration.ofHours(hour));
            for (int group = 0; group < 2; group++) {
                for (Instant at : List.of(edge.minus(tick), edge)) {
                    int user = assignments.size();
                    assignments.add(new Assignment(user, at, GROUPS[group]));
                    events.add(event(user, at.minus(tick), random, 1));
                    events.add(event(user, at, random, 1));
                    events.add(event(user, edge.plus(Duration.ofHours(1)).minus(tick), random, 1));
                }
            }
        }
        return new Traffic("ties at the edges", start, events, assignments);
    }

    static Traffic movers(Instant start) {
        List<Assignment> assignments = new ArrayList<>();
        String[][] ways = {{"off", "on"}, {"on", "off"}, {"off", "on", "off"}, {"off", "on", "on"}, {"on", "on", "off"}
        };
        for (int user = 0; user < ways.length; user++) {
            for (int step = 0; step < ways[user].length; step++) {
                assignments.add(
                        new Assignment(user, start.plus(Duration.ofMinutes(20L + 60L * step)), ways[user][step]));
            }
        }
        int both = ways.length; // at the same time
        assignments.add(new Assignment(both, start, "on"));
        assignments.add(new Assignment(both, start, "off"));
        Random random = new Random(3);
        List<Event> events = new ArrayList<>();
        for (int minute = 0; minute < 360; minute += 10) {
            for (int user = 0; user <= both; user++) {
                events.add(event(user, start.plus(Duration.ofMinutes(minute)), random, 1));
            }
        }
        return new Traffic("users of both groups", start, events, assignments);
    }

    /** Sums of a trillion, and their squares. */
    private static Traffic largeNumbers(Instant start, ChronoUnit unit) {
        Random random = new Random(11);
        Traffic busy = busy(start, unit);
        List<Event> events = new ArrayList<>();
        for (Event each : busy.events()) {
            events.add(event(each.user(), each.at(), random, 1e9));
        }
        return new Traffic("large numbers", start, events, busy.assignments());
    }
}
