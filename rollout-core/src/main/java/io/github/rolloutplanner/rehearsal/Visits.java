package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.metric.MetricKind;
import java.util.Optional;

/** The visits of one group, each of some requests of one user. */
sealed interface Visits permits UserVisits, ReturningUsers {

    /** A user with more requests than this comes several times: squares of more could not be added up. */
    int MOST_REQUESTS = 10_000;

    /** As the scenario has them; nothing where requests are independent and only their number counts. */
    static Optional<Visits> of(
            MetricNature nature, MetricCourse course, Optional<UserRates> rates, UserTraffic traffic) {
        if (nature.kind() == MetricKind.MEAN || (rates.isEmpty() && !nature.isByUser())) {
            return Optional.empty();
        }
        MetricCourse.Clustering by =
                course.clustering().orElseGet(() -> new MetricCourse.Clustering(usualRequests(traffic), 0, false));
        UserRates users = rates.orElse(UserRates.ALIKE);
        return Optional.of(
                areOneRowAPhase(nature, course)
                        ? new ReturningUsers(users, by.requestsPerUser())
                        : new UserVisits(users, by.requestsPerUser(), by.isSticky(), nature.isByUser()));
    }

    /** How many requests a visit has where the scenario does not say it. */
    static double usualRequests(UserTraffic traffic) {
        return Math.min(MOST_REQUESTS, Math.max(1, traffic.requestsPerUser()));
    }

    /** Whether users who come back are told from new ones: where running sums over users are read. */
    static boolean areOneRowAPhase(MetricNature nature, MetricCourse course) {
        return nature.isByUser()
                && course.torn().isPresent()
                && course.clustering().filter(MetricCourse.Clustering::isSticky).isPresent();
    }

    /** Users who come into the group bring their rates with them; there is always one. */
    void growTo(double users, Draws draws);

    /** The phase that began at this hour has rows of its own. */
    void startPhase(double hour);

    /** Adds the requests of some visits, and gives how many of them were events. */
    long addTo(Tally tally, double requests, double meanRate, Draws draws);
}
