package io.github.rolloutplanner.examples.sources;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Observation.Temporality;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.GroupNames;
import io.github.rolloutplanner.operate.sql.EventTables;
import io.github.rolloutplanner.operate.sql.MetricQuery;
import io.github.rolloutplanner.operate.sql.TimeColumn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A query of each sort of sample, and the same in plain Java. */
enum Asked {
    RATE_OF_REQUESTS(
            SampleKind.EVENTS,
            "requests",
            tables -> tables.rate("status >= 500").where("kind = 'request'")) {
        @Override
        Observation counted(ReferenceCount reference) {
            return reference.counted("request", Asked::isError, Asked::events);
        }
    },
    RATE_OF_USERS(
            SampleKind.EVENTS,
            "users",
            tables -> tables.rate("status >= 500 or status = 404").where("kind = 'request'")) {
        @Override
        Observation counted(ReferenceCount reference) {
            return reference.counted(
                    "request",
                    Asked::isError,
                    (all, byUser) -> Sample.events(
                            byUser.stream().filter(each -> each.contains(1.0)).count(), byUser.size()));
        }
    },
    PERCENTILE(
            SampleKind.EVENTS,
            "requests",
            tables -> tables.numbers("seconds").in("s").where("kind = 'request'")) {
        @Override
        Observation counted(ReferenceCount reference) {
            return reference.counted("request", Asked::isSlow, Asked::events);
        }
    },
    RATE_BY_USER(
            SampleKind.EVENTS_BY_USER,
            "requests",
            tables -> tables.rate("status >= 500").where("kind = 'request'")) {
        @Override
        Observation counted(ReferenceCount reference) {
            return reference.counted("request", Asked::isError, Asked::eventsByUser);
        }
    },
    PERCENTILE_BY_USER(
            SampleKind.EVENTS_BY_USER,
            "requests",
            tables -> tables.numbers("seconds").in("s").where("kind = 'request'")) {
        @Override
        Observation counted(ReferenceCount reference) {
            return reference.counted("request", Asked::isSlow, Asked::eventsByUser);
        }
    },
    COUNTS(SampleKind.COUNTS, "hours", tables -> tables.counts().where("kind = 'complaint'")) {
        @Override
        Observation counted(ReferenceCount reference) {
            return reference.countedOverTime("complaint");
        }
    },
    MEAN_IN_ANOTHER_UNIT(
            SampleKind.MOMENTS,
            "ms",
            tables -> tables.numbers("seconds").in("s").where("kind = 'request'")) {
        @Override
        Observation counted(ReferenceCount reference) {
            return reference.counted("request", event -> event.seconds() * 1000, Asked::moments);
        }
    },
    MEAN(SampleKind.MOMENTS, "EUR", tables -> tables.numbers("amount").where("kind = 'request'")) {
        @Override
        Observation counted(ReferenceCount reference) {
            return reference.counted("request", Asked::amount, Asked::moments);
        }
    },
    MEAN_PER_USER(
            SampleKind.MOMENTS,
            "EUR",
            tables -> tables.numbers("amount").perUser().where("kind = 'request'")) {
        @Override
        Observation counted(ReferenceCount reference) {
            return reference.counted(
                    "request",
                    Asked::amount,
                    (all, byUser) -> moments(byUser.stream().map(Asked::sum).toList(), byUser));
        }
    },
    MEAN_BY_USER(
            SampleKind.NUMBERS_BY_USER,
            "EUR",
            tables -> tables.numbers("amount").where("kind = 'request'")) {
        @Override
        Observation counted(ReferenceCount reference) {
            return reference.counted("request", Asked::amount, Asked::numbersByUser);
        }
    },
    READING(SampleKind.READING, "s", tables -> tables.numbers("seconds").where("kind = 'request'")) {
        @Override
        Observation counted(ReferenceCount reference) {
            return reference.counted(
                    "request",
                    Traffic.Event::seconds,
                    (all, byUser) -> all.isEmpty() ? Sample.moments(0, 0, 0) : Sample.reading(sum(all) / all.size()));
        }
    },
    ASSIGNMENTS(SampleKind.ASSIGNMENTS, "users", EventTables::assignments) {
        @Override
        Observation counted(ReferenceCount reference) {
            return reference.newUsers();
        }
    };

    private final SampleKind sample;
    private final String unit;
    private final Function<EventTables, MetricQuery> query;

    Asked(SampleKind sample, String unit, Function<EventTables, MetricQuery> query) {
        this.sample = sample;
        this.unit = unit;
        this.query = query;
    }

    /** What comes of it in plain Java. */
    abstract Observation counted(ReferenceCount reference);

    MetricQuery query(EventTables tables, TimeColumn form) {
        return query.apply(tables.withTimes("occurred_at", "assigned_at", form)
                .withVariants("variant", GroupNames.of("on", "off")));
    }

    FeedRequest request(Instant start, int fromHour, int untilHour) {
        boolean isPercentile = this == PERCENTILE || this == PERCENTILE_BY_USER;
        Feed feed = new Feed(
                1,
                name(),
                Optional.empty(),
                sample,
                unit,
                isPercentile ? Optional.of(new Feed.Beyond(Relation.ABOVE, Quantity.of(400, "ms"))) : Optional.empty(),
                "Count.",
                TimeWindow.ofHours(fromHour, untilHour),
                Temporality.DELTA,
                TimeWindow.ofHours(0, untilHour).end(),
                0.1,
                0.2,
                true);
        return new FeedRequest(feed, start);
    }

    private static double isError(Traffic.Event event) {
        return event.status() >= 500 ? 1 : 0;
    }

    private static double isSlow(Traffic.Event event) {
        return event.seconds() > 0.4 ? 1 : 0;
    }

    private static double amount(Traffic.Event event) {
        return event.amount() == null ? Double.NaN : event.amount().doubleValue();
    }

    private static double sum(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Sample events(List<Double> all, List<List<Double>> byUser) {
        return Sample.events((long) sum(all), all.size());
    }

    private static Sample eventsByUser(List<Double> all, List<List<Double>> byUser) {
        long eventSquares = 0;
        long trialSquares = 0;
        long products = 0;
        for (List<Double> user : byUser) {
            long events = (long) sum(user);
            eventSquares += events * events;
            trialSquares += (long) user.size() * user.size();
            products += events * user.size();
        }
        return Sample.eventsByUser(byUser.size(), (long) sum(all), all.size(), eventSquares, trialSquares, products);
    }

    private static Sample moments(List<Double> all, List<List<Double>> byUser) {
        double mean = all.isEmpty() ? 0 : sum(all) / all.size();
        double spread =
                all.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
        return Sample.moments(all.size(), mean, all.size() < 2 ? 0 : spread / (all.size() - 1));
    }

    private static Sample numbersByUser(List<Double> all, List<List<Double>> byUser) {
        double sumSquares = 0;
        long countSquares = 0;
        double products = 0;
        for (List<Double> user : byUser) {
            sumSquares += sum(user) * sum(user);
            countSquares += (long) user.size() * user.size();
            products += sum(user) * user.size();
        }
        double squares = all.stream().mapToDouble(each -> each * each).sum();
        return Sample.numbersByUser(byUser.size(), sum(all), all.size(), squares, sumSquares, countSquares, products);
    }
}
