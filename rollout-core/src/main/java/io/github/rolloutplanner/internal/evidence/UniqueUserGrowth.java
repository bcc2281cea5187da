package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Distinct users over days: a power law through the numbers that are known, U(d) = U(a) (d/a)^g between the known days a
 * and b with g = ln(U(b)/U(a)) / ln(b/a), and with the last g beyond them. Where
 * those of a day follow from a longer time alone, the policy's g holds beyond that time.
 */
final class UniqueUserGrowth {
    private static final double WEEK = 7;
    private static final double MONTH = 30;

    /** The laws by the day from which they hold, the last one first. */
    private final List<PowerLaw> laws = new ArrayList<>();

    private final double allUsers;

    UniqueUserGrowth(Population population, double exponentWithoutMore) {
        laws.add(new PowerLaw(1, population.usersPerDay(), exponentWithoutMore));
        know(WEEK, population.usersPerWeek());
        know(MONTH, population.usersPerMonth());
        if (population.statedUsersPerDay().isEmpty() && laws.size() == 2) {
            // other users each day are the fewest up to here, and would be the most beyond
            PowerLaw last = laws.remove(0);
            laws.add(0, new PowerLaw(last.from, last.users, exponentWithoutMore));
        }
        this.allUsers = allUsers(population.rings());
    }

    private void know(double days, OptionalLong users) {
        if (users.isPresent()) {
            PowerLaw before = laws.remove(0);
            double exponent = Math.log(users.getAsLong() / before.users) / Math.log(days / before.from);
            laws.add(0, new PowerLaw(before.from, before.users, exponent));
            laws.add(0, new PowerLaw(days, users.getAsLong(), exponent));
        }
    }

    private static double allUsers(List<Ring> rings) {
        return rings.isEmpty()
                ? Double.POSITIVE_INFINITY
                : rings.get(rings.size() - 1).size();
    }

    /** Within the first day users come evenly; no user is outside the last ring. */
    double users(double days) {
        for (PowerLaw law : laws) {
            if (days >= law.from) {
                return Math.min(allUsers, law.users(days));
            }
        }
        return days * laws.get(laws.size() - 1).users;
    }

    /** Where the exponents come from that the population's numbers give. */
    List<String> exponents() {
        List<String> lines = new ArrayList<>();
        for (int at = laws.size() - 1; at > 0; at--) {
            PowerLaw from = laws.get(at);
            PowerLaw to = laws.get(at - 1);
            lines.add("distinct users grow from day " + CalculationFormat.of(from.from)
                    + " on with the days to the power of: ln("
                    + CalculationFormat.of(to.users) + " / " + CalculationFormat.of(from.users) + ") / ln("
                    + CalculationFormat.of(to.from)
                    + " / " + CalculationFormat.of(from.from) + ") = " + CalculationFormat.of(from.exponent));
        }
        return lines;
    }

    /** How the users of some days are computed. */
    String working(double days) {
        for (PowerLaw law : laws) {
            if (days > law.from) {
                return law.users(days) > allUsers ? CalculationFormat.of(allUsers) : law.working(days);
            }
        }
        return CalculationFormat.of(laws.get(laws.size() - 1).users) + " x " + CalculationFormat.of(days);
    }

    private record PowerLaw(double from, double users, double exponent) {
        double users(double days) {
            return users * Math.pow(days / from, exponent);
        }

        String working(double days) {
            return CalculationFormat.of(users) + " x (" + CalculationFormat.of(days) + " / "
                    + CalculationFormat.of(from) + ")^" + CalculationFormat.of(exponent);
        }
    }
}
