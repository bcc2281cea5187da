package io.github.rolloutplanner.rehearsal;

import java.util.Optional;

/** What one group brings of one metric, tick by tick. */
final class GroupFeed {
    private final MetricNature nature;
    private final UserTraffic traffic;
    private final Draws draws;
    private final Optional<Visits> visits;
    private final Optional<LateEvents> late;
    private final UserNumbers numbers;
    private final Resource resource = new Resource();
    private Tally tally = new Tally();

    GroupFeed(MetricNature nature, MetricCourse course, Optional<UserRates> rates, Stage stage, Draws draws) {
        this.nature = nature;
        this.traffic = stage.traffic();
        this.draws = draws;
        this.visits = Visits.of(nature, course, rates, traffic);
        this.numbers = UserNumbers.of(nature, course, traffic);
        this.late = course.lateness().map(by -> new LateEvents(stage.ticks(by.from()), stage.ticks(by.to())));
    }

    /** Adds a tick of a part of all users at a level. */
    void tick(Tick tick, double share, double level) {
        if (share == 0) {
            return;
        }
        double mean = nature.meanAt(level);
        visits.ifPresent(users -> users.startPhase(tick.phaseStart()));
        double observations = traffic.observations(nature.metric().exposureUnit(), tick) * share;
        switch (nature.kind()) {
            case RATE, QUANTILE -> count(events(observations, share, mean));
            case COUNT -> {
                tally.addExposure(tick.length() * share);
                count(draws.poisson(mean * tick.length() * share * traffic.intensity(tick)));
            }
            case MEAN -> numbers.addTo(tally, observations, mean, draws);
            case SATURATION -> tally.addNumbers(1, resource.read(mean, draws), 0);
        }
    }

    private long events(double observations, double share, double rate) {
        if (visits.isPresent()) {
            visits.get().growTo(share * traffic.usersPerDay(), draws);
            return visits.get().addTo(tally, observations, rate, draws);
        }
        long trials = draws.poisson(observations);
        tally.addTrials(trials);
        return draws.binomial(trials, rate);
    }

    private void count(long happened) {
        if (late.isEmpty()) {
            tally.addEventsOf(nature.kind(), happened);
        } else {
            late.get().leave(tally.addEventsOf(nature.kind(), late.get().exchange(happened, draws)));
        }
    }

    /** What came since it was taken last. */
    Tally take() {
        Tally taken = tally;
        tally = new Tally();
        return taken;
    }
}
