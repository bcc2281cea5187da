package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Fact;
import java.util.List;
import java.util.Optional;

/** What a check finds in a plan. */
final class Breaches {

    private Breaches() {}

    /** Where something differs, what stands there, and what in the other place: {@code path: found, not expected}. */
    static List<String> differences(RolloutPlan plan, Check check) {
        return of(plan, check).stream()
                .map(breach -> breach.path() + ": " + fact(breach, "found") + ", not " + fact(breach, "expected"))
                .toList();
    }

    static List<Breach> of(RolloutPlan plan, Check check) {
        Report report = new Report(Finding.Severity.ERROR);
        check.check(new LintedPlan(plan), report);
        return report.byPath();
    }

    /** A fact in words; nothing where it is not known. */
    static String fact(Breach breach, String name) {
        return breach.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .map(Fact::value)
                .map(value -> value instanceof Optional<?> maybe
                        ? maybe.map(Object::toString).orElse("")
                        : value.toString())
                .findFirst()
                .orElse("");
    }
}
