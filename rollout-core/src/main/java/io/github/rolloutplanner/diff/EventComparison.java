package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.internal.naming.MetricNames;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Compares what fires: alerts and rollback triggers. */
final class EventComparison {
    private static final List<Facet<Event, ?>> FACETS = List.of(
            Facet.of(Kind.THRESHOLD, "condition", "%", (Event event) -> event.limit(), LimitLevel::looser),
            Facet.of(
                            Kind.PERSISTENCE,
                            "condition",
                            "%",
                            (Event event) -> event.on().map(Condition.OnMetric::persistence),
                            Leaning.by(Patience::compare))
                    .shownAs(GateComparison::text),
            Facet.of(
                    Kind.ALERT,
                    "severity",
                    "the severity of %",
                    (Event event) -> event.severity(),
                    Leaning.moreIsSafer()));

    private final GateAtom.Metrics before;
    private final GateAtom.Metrics after;
    private final Found found;

    EventComparison(GateAtom.Metrics before, GateAtom.Metrics after, Found found) {
        this.before = before;
        this.after = after;
        this.found = found;
    }

    void compare(RolloutPlan was, RolloutPlan is) {
        compare(Kind.TRIGGER, triggers(was, before), triggers(is, after));
        compare(Kind.ALERT, alerts(was, before), alerts(is, after));
    }

    private void compare(Kind kind, List<Part<Event>> were, List<Part<Event>> are) {
        Pairs<Event> events = Pairs.of(were, are).by(Event::key).by(Event::isInWords);
        events.both().forEach(pair -> Facet.compareAll(FACETS, pair.before(), pair.after(), found));
        events.added()
                .forEach(one -> found.added(
                        kind, Direction.SAFER, one, "An alert", one.value().text()));
        events.removed()
                .forEach(one -> found.removed(
                        kind, Direction.RISKIER, one, "An alert", one.value().text()));
    }

    private static List<Part<Event>> triggers(RolloutPlan plan, GateAtom.Metrics metrics) {
        return events(
                "rollback.automaticTriggers",
                "the rollback trigger",
                plan.rollback().automaticTriggers(),
                trigger -> new Event(trigger.condition(), Optional.empty()),
                metrics);
    }

    private static List<Part<Event>> alerts(RolloutPlan plan, GateAtom.Metrics metrics) {
        return events(
                "monitoring.alerts",
                "the alert",
                plan.monitoring().alerts(),
                alert -> new Event(alert.trigger(), Optional.of(alert.severity())),
                metrics);
    }

    private static <T> List<Part<Event>> events(
            String path, String noun, List<T> values, Function<T, Event> event, GateAtom.Metrics metrics) {
        List<Part<Event>> events = new ArrayList<>();
        for (Part<T> part : Part.each(path, values, value -> "")) {
            Event fires = event.apply(part.value());
            List<Condition.OnMetric> any = metrics.anyOf(fires.condition());
            for (Condition.OnMetric on : any) {
                LimitLevel limit = LimitLevel.breached(on.threshold(), metrics.baseline(on.metric()));
                events.add(new Part<>(
                        part.path(),
                        noun + " of " + Part.named(on.metric()),
                        new Event(on, fires.severity(), Optional.of(on), Optional.of(limit))));
            }
            if (any.isEmpty()) {
                events.add(new Part<>(part.path(), noun, fires));
            }
        }
        return events;
    }

    /** A condition that fires, on a metric or in words. */
    private record Event(
            Condition condition,
            Optional<Severity> severity,
            Optional<Condition.OnMetric> on,
            Optional<LimitLevel> limit) {
        Event(Condition condition, Optional<Severity> severity) {
            this(condition, severity, Optional.empty(), Optional.empty());
        }

        String text() {
            return on.map(Condition.OnMetric::asEvent).orElseGet(condition::toString);
        }

        List<Object> key() {
            return on.<List<Object>>map(measured -> List.of(
                            MetricNames.key(measured.metric()),
                            limit.orElseThrow().healthy()))
                    .orElseGet(() -> List.of(text()));
        }

        /** Words that changed are the same event in other words, as far as can be told. */
        Object isInWords() {
            return on.isPresent() ? key() : "in words";
        }
    }
}
