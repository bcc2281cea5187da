package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long it takes to notice a plain harm and to take the change back, with all delays on the way. */
final class ReactionSection {
    private final Tooling tooling;
    private final EvidencePolicy policy;

    ReactionSection(Tooling tooling, EvidencePolicy policy) {
        this.tooling = tooling;
        this.policy = policy;
    }

    ReactionTime reaction() {
        Duration noticing = tooling.metricDelay().orElse(policy.metricDelay()).plus(policy.lookEvery());
        Duration switching = tooling.flagDelay().orElse(policy.flagDelay());
        Duration clearing = tooling.cacheLifetime().orElse(Duration.ZERO);
        return new ReactionTime(noticing, switching, clearing, reasons(noticing, switching));
    }

    private List<Reason> reasons(Duration noticing, Duration switching) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(Reason.rule("reaction.noticing")
                .fact("lookEvery", Wording.of(policy.lookEvery()))
                .says(Wording.and(tooling.monitoring().isEmpty() ? List.of("The monitoring") : tooling.monitoring())
                        + said(tooling.metricDelay(), policy.metricDelay(), " shows an event after ")
                        + " and is looked at " + every(policy.lookEvery()) + ": "
                        + Wording.of(noticing) + " at the latest."));
        reasons.add(Reason.rule("reaction.switching")
                .fact("flagDelay", Wording.of(switching))
                .says(tooling.flagSystem().orElse("The flag system")
                        + said(tooling.flagDelay(), policy.flagDelay(), " reaches every client after ") + "."));
        tooling.cache().ifPresent(cache -> reasons.add(cacheExpiry(cache)));
        return reasons;
    }

    private static String every(Duration interval) {
        String words = Wording.of(interval);
        return "every " + (words.startsWith("1 ") ? words.substring(2) : words);
    }

    private static String said(Optional<Duration> known, Duration assumed, String verb) {
        return verb + Wording.of(known.orElse(assumed)) + (known.isPresent() ? "" : " (assumed, nobody said)");
    }

    private Reason cacheExpiry(String cache) {
        return Reason.rule("reaction.clearing")
                .fact("cache", cache)
                .says(tooling.cacheLifetime()
                        .map(lifetime ->
                                "A copy in " + cache + " that nobody clears lives for " + Wording.of(lifetime) + ".")
                        .orElse("How long a copy in " + cache + " lives was not said, so nothing is added for it."));
    }
}
