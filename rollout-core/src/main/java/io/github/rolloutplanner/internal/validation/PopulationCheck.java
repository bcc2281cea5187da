package io.github.rolloutplanner.internal.validation;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Problem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Finds everything that is wrong with the population of a change. */
final class PopulationCheck {
    private static final int HOURS = 24;

    private final Population population;
    private final ProblemList problems = new ProblemList();

    PopulationCheck(Population population) {
        this.population = population;
    }

    List<Problem> problems() {
        daily();
        List<Reach> reaches = reaches();
        if (!reaches.isEmpty() && population.statedUsersPerDay().isEmpty()) {
            isAny(reaches.get(0));
        }
        for (int at = 1; at < reaches.size(); at++) {
            grows(reaches.get(at - 1), reaches.get(at));
        }
        hourlyProfile(population.hourlyProfile());
        problems.positive(
                "population.requestsPerDay",
                population.requestsPerDay(),
                "Give the requests of a usual day, or leave them out.");
        problems.positive("population.tenants", population.tenants(), "Give the number of tenants, or leave it out.");
        problems.name(
                "population.tenantUnit", population.tenantUnit(), "Say what the tenants are called, in the singular.");
        problems.name("population.unit", population.unit(), "Say what the users are called, in the singular.");
        rings(population.rings());
        allUsers(reaches);
        return problems.all();
    }

    private void daily() {
        boolean hasOther = population.usersPerWeek().isPresent()
                || population.usersPerMonth().isPresent();
        if (population.statedUsersPerDay().isPresent() || !hasOther) {
            problems.positive(
                    "population.usersPerDay", population.usersPerDay(), "Give the distinct users of a usual day.");
        }
    }

    /** What is known of the distinct users, from the shortest time to the longest. */
    private List<Reach> reaches() {
        List<Reach> reaches = new ArrayList<>();
        OptionalLong daily = population.statedUsersPerDay();
        if (daily.isPresent()) {
            reaches.add(new Reach("usersPerDay", "a day", 1, daily.getAsLong()));
        }
        OptionalLong weekly = population.usersPerWeek();
        if (weekly.isPresent()) {
            reaches.add(new Reach("usersPerWeek", "a week", 7, weekly.getAsLong()));
        }
        OptionalLong monthly = population.usersPerMonth();
        if (monthly.isPresent()) {
            reaches.add(new Reach("usersPerMonth", "in 30 days", 30, monthly.getAsLong()));
        }
        return reaches;
    }

    private void isAny(Reach reach) {
        problems.positive(
                "population." + reach.name(),
                reach.users(),
                "Give the distinct users " + reach.span() + ", or leave them out.");
    }

    private void grows(Reach shorter, Reach longer) {
        String path = "population." + longer.name();
        String advice = "Count all users who come in " + longer.days() + " days, each of them once.";
        if (longer.users() <= 0) {
            isAny(longer);
        } else if (longer.users() < shorter.users()) {
            problems.add(path, count(longer) + " are fewer than " + count(shorter) + ".", advice);
        } else if (shorter.users() > 0 && shorter.mostIn(longer.days()).compareTo(longer.exactly()) < 0) {
            problems.add(
                    path,
                    count(longer) + " are more than the " + Wording.of(shorter.mostIn(longer.days())) + " that come if "
                            + count(shorter) + " are others each time.",
                    advice);
        }
    }

    private String count(Reach reach) {
        return Wording.count(reach.users(), population.unit()) + " " + reach.span();
    }

    private void hourlyProfile(List<Double> weights) {
        String path = "population.hourlyProfile";
        int known = problems.all().size();
        if (!weights.isEmpty() && weights.size() != HOURS) {
            problems.add(path, Wording.count(weights.size(), "weight") + " are no day.", "Give 24, one for each hour.");
        }
        for (int hour = 0; hour < weights.size(); hour++) {
            weight(path + "[" + hour + "]", weights.get(hour));
        }
        if (!weights.isEmpty() && problems.all().size() == known) {
            sum(path, weights.stream().mapToDouble(Double::doubleValue).sum());
        }
    }

    private void weight(String path, double weight) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            problems.add(path, weight + " is no amount of traffic.", "Give a number from zero on.");
        }
    }

    private void sum(String path, double sum) {
        if (sum == 0) {
            problems.add(path, "All weights are zero.", "Give the traffic of each hour, or leave the profile out.");
        } else if (Double.isInfinite(sum)) {
            problems.add(
                    path, "The weights add up to " + sum + ".", "Give smaller ones; only their proportions count.");
        }
    }

    private void rings(List<Ring> rings) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (int at = 0; at < rings.size(); at++) {
            Ring ring = rings.get(at);
            String path = "population.rings[" + at + "]";
            problems.name(path + ".name", ring.name(), "Give the ring a name.");
            problems.positive(
                    path + ".size", ring.size(), "Give the members of the ring, those of smaller rings included.");
            if (at > 0 && ring.size() <= rings.get(at - 1).size()) {
                notGrowing(path, rings.get(at - 1), ring);
            }
            if (!names.add(ring.name())) {
                problems.add(
                        path + ".name",
                        "Two rings are called '" + ring.name() + "', in whatever case.",
                        "Give each a name of its own.");
            }
        }
    }

    private void notGrowing(String path, Ring smaller, Ring ring) {
        problems.add(
                path + ".size",
                "Ring '" + ring.name() + "' has " + Wording.of(ring.size()) + " members, not more than '"
                        + smaller.name() + "' with " + Wording.of(smaller.size()) + ".",
                "Order the rings from small to large and count the members of smaller ones too.");
    }

    private void allUsers(List<Reach> reaches) {
        List<Ring> rings = population.rings();
        Ring last = rings.isEmpty() ? Ring.of("", Long.MAX_VALUE) : rings.get(rings.size() - 1);
        Reach most = new Reach("", "", 1, 0);
        for (Reach reach : reaches) {
            most = reach.users() > most.users() ? reach : most;
        }
        if (last.size() < most.users()) {
            problems.add(
                    "population.rings[" + (rings.size() - 1) + "].size",
                    "The last ring '" + last.name() + "' has " + Wording.of(last.size()) + " members, but "
                            + count(most) + " come.",
                    "End with a ring that all users are in.");
        }
    }

    /** The distinct users of a number of days, each counted once. */
    private record Reach(String name, String span, int days, long users) {

        /** As many as a longer time can bring: no user comes twice, and the part of a time that is left over counts in part. */
        BigInteger mostIn(int longer) {
            BigInteger users = exactly().multiply(BigInteger.valueOf(longer));
            return users.add(BigInteger.valueOf(days - 1L)).divide(BigInteger.valueOf(days));
        }

        BigInteger exactly() {
            return BigInteger.valueOf(users);
        }
    }
}
