package io.github.rolloutplanner.internal.validation;

import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds everything that is wrong with the tooling of a change. */
final class ToolingCheck {
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Tooling tooling;
    private final ProblemList problems = new ProblemList();

    ToolingCheck(Tooling tooling) {
        this.tooling = tooling;
    }

    List<Problem> problems() {
        named("flagSystem", tooling.flagSystem());
        for (String tool : tooling.monitoring()) {
            named("monitoring", Optional.of(tool));
        }
        named("errorTracking", tooling.errorTracking());
        named("analytics", tooling.analytics());
        named("incidentChannel", tooling.incidentChannel());
        named("statusPage", tooling.statusPage());
        named("cache", tooling.cache());
        lasts("cacheLifetime", "lifetime", tooling.cacheLifetime());
        lifetimeOfSomething();
        lasts("flagDelay", "delay", tooling.flagDelay());
        lasts("metricDelay", "delay", tooling.metricDelay());
        lasts("rollbackTime", "rollback", tooling.rollbackTime());
        return problems.all();
    }

    private void named(String what, Optional<String> tool) {
        problems.name("tooling." + what, tool, "Give its name, or leave it out.");
    }

    private void lasts(String what, String called, Optional<Duration> length) {
        Duration time = length.orElse(Duration.ZERO);
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            problems.add(
                    "tooling." + what,
                    "A " + called + " of " + Wording.of(time) + " is none to plan with.",
                    "Give a length of time from zero to " + Wording.of(LONGEST) + ", or leave it out.");
        }
    }

    private void lifetimeOfSomething() {
        Optional<Duration> lifetime = tooling.cacheLifetime();
        if (lifetime.isPresent() && tooling.cache().isEmpty()) {
            problems.add(
                    "tooling.cacheLifetime",
                    "Copies live for " + Wording.of(lifetime.get()) + ", but no cache is named that keeps them.",
                    "Name it with cache(..), or leave the lifetime out.");
        }
    }
}
