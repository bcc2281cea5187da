package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.observation.Sample;

/** What came together in one group. */
final class Tally {
    private long trials;
    private long events;
    private double exposure;
    private double mean;
    private double spread;
    private long users;
    private long eventSquares;
    private long trialSquares;
    private long products;
    private double sumSquares;
    private double sumProducts;

    void addTrials(long more) {
        trials += more;
    }

    /** Users who are alike, or what one user has more than before. */
    void addUsers(long count, long eventSquaresOfEach, long trialSquaresOfEach, long productOfEach) {
        users += count;
        addSquares(count * eventSquaresOfEach, count * trialSquaresOfEach, count * productOfEach);
    }

    /** What the squares grow by when users who were counted before come again. */
    void addSquares(long ofEvents, long ofTrials, long moreProducts) {
        eventSquares += ofEvents;
        trialSquares += ofTrials;
        products += moreProducts;
    }

    /** Events that come late may find fewer trials than they are; what does not fit is left for later. */
    long addEventsOf(MetricKind kind, long more) {
        long fitting = kind == MetricKind.COUNT ? more : Math.min(more, trials - events);
        events += fitting;
        return more - fitting;
    }

    void addExposure(double more) {
        exposure += more;
    }

    /** Numbers by their count, their mean and the sum of their squared distances from it. */
    void addNumbers(long count, double meanOfMore, double spreadOfMore) {
        if (count == 0) {
            return;
        }
        long all = trials + count;
        double distance = meanOfMore - mean;
        spread += spreadOfMore + distance * distance * ((double) trials * count / all);
        mean += distance * count / all;
        trials = all;
    }

    /** Users who have as many numbers each, by the means of each user and the variance of the numbers within them. */
    void addUserNumbers(Tally means, long ofEach, double within) {
        long count = means.trials;
        double squares = means.spread + count * means.mean * means.mean;
        addNumbers(count * ofEach, means.mean, ofEach * means.spread + count * (ofEach - 1.0) * within);
        addUsers(count, 0, ofEach * ofEach, 0);
        sumSquares += ofEach * ofEach * squares;
        sumProducts += ofEach * ofEach * count * means.mean;
    }

    void add(Tally more) {
        addNumbers(more.trials, more.mean, more.spread);
        events += more.events;
        exposure += more.exposure;
        users += more.users;
        addSquares(more.eventSquares, more.trialSquares, more.products);
        sumSquares += more.sumSquares;
        sumProducts += more.sumProducts;
    }

    Tally copy() {
        Tally copy = new Tally();
        copy.add(this);
        return copy;
    }

    /** What a mistake makes of it: a multiple of the events, as many as there were trials at most, or of the numbers. */
    Tally times(MetricKind kind, double factor) {
        Tally wrong = copy();
        wrong.events = 0;
        wrong.addEventsOf(kind, Math.round(events * factor));
        wrong.mean = mean * factor;
        wrong.spread = spread * factor * factor;
        return wrong;
    }

    /** A torn reading: these events, among what they were counted among before. */
    Tally among(Tally before) {
        if (users > 0) {
            // Rows of users are read together: all of them are as they were.
            return before;
        }
        Tally torn = before.copy();
        torn.events = before.exposure > 0 ? events : Math.min(events, before.trials);
        return torn;
    }

    Sample sample(MetricKind kind) {
        return switch (kind) {
            case RATE, QUANTILE -> Sample.events(events, trials);
            case COUNT -> Sample.counts(events, exposure);
            case MEAN -> Sample.moments(trials, mean, trials < 2 ? 0 : spread / (trials - 1));
            case SATURATION -> trials == 0 ? Sample.moments(0, 0, 0) : Sample.reading(mean);
        };
    }

    Sample byUser(MetricKind kind) {
        if (kind == MetricKind.MEAN) {
            double sum = mean * trials;
            return Sample.numbersByUser(users, sum, trials, spread + mean * sum, sumSquares, trialSquares, sumProducts);
        }
        return Sample.eventsByUser(users, events, trials, eventSquares, trialSquares, products);
    }
}
