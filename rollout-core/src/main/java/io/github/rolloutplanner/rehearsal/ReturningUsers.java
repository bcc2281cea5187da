package io.github.rolloutplanner.rehearsal;

import java.util.Arrays;

/** Users who come back, each of whom is one row of all that a phase brings of them. */
final class ReturningUsers implements Visits {
    private final UserRates rates;
    private final int requestsPerVisit;
    private int[] classes = new int[0];
    private int[] requests = new int[0];
    private int[] events = new int[0];
    private double phaseStart;

    ReturningUsers(UserRates rates, double requestsPerUser) {
        this.rates = rates;
        this.requestsPerVisit = (int) Math.round(requestsPerUser);
    }

    @Override
    public void growTo(double users, Draws draws) {
        int size = (int) Math.max(1, Math.round(users));
        int known = classes.length;
        if (size <= known) {
            return;
        }
        classes = Arrays.copyOf(classes, size);
        requests = Arrays.copyOf(requests, size);
        events = Arrays.copyOf(events, size);
        int next = known;
        long[] sorted = rates.sorted(size - (long) known, draws);
        for (int at = 0; at < sorted.length; at++) {
            int end = next + (int) sorted[at];
            Arrays.fill(classes, next, end, at);
            next = end;
        }
    }

    @Override
    public void startPhase(double hour) {
        if (hour != phaseStart) {
            phaseStart = hour;
            Arrays.fill(requests, 0);
            Arrays.fill(events, 0);
        }
    }

    @Override
    public long addTo(Tally tally, double requestsOfAll, double meanRate, Draws draws) {
        long visits = draws.poisson(requestsOfAll / requestsPerVisit);
        double[] quiet = quiet(meanRate);
        long happened = 0;
        for (long visit = 0; visit < visits; visit++) {
            int user = (int) (draws.uniform() * classes.length);
            int at = classes[user];
            int failed = draws.chance(quiet[at]) ? 0 : failed(rates.rate(at, meanRate), quiet[at], draws);
            add(tally, user, failed);
            happened += failed;
        }
        tally.addTrials(visits * requestsPerVisit);
        return happened;
    }

    /** By class, how often a visit has no event, as most have. */
    private double[] quiet(double meanRate) {
        double[] quiet = new double[rates.classes()];
        for (int at = 0; at < quiet.length; at++) {
            quiet[at] = Math.pow(1 - rates.rate(at, meanRate), requestsPerVisit);
        }
        return quiet;
    }

    /** The events of a visit that has one: the first of them, and those after it. */
    private int failed(double rate, double quiet, Draws draws) {
        double first = Math.floor(Math.log(1 - draws.uniform() * (1 - quiet)) / Math.log1p(-rate));
        int left = requestsPerVisit - 1 - (int) Math.min(first, requestsPerVisit - 1.0);
        return 1 + (int) draws.binomial(left, rate);
    }

    private void add(Tally tally, int user, int failed) {
        long before = requests[user];
        long failedBefore = events[user];
        requests[user] += requestsPerVisit;
        events[user] += failed;
        long now = requests[user];
        long failedNow = events[user];
        tally.addUsers(before == 0 ? 1 : 0, 0, 0, 0);
        tally.addSquares(
                failedNow * failedNow - failedBefore * failedBefore,
                now * now - before * before,
                failedNow * now - failedBefore * before);
    }
}
