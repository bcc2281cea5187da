package io.github.rolloutplanner.rehearsal;

import java.util.OptionalDouble;

/**
 * The numbers of a mean: normal, or log-normal where a few are very large; each by itself, or some of one user that are
 * alike.
 *
 * @param tail how far the logarithms of log-normal numbers spread; empty for normal ones
 * @param deviation the standard deviation of normal numbers
 * @param ofEach how many numbers a user has
 * @param correlation the correlation of two numbers of a user
 */
record UserNumbers(OptionalDouble tail, double deviation, long ofEach, double correlation) {

    static UserNumbers of(MetricNature nature, MetricCourse course, UserTraffic traffic) {
        double deviation = course.deviation().orElse(nature.deviation());
        MetricCourse.Clustering by = course.clustering()
                .orElseGet(() ->
                        new MetricCourse.Clustering(nature.isByUser() ? Visits.usualRequests(traffic) : 1, 0, false));
        return new UserNumbers(course.tail(), deviation, Math.round(by.requestsPerUser()), by.correlation());
    }

    /** Adds about so many numbers, of whole users. */
    void addTo(Tally tally, double numbers, double mean, Draws draws) {
        Tally means = new Tally();
        addMeans(means, draws.poisson(numbers / ofEach), mean, draws);
        double variance = tail.isPresent()
                ? mean * mean * Math.expm1(tail.getAsDouble() * tail.getAsDouble())
                : deviation * deviation;
        tally.addUserNumbers(means, ofEach, variance * (1 - correlation));
    }

    /** A mean of m numbers has (1 + (m - 1) ρ)/m of their variance. */
    private void addMeans(Tally means, long users, double mean, Draws draws) {
        double part = (1 + (ofEach - 1) * correlation) / ofEach;
        if (tail.isPresent()) {
            double sigma = tail.getAsDouble();
            double ofMeans = ofEach == 1 ? sigma : Math.sqrt(Math.log1p(Math.expm1(sigma * sigma) * part));
            new LogNormalNumbers(ofMeans).addTo(means, users, mean, draws);
        } else if (users > 0) {
            double scatter = deviation * Math.sqrt(part);
            double spread = users < 2 ? 0 : scatter * scatter * draws.chiSquare(users - 1.0);
            means.addNumbers(users, mean + scatter / Math.sqrt((double) users) * draws.gaussian(), spread);
        }
    }
}
