package io.github.rolloutplanner.rehearsal;

/** The visits of one group, by the class of the user's rate; of users who come back, or of others each time. */
final class UserVisits {
    private final UserRates rates;
    private final double requestsPerUser;
    private final boolean areSticky;
    private final long[] members;
    private long size;

    UserVisits(UserRates rates, double requestsPerUser, boolean areSticky) {
        this.rates = rates;
        this.requestsPerUser = requestsPerUser;
        this.areSticky = areSticky;
        this.members = new long[rates.classes()];
    }

    /** Users who come into the group bring their rates with them; there is always one. */
    void growTo(double users, Draws draws) {
        long more = Math.max(1, Math.round(users)) - size;
        if (!areSticky || more <= 0) {
            return;
        }
        size += more;
        long left = more;
        double weightLeft = 1;
        for (int at = 0; at < members.length && left > 0; at++) {
            long here = draws.binomial(left, rates.weights().get(at) / weightLeft);
            members[at] += here;
            left -= here;
            weightLeft -= rates.weights().get(at);
        }
        members[members.length - 1] += left;
    }

    /** Adds the requests of some visits, and gives how many of them were events. */
    long addTo(Tally tally, double requests, double meanRate, Draws draws) {
        long visits = draws.poisson(requests / requestsPerUser);
        long left = visits;
        double weightLeft = areSticky ? size : 1;
        long trials = 0;
        long events = 0;
        for (int at = 0; at < members.length && left > 0; at++) {
            double weight = areSticky ? members[at] : rates.weights().get(at);
            long here = at == members.length - 1 ? left : draws.binomial(left, weight / weightLeft);
            long requestsHere = Math.round(here * requestsPerUser);
            trials += requestsHere;
            events += draws.binomial(requestsHere, meanRate * rates.rates().get(at));
            left -= here;
            weightLeft -= weight;
        }
        tally.addTrials(trials);
        return events;
    }
}
