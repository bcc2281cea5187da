package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.internal.planning.delivery.Carrier;
import io.github.rolloutplanner.internal.rules.ReactionRows;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long it takes to detect a plain regression and to roll it back, with all delays on the way. */
final class ReactionSection {
    private final Tooling tooling;
    private final RolloutPolicy policy;
    private final Carrier carrier;
    private final Optional<Duration> metricDelay;

    ReactionSection(Change change, RolloutPolicy policy, Carrier carrier) {
        this.tooling = change.tooling();
        this.metricDelay = metricDelay(change);
        this.policy = policy;
        this.carrier = carrier;
    }

    /** How late monitoring tells of a regression; empty where that is assumed. */
    static Optional<Duration> metricDelay(Change change) {
        return fastest(change).or(change.tooling()::metricDelay);
    }

    /** How late the first of the guardrails tells of a regression, where that is known of all. */
    private static Optional<Duration> fastest(Change change) {
        Optional<Duration> fastest = Optional.empty();
        for (MetricInRole measure : change.measures()) {
            Duration delay = measure.metric().delay();
            boolean isFaster = fastest.isEmpty() || delay.compareTo(fastest.get()) < 0;
            if (measure.role() == GateRole.GUARDRAIL && isFaster) {
                fastest = Optional.of(delay);
            }
        }
        return fastest.isPresent() && fastest.get().isZero() ? Optional.empty() : fastest;
    }

    ReactionTime reaction() {
        EvidencePolicy evidence = policy.evidence();
        Duration timeToDetect = metricDelay.orElse(evidence.metricDelay()).plus(evidence.lookEvery());
        Duration propagation = known().orElse(assumed());
        Duration cacheExpiry = tooling.cacheLifetime().orElse(Duration.ZERO);
        return new ReactionTime(timeToDetect, propagation, cacheExpiry, reasons(timeToDetect));
    }

    private Optional<Duration> known() {
        return carrier.byFlag() ? tooling.flagDelay() : tooling.rollbackTime();
    }

    private Duration assumed() {
        return carrier.byFlag()
                ? policy.evidence().flagDelay()
                : policy.deliveries()
                        .rollbackTimes()
                        .getOrDefault(carrier.delivery().kind(), Duration.ZERO);
    }

    private List<Reason> reasons(Duration timeToDetect) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(ReactionRows.TIME_TO_DETECT.reason(
                fact("tools", tooling.monitoring().isEmpty() ? Optional.empty() : tooling.monitoring()),
                delay(metricDelay, policy.evidence().metricDelay()),
                fact("interval", policy.evidence().lookEvery()),
                fact("timeToDetect", timeToDetect)));
        reasons.add(
                carrier.byFlag()
                        ? ReactionRows.FLAG_PROPAGATION.reason(
                                fact("flagSystem", tooling.flagSystem()), delay(known(), assumed()))
                        : ReactionRows.PROPAGATION.reason(
                                fact("delivery", carrier.delivery().kind().phrase()), delay(known(), assumed())));
        if (tooling.cache().isPresent()) {
            reasons.add(cacheExpiry(fact("cache", tooling.cache())));
        }
        return reasons;
    }

    private static Fact delay(Optional<Duration> known, Duration assumed) {
        return known.isPresent() ? fact("delay", known) : fact("assumedDelay", assumed);
    }

    private Reason cacheExpiry(Fact cache) {
        return tooling.cacheLifetime().isPresent()
                ? ReactionRows.CACHE_EXPIRY.reason(cache, fact("lifetime", tooling.cacheLifetime()))
                : ReactionRows.CACHE_EXPIRY_UNKNOWN.reason(cache);
    }
}
