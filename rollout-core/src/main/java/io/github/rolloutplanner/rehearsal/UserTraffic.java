package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.internal.evidence.Traffic;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.List;

/** Who comes, and when. */
final class UserTraffic {
    private static final double HOURS_PER_DAY = 24;

    private final double factor;
    private final double usersPerDay;
    private final double requestsPerDay;
    private final double requestsPerUser;
    private final List<Double> hours;
    private final List<Double> days;
    private final Traffic distinct;

    UserTraffic(RolloutPlan plan, Population population, Circumstances circumstances) {
        this.factor = circumstances.trafficTimes();
        this.usersPerDay = factor * population.usersPerDay();
        this.requestsPerDay = factor * population.requestsPerDay().orElse(population.usersPerDay());
        this.requestsPerUser = (double) population.requestsPerDay().orElse(population.usersPerDay())
                / Math.max(1, population.usersPerDay());
        this.hours = proportions(
                circumstances.hourlyProfile().isEmpty() ? population.hourlyProfile() : circumstances.hourlyProfile());
        this.days = proportions(circumstances.weekdayProfile());
        this.distinct = Traffic.of(
                population.withHourlyProfile(),
                plan.exposure()
                        .map(ExposureLedger::basis)
                        .map(basis -> basis.growthExponent())
                        .orElse(EvidencePolicy.standard().growthExponent()));
    }

    /** With a mean of 1. */
    private static List<Double> proportions(List<Double> weights) {
        double mean = weights.stream().mapToDouble(weight -> weight).average().orElse(1);
        return weights.stream().map(weight -> weight / mean).toList();
    }

    /** How much traffic there is beside that of an average hour of the plan. */
    double intensity(Tick tick) {
        return factor * weight(hours, tick.hourOfDay()) * weight(days, tick.dayOfWeek());
    }

    private static double weight(List<Double> weights, int at) {
        return weights.isEmpty() ? 1 : weights.get(at);
    }

    /** The observations of full traffic in a stretch of time. */
    double observations(ExposureUnit unit, Tick tick) {
        double perDay = unit == ExposureUnit.USER ? usersPerDay : requestsPerDay;
        return perDay
                / HOURS_PER_DAY
                * tick.length()
                * weight(hours, tick.hourOfDay())
                * weight(days, tick.dayOfWeek());
    }

    double users(Tick tick) {
        return observations(ExposureUnit.USER, tick);
    }

    double usersPerDay() {
        return usersPerDay;
    }

    double requestsPerUser() {
        return requestsPerUser;
    }

    /** Distinct users of full traffic over a length of time. */
    double distinctUsers(Duration length) {
        return factor * distinct.users(length);
    }
}
