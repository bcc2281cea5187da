package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the metrics of {@link Rollouts#PLAN} brought in some hours, of which the first belong to its first phase.
 *
 * @param streams metric by metric
 */
record History(List<Stream> streams) {
    static final int HOURS = 12;
    static final int SECOND_PHASE = HOURS / 2;

    private static final List<Sort> SORTS = List.of(
            new Sort(Rollouts.ERRORS, (hour, harm) -> events(hour, 0.01 * harm)),
            new Sort(Rollouts.CONVERSION, (hour, harm) -> events(hour, 0.4 / harm)),
            new Sort(Rollouts.LATENCY, (hour, harm) -> events(hour, 0.05 * harm)),
            new Sort(Rollouts.REPORTS, History::reports),
            new Sort(Rollouts.REVENUE, History::revenue),
            new Sort(Rollouts.RETRIES, (hour, harm) -> events(hour, 0.02 * harm)),
            new Sort(Observation.ASSIGNMENT_COUNTS, (hour, harm) -> events(hour, 0)));
    static final int KINDS = SORTS.size();

    /** What a metric shows of a group at so many times the usual harm. */
    private interface Measure {
        Sample of(Group group, double harm);
    }

    private record Sort(String metric, Measure measure) {}

    /** So many users, who are so many standard deviations from what is usual. */
    record Group(long users, double chance) {
        long drawn(double mean) {
            return Math.max(0, Math.round(mean + chance * Math.sqrt(mean)));
        }
    }

    /** What a look at an hour brings. */
    enum Answer {
        DATA,
        NOBODY,
        NO_DATA,
        FAILURE
    }

    /** One hour of one metric. */
    record Hour(Group treated, Group control, Answer answer) {}

    private static Sample events(Group group, double rate) {
        return Sample.events(Math.min(group.users, group.drawn(group.users * rate)), group.users);
    }

    private static Sample reports(Group group, double harm) {
        double hours = group.users / 800_000.0;
        return Sample.counts(group.drawn(200 * hours * harm), hours);
    }

    private static Sample revenue(Group group, double harm) {
        double chance = group.users == 0 ? 0 : group.chance / Math.sqrt(group.users);
        return Sample.moments(group.users, 3 / harm + 20 * chance, 400);
    }

    /**
     * One metric.
     *
     * @param kind which
     * @param isCumulative whether its data come as checkpoints
     * @param harm how many times the usual harm exposed users have
     * @param hours hour by hour
     */
    record Stream(int kind, boolean isCumulative, double harm, List<Hour> hours) {
        String metric() {
            return SORTS.get(kind).metric;
        }

        Stream withHarm(double other) {
            return new Stream(kind, isCumulative, other, hours);
        }

        Stream silenced() {
            List<Hour> silent = hours.stream()
                    .map(hour ->
                            hour.answer == Answer.DATA ? new Hour(hour.treated, hour.control, Answer.NO_DATA) : hour)
                    .toList();
            return new Stream(kind, isCumulative, harm, silent);
        }

        /** One for each hour, in order. */
        List<Observation> observations() {
            List<Observation> observations = new ArrayList<>();
            Optional<Observation.Measured> last = Optional.empty();
            for (int hour = 0; hour < hours.size(); hour++) {
                last = hour == SECOND_PHASE ? Optional.empty() : last;
                Observation next = observation(hour, last);
                last = next instanceof Observation.Measured measured ? Optional.of(measured) : last;
                observations.add(next);
            }
            return observations;
        }

        private Observation observation(int number, Optional<Observation.Measured> last) {
            TimeWindow window = TimeWindow.ofHours(number, number + 1);
            Hour hour = hours.get(number);
            return switch (hour.answer) {
                case NO_DATA -> Observation.noData(metric(), window);
                case FAILURE -> Observation.sourceFailed(metric(), window, "timeout");
                case NOBODY -> data(window, new Hour(new Group(0, 0), new Group(0, 0), Answer.DATA), last);
                case DATA -> data(window, hour, last);
            };
        }

        private Observation data(TimeWindow window, Hour hour, Optional<Observation.Measured> last) {
            Measure measure = SORTS.get(kind).measure;
            Sample treated = measure.of(hour.treated, harm);
            Sample control = measure.of(hour.control, 1);
            if (!isCumulative) {
                return Observation.increment(metric(), window, treated, control);
            }
            int start = window.start().toHours() < SECOND_PHASE ? 0 : SECOND_PHASE;
            return Observation.cumulative(
                    metric(),
                    TimeWindow.ofHours(start, window.end().toHours()),
                    last.map(before -> sum(before.treated(), treated)).orElse(treated),
                    last.map(before -> sum(before.control().orElseThrow(), control))
                            .orElse(control));
        }
    }

    private static Sample sum(Sample one, Sample other) {
        GroupTotals sum = GroupTotals.of(one).plus(GroupTotals.of(other));
        if (one instanceof Sample.Events) {
            return Sample.events(sum.events(), sum.observations());
        }
        return one instanceof Sample.Counts
                ? Sample.counts(sum.events(), sum.exposure().doubleValue())
                : Sample.moments(sum.observations(), sum.mean(), sum.variance());
    }

    /** Hour by hour, metric by metric. */
    List<Observation> observations() {
        List<Observation> observations = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            observations.addAll(at(hour));
        }
        return observations;
    }

    /** What comes in one hour. */
    List<Observation> at(int hour) {
        return streams.stream().map(stream -> stream.observations().get(hour)).toList();
    }

    /** The same hours without any data. */
    History silenced() {
        return new History(streams.stream().map(Stream::silenced).toList());
    }

    /** All metrics but one. */
    History without(String metric) {
        return new History(streams.stream()
                .filter(stream -> !stream.metric().equals(metric))
                .toList());
    }

    History withHarm(double harm) {
        return new History(streams.stream().map(stream -> stream.withHarm(harm)).toList());
    }
}
