package io.github.rolloutplanner.operate.sql;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.SourceException;
import java.math.BigDecimal;
import java.util.Optional;

/** What is counted of events. */
sealed interface Measure {

    /** The query of a feed. */
    String sql(FeedRequest request, CountedEvents events);

    private static SourceException unfitting(Feed feed, String measure, String advice) {
        return new SourceException("'" + Legible.escaped(feed.name()) + "' asks for " + Wording.of(feed.sample())
                + ", which " + measure + " does not give. Define it by " + advice + ".");
    }

    private static String advice(Feed feed) {
        return switch (feed.sample()) {
            case EVENTS, EVENTS_BY_USER -> feed.beyond().isPresent() ? "numbers(..)" : "rate(..)";
            case MOMENTS, NUMBERS_BY_USER, READING -> "numbers(..)";
            case COUNTS -> "counts()";
            case ASSIGNMENTS -> "assignments()";
        };
    }

    private static SourceException unfitting(Feed feed, String measure) {
        return unfitting(feed, measure, advice(feed));
    }

    /** Events of which some fulfil a condition. */
    record Rate(String event) implements Measure {
        @Override
        public String sql(FeedRequest request, CountedEvents events) {
            Feed feed = request.feed();
            boolean isRate = feed.sample() == SampleKind.EVENTS || feed.sample() == SampleKind.EVENTS_BY_USER;
            if (!isRate || feed.beyond().isPresent()) {
                throw unfitting(feed, toString());
            }
            return GroupedSums.ofTrials(
                    feed, events.with("case when (" + event + ") then 1 else 0 end", Optional.empty()));
        }

        @Override
        public String toString() {
            return "rate(..)";
        }
    }

    /** A number of each event. */
    record Numbers(String value, Optional<String> unit, boolean isPerUser) implements Measure {
        /** What comes of the square root of a whole number is double precision, whatever a database calls that. */
        private static final String ONE = "sqrt(1) * ";

        Numbers in(String other) {
            return new Numbers(value, Optional.of(other), isPerUser);
        }

        Numbers summed() {
            return new Numbers(value, unit, true);
        }

        @Override
        public String sql(FeedRequest request, CountedEvents events) {
            Feed feed = request.feed();
            Optional<String> known = Optional.of("(" + value + ") is not null");
            return switch (feed.sample()) {
                case EVENTS, EVENTS_BY_USER ->
                    GroupedSums.ofTrials(
                            feed,
                            events.with(
                                    feed.beyond()
                                            .map(beyond -> beyond(feed, beyond))
                                            .orElseThrow(() -> unfitting(feed, toString())),
                                    known));
                case MOMENTS -> GroupedSums.ofNumbers(isPerUser, events.with(number(feed), known));
                case NUMBERS_BY_USER -> GroupedSums.ofNumbersByUser(events.with(number(feed), known));
                case READING -> GroupedSums.ofReadings(events.with(number(feed), known));
                case COUNTS, ASSIGNMENTS -> throw unfitting(feed, toString());
            };
        }

        /** The bound in the unit of the column, so that a tie is one. */
        private String beyond(Feed feed, Feed.Beyond beyond) {
            BigDecimal bound =
                    in(feed, beyond.bound(), unit.orElse(beyond.bound().unit()));
            return "case when " + ONE + "(" + value + ") " + beyond.relation().symbol() + " " + ONE
                    + bound.toPlainString() + " then 1 else 0 end";
        }

        private String number(Feed feed) {
            BigDecimal factor = in(feed, new Quantity(BigDecimal.ONE, unit.orElse(feed.unit())), feed.unit());
            return ONE + "(" + value + ")"
                    + (factor.compareTo(BigDecimal.ONE) == 0 ? "" : " * " + factor.toPlainString());
        }

        private static BigDecimal in(Feed feed, Quantity quantity, String unit) {
            return quantity.in(unit)
                    .map(Quantity::number)
                    .orElseThrow(() ->
                            new SourceException("'" + Legible.escaped(feed.name()) + "': no conversion is known from '"
                                    + Legible.escaped(quantity.unit()) + "' to '" + Legible.escaped(unit)
                                    + "'. Convert the value in SQL, and leave out in(..)."));
        }

        @Override
        public String toString() {
            return "numbers(..)";
        }
    }

    /** Events over time. */
    record Counts() implements Measure {
        @Override
        public String sql(FeedRequest request, CountedEvents events) {
            if (request.feed().sample() != SampleKind.COUNTS) {
                throw unfitting(request.feed(), toString());
            }
            return "select g.variant as variant, count(e.amount) as events\nfrom " + events.beside()
                    + "\ngroup by g.variant";
        }

        @Override
        public String toString() {
            return "counts()";
        }
    }

    /** New users. */
    record Assignments() implements Measure {
        @Override
        public String sql(FeedRequest request, CountedEvents events) {
            if (request.feed().sample() != SampleKind.ASSIGNMENTS) {
                throw unfitting(request.feed(), toString());
            }
            return "select variant, count(case when since >= " + events.from() + " then 1 end) as users\nfrom (\n"
                    + events.users() + "\n) assigned\ngroup by variant";
        }

        @Override
        public String toString() {
            return "assignments()";
        }
    }
}
