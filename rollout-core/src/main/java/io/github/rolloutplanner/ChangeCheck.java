package io.github.rolloutplanner;

import static io.github.rolloutplanner.change.Trait.AUTHENTICATION;
import static io.github.rolloutplanner.change.Trait.BREAKING_CHANGE;
import static io.github.rolloutplanner.change.Trait.CRITICAL_PATH;
import static io.github.rolloutplanner.change.Trait.DATA_INTEGRITY;
import static io.github.rolloutplanner.change.Trait.DATA_MIGRATION;
import static io.github.rolloutplanner.change.Trait.GLOBAL_CONFIG;
import static io.github.rolloutplanner.change.Trait.HAS_FALLBACK;
import static io.github.rolloutplanner.change.Trait.INTERNAL_REFACTORING;
import static io.github.rolloutplanner.change.Trait.IRREVERSIBLE;
import static io.github.rolloutplanner.change.Trait.ISOLATED;
import static io.github.rolloutplanner.change.Trait.KERNEL_OR_AGENT;
import static io.github.rolloutplanner.change.Trait.NEW_FEATURE;
import static io.github.rolloutplanner.change.Trait.NO_FALLBACK;
import static io.github.rolloutplanner.change.Trait.PAYMENTS;
import static io.github.rolloutplanner.change.Trait.SECURITY;
import static io.github.rolloutplanner.change.Trait.VISUAL_ONLY;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.reason.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds everything that is wrong with a change, in the order of its parts. */
final class ChangeCheck {
    private static final Map<Trait, Set<Trait>> CONTRADICTIONS = Map.of(
            VISUAL_ONLY,
                    Set.of(
                            PAYMENTS,
                            SECURITY,
                            AUTHENTICATION,
                            DATA_MIGRATION,
                            DATA_INTEGRITY,
                            BREAKING_CHANGE,
                            KERNEL_OR_AGENT),
            INTERNAL_REFACTORING, Set.of(NEW_FEATURE),
            HAS_FALLBACK, Set.of(NO_FALLBACK),
            ISOLATED, Set.of(CRITICAL_PATH, GLOBAL_CONFIG));
    private static final Set<ImpactKind> NEVER_VISUAL_ONLY = Set.of(ImpactKind.DATA_MODEL, ImpactKind.INTEGRATION);

    private static final Duration SHORTEST_ROLLBACK = Duration.ofSeconds(1);
    private static final Duration LONGEST_ROLLBACK = Duration.ofDays(30);

    private final Change change;
    private final List<Problem> problems = new ArrayList<>();

    private ChangeCheck(Change change) {
        this.change = change;
    }

    static List<Problem> problemsOf(Change change, RolloutPolicy policy) {
        ChangeCheck check = new ChangeCheck(change);
        check.texts();
        check.traits();
        change.population().ifPresent(check::population);
        check.problems.addAll(new MetricCheck(change, policy.limits()).problems());
        check.durations();
        check.problems.addAll(new ExperimentCheck(change, policy.experiments()).problems());
        change.ladder().ifPresent(ladder -> check.problems.addAll(ladder.problems("ladder")));
        return check.problems;
    }

    private void texts() {
        notBlank("name", change.name(), "Say what people call the change.");
        List<UserFacingChange> noticed = change.userFacingChanges();
        for (int at = 0; at < noticed.size(); at++) {
            String path = "userFacingChanges[" + at + "].description";
            notBlank(path, noticed.get(at).description(), "Say what users notice.");
        }
        notBlank("bucketBy", change.bucketBy(), "Name the attribute that tells users apart, such as user.id.");
        change.flagKey().ifPresent(key -> notBlank("flagKey", key, "Give the key, or leave it out to get one."));
        change.owner().ifPresent(owner -> notBlank("owner", owner, "Name a person or team, or leave it out."));
        change.fallback().ifPresent(way -> notBlank("fallback", way, "Say what users fall back to, or leave it out."));
        change.dataReversal()
                .ifPresent(way -> notBlank("dataReversal", way, "Say how data is brought back, or leave it out."));
        change.strategy().ifPresent(id -> notBlank("strategy", id, "Give the id of a strategy, or leave it out."));
        change.segments().keySet().forEach(name -> notBlank("segments", name, "Give the segment a name."));
        flagKey();
        tooling(change.tooling());
    }

    private void tooling(Tooling tooling) {
        named("flagSystem", tooling.flagSystem());
        tooling.monitoring().forEach(tool -> named("monitoring", Optional.of(tool)));
        named("errorTracking", tooling.errorTracking());
        named("analytics", tooling.analytics());
        named("incidentChannel", tooling.incidentChannel());
        named("statusPage", tooling.statusPage());
        named("cache", tooling.cache());
    }

    private void named(String what, Optional<String> tool) {
        tool.ifPresent(name -> notBlank("tooling." + what, name, "Give its name, or leave it out."));
    }

