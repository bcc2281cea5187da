package io.github.rolloutplanner.rehearsal;

/** Visits by the class of the user's rate; of users who come back, or of others each time. */
final class UserVisits implements Visits {
    private final UserRates rates;
    private final double requestsPerUser;
    private final boolean areSticky;
    private final boolean areTold;
    private final long[] members;
    private long size;

    /**
     * @param areTold whether each visit is observed as a user of its own
     */
    UserVisits(UserRates rates, double requestsPerUser, boolean areSticky, boolean areTold) {
        this.rates = rates;
        this.requestsPerUser = requestsPerUser;
        this.areSticky = areSticky;
        this.areTold = areTold;
        this.members = new long[rates.classes()];
    }

    @Override
    public void growTo(double users, Draws draws) {
        long more = Math.max(1, Math.round(users)) - size;
        if (!areSticky || more <= 0) {
            return;
        }
        size += more;
        long[] sorted = rates.sorted(more, draws);
        for (int at = 0; at < members.length; at++) {
            members[at] += sorted[at];
        }
    }

    @Override
    public void startPhase(double hour) {
        // Each visit is a row, in whichever phase.
    }

    @Override
    public long addTo(Tally tally, double requests, double meanRate, Draws draws) {
        long visits = draws.poisson(requests / (areTold ? wholeRequests() : requestsPerUser));
        long left = visits;
        double weightLeft = areSticky ? size : 1;
        long events = 0;
        for (int at = 0; at < members.length && left > 0; at++) {
            double weight = areSticky ? members[at] : rates.weights().get(at);
            long here = at == members.length - 1 ? left : draws.binomial(left, weight / weightLeft);
            events += areTold
                    ? rows(tally, here, rates.rate(at, meanRate), draws)
                    : sum(tally, here, rates.rate(at, meanRate), draws);
            left -= here;
            weightLeft -= weight;
        }
        return events;
    }

    private long sum(Tally tally, long visits, double rate, Draws draws) {
        long requests = Math.round(visits * requestsPerUser);
        tally.addTrials(requests);
        return draws.binomial(requests, rate);
    }

    private long wholeRequests() {
        return Math.round(requestsPerUser);
    }

    /** How many visits have no event, how many of the others one, and so on; from the rarer side, whose chances are numbers. */
    private long rows(Tally tally, long visits, double rate, Draws draws) {
        long requests = wholeRequests();
        tally.addTrials(visits * requests);
        double rarer = Math.min(rate, 1 - rate);
        long left = visits;
        long events = 0;
        // By logarithms: of many requests, the first chances are below the smallest number, the later ones are not.
        double logChance = requests * Math.log1p(-rarer);
        double chanceLeft = 1;
        for (long each = 0; each <= requests && left > 0; each++) {
            double chance = Math.exp(logChance);
            boolean areRest = each == requests || chance >= chanceLeft;
            long here = areRest ? left : draws.binomial(left, chance / chanceLeft);
            long ofEach = rate > 0.5 ? requests - each : each;
            tally.addUsers(here, ofEach * ofEach, requests * requests, ofEach * requests);
            events += here * ofEach;
            left -= here;
            chanceLeft -= chance;
            logChance += Math.log(rarer / (1 - rarer) * (requests - each) / (each + 1.0));
        }
        return events;
    }
}
