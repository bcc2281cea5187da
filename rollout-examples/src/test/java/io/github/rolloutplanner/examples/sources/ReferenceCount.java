package io.github.rolloutplanner.examples.sources;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.operate.FeedRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The same counted in plain Java, from the events themselves. */
record ReferenceCount(Traffic traffic, FeedRequest request) {

    /** In which group a user is, and since when. */
    private record Membership(String group, Instant since) {}

    /** A number of an event, and of whom it is. */
    private record Counted(int user, double number) {}

    /** What a group showed, from its numbers; nothing where it showed nothing. */
    interface Summary {
        Sample of(List<Double> numbers, List<List<Double>> byUser);
    }

    private Map<Integer, Membership> memberships() {
        Map<Integer, List<Traffic.Assignment>> byUser = traffic.assignments().stream()
                .filter(each -> each.at().isBefore(request.until()))
                .collect(groupingBy(Traffic.Assignment::user));
        Map<Integer, Membership> memberships = new HashMap<>();
        byUser.forEach((user, all) -> membership(all).ifPresent(found -> memberships.put(user, found)));
        return memberships;
    }

    /** Step by step: a group that was entered again after another one is none. */
    private static Optional<Membership> membership(List<Traffic.Assignment> all) {
        Map<String, Instant> first = new TreeMap<>();
        all.forEach(each -> first.merge(each.variant(), each.at(), (a, b) -> a.isBefore(b) ? a : b));
        return first.entrySet().stream()
                .filter(group -> all.stream()
                        .filter(each -> !each.variant().equals(group.getKey()))
                        .allMatch(each -> each.at().isBefore(group.getValue())))
                .map(group -> new Membership(group.getKey(), group.getValue()))
                .findFirst();
    }

    /** Numbers of events in the window and at or after the assignment; NaN is no number. */
    Observation counted(String kind, ToDoubleFunction<Traffic.Event> number, Summary summary) {
        Map<Integer, Membership> memberships = memberships();
        Map<String, List<Counted>> byGroup = traffic.events().stream()
                .filter(each -> each.kind().equals(kind) && isInWindow(each.at()))
                .filter(each -> memberships.containsKey(each.user()))
                .filter(each -> !each.at().isBefore(memberships.get(each.user()).since()))
                .filter(each -> !Double.isNaN(number.applyAsDouble(each)))
                .collect(groupingBy(
                        each -> memberships.get(each.user()).group(),
                        mapping(each -> new Counted(each.user(), number.applyAsDouble(each)), toList())));
        Map<String, Sample> samples = byGroup.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> summary.of(
                                entry.getValue().stream().map(Counted::number).toList(),
                                entry.getValue().stream()
                                        .sorted(Comparator.comparing(Counted::user))
                                        .collect(groupingBy(
                                                Counted::user, TreeMap::new, mapping(Counted::number, toList())))
                                        .values()
                                        .stream()
                                        .toList())));
        return observation(samples, summary.of(List.of(), List.of()));
    }

    /** Where groups have users, zero is an answer. */
    Observation countedOverTime(String kind) {
        Map<Integer, Membership> memberships = memberships();
        Map<String, Sample> samples = new HashMap<>();
        memberships.values().forEach(each -> samples.put(each.group(), counts(each.group(), 0)));
        traffic.events().stream()
                .filter(each -> each.kind().equals(kind) && isInWindow(each.at()))
                .filter(each -> memberships.containsKey(each.user()))
                .filter(each -> !each.at().isBefore(memberships.get(each.user()).since()))
                .map(each -> memberships.get(each.user()).group())
                .forEach(group -> samples.merge(
                        group, counts(group, 1), (a, b) -> counts(group, ((Sample.Counts) a).events() + 1)));
        return observation(samples, Sample.counts(0, 0));
    }

    private Sample counts(String group, long events) {
        double hours = group.equals("on")
                ? request.exposedHours(request.from(), request.until())
                : request.controlHours(request.from(), request.until());
        return Sample.counts(events, hours);
    }

    Observation newUsers() {
        Map<String, Sample> samples = new HashMap<>();
        memberships().values().forEach(each -> {
            long isNew = each.since().isBefore(request.from()) ? 0 : 1;
            samples.merge(
                    each.group(),
                    Sample.events(0, isNew),
                    (a, b) -> Sample.events(0, ((Sample.Events) a).trials() + isNew));
        });
        return observation(samples, Sample.events(0, 0));
    }

    private boolean isInWindow(Instant at) {
        return !at.isBefore(request.from()) && at.isBefore(request.until());
    }

    private Observation observation(Map<String, Sample> samples, Sample empty) {
        return samples.containsKey("on")
                ? request.measured(samples.get("on"), Optional.of(samples.getOrDefault("off", empty)))
                : request.noData();
    }
}