    private void flagKey() {
        String key = change.flagKey().orElse("");
        if (!key.isBlank() && !FlagKey.isSound(key)) {
            report(
                    "flagKey",
                    "'" + key + "' is no key that every flag system and language takes.",
                    "Use letters and digits of ASCII, '.', '_' and '-'.");
        }
        if (!change.name().isBlank()
                && change.flagKey().isEmpty()
                && FlagKey.of(change).isEmpty()) {
            report(
                    "name",
                    "No flag key can be made of '" + change.name()
                            + "': it has no letter or digit of a to z and 0 to 9.",
                    "Give one with flagKey(..).");
        }
    }

    private void notBlank(String path, String text, String advice) {
        if (text.isBlank()) {
            report(path, "'" + text + "' is blank.", advice);
        }
    }

    private void traits() {
        for (Trait trait : change.traits()) {
            CONTRADICTIONS.getOrDefault(trait, Set.of()).stream()
                    .filter(change::is)
                    .sorted()
                    .forEach(other -> contradiction(trait, Wording.of(other)));
        }
        if (change.is(IRREVERSIBLE) && change.dataReversal().isPresent()) {
            contradiction(
                    IRREVERSIBLE, "brought back by '" + change.dataReversal().get() + "'");
        }
        if (change.is(NO_FALLBACK) && change.fallback().isPresent() && !change.is(HAS_FALLBACK)) {
            contradiction(NO_FALLBACK, "fall back to '" + change.fallback().get() + "'");
        }
        if (change.is(VISUAL_ONLY)) {
            NEVER_VISUAL_ONLY.stream()
                    .filter(change::has)
                    .sorted()
                    .forEach(kind -> contradiction(VISUAL_ONLY, kind.phrase()));
        }
    }

    private void contradiction(Trait trait, String other) {
        report(
                "traits",
                "The change cannot be both " + Wording.of(trait) + " and " + other + ".",
                "Leave out the one that is not true.");
    }

    private void population(Population population) {
        positive("population.usersPerDay", population.usersPerDay(), "Give the distinct users of a usual day.");
        population
                .requestsPerDay()
                .ifPresent(requests -> positive(
                        "population.requestsPerDay", requests, "Give the requests of a usual day, or leave them out."));
        population
                .tenants()
                .ifPresent(tenants ->
                        positive("population.tenants", tenants, "Give the number of tenants, or leave it out."));
        notBlank("population.unit", population.unit(), "Say what the users are called, in the singular.");
        rings(population.rings());
        everybody(population);
    }

    private void positive(String path, long number, String advice) {
        if (number <= 0) {
            report(path, Wording.of(number) + " is not above zero.", advice);
        }
    }

    private void rings(List<Ring> rings) {
        for (int at = 0; at < rings.size(); at++) {
            Ring ring = rings.get(at);
            String path = "population.rings[" + at + "]";
            notBlank(path + ".name", ring.name(), "Give the ring a name.");
            positive(path + ".size", ring.size(), "Give the members of the ring, those of smaller rings included.");
            if (at > 0 && ring.size() <= rings.get(at - 1).size()) {
                notGrowing(path, rings.get(at - 1), ring);
            }
            if (rings.subList(0, at).stream().anyMatch(other -> other.name().equals(ring.name()))) {
                report(path + ".name", "Two rings are called '" + ring.name() + "'.", "Give each a name of its own.");
            }
        }
    }

    private void everybody(Population population) {
        List<Ring> rings = population.rings();
        Ring last = rings.isEmpty() ? Ring.of("", Long.MAX_VALUE) : rings.get(rings.size() - 1);
        if (last.size() < population.usersPerDay()) {
            report(
                    "population.rings[" + (rings.size() - 1) + "].size",
                    "The last ring '" + last.name() + "' has " + Wording.of(last.size()) + " members, but "
                            + Wording.count(population.usersPerDay(), population.unit()) + " a day come.",
                    "End with a ring that everybody is in.");
        }
    }

    private void notGrowing(String path, Ring smaller, Ring ring) {
        report(
                path + ".size",
                "Ring '" + ring.name() + "' has " + Wording.of(ring.size()) + " members, not more than '"
                        + smaller.name() + "' with " + Wording.of(smaller.size()) + ".",
                "Order the rings from small to large and count the members of smaller ones too.");
    }

    private void durations() {
        change.rollbackWithin()
                .filter(bound -> bound.compareTo(SHORTEST_ROLLBACK) < 0 || bound.compareTo(LONGEST_ROLLBACK) > 0)
                .ifPresent(bound -> report(
                        "rollbackWithin",
                        "A rollback within " + bound + " is no promise.",
                        "Give a length of time from " + Wording.of(SHORTEST_ROLLBACK) + " to "
                                + Wording.of(LONGEST_ROLLBACK) + "."));
    }

    private void report(String path, String found, String advice) {
        problems.add(new Problem(path, found, advice));
    }
}
