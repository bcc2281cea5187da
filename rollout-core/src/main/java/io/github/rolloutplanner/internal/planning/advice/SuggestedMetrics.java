package io.github.rolloutplanner.internal.planning.advice;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.rules.DeliveryWords;
import io.github.rolloutplanner.internal.text.Template;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The metrics that a team would set up for a change of which none is known, by what it touches and how it is delivered. */
final class SuggestedMetrics {
    private static final List<Map.Entry<Trait, List<String>>> BY_TRAIT = List.of(
            Map.entry(Trait.PAYMENTS, List.of("payment success rate", "reconciliation difference")),
            Map.entry(Trait.AUTHENTICATION, List.of("sign-in success rate")),
            Map.entry(Trait.SECURITY, List.of("denied requests")),
            Map.entry(Trait.DATA_INTEGRITY, List.of("failed integrity checks")),
            Map.entry(Trait.CRITICAL_PATH, List.of("success rate of the critical path")),
            Map.entry(Trait.MULTI_TENANT, List.of("error rate by {tenant}")),
            Map.entry(Trait.OBSERVABILITY, List.of("age of the newest data point")),
            Map.entry(Trait.NEW_FEATURE, List.of("use of the feature")));

    private static final Map<ImpactKind, List<String>> BY_IMPACT = Map.of(
            ImpactKind.UI, List.of("user reports a day"),
            ImpactKind.BEHAVIORAL, List.of("user reports a day"),
            ImpactKind.PERFORMANCE, List.of("p95 latency", "saturation (CPU, queue, connections)"),
            ImpactKind.DATA_MODEL, List.of("failed writes"),
            ImpactKind.INTEGRATION, List.of("errors and latency of the third party"));

    private SuggestedMetrics() {}

    /** Nouns, each once: those of the delivery first. */
    static List<String> of(Change change, String tenant, DeliveryWords delivery) {
        Set<String> metrics = new LinkedHashSet<>(delivery.metrics());
        for (Map.Entry<Trait, List<String>> row : BY_TRAIT) {
            if (change.is(row.getKey())) {
                row.getValue().forEach(metric -> metrics.add(Template.of(metric).fill(slot -> tenant)));
            }
        }
        for (ImpactKind kind : ImpactKind.values()) {
            if (change.has(kind)) {
                metrics.addAll(BY_IMPACT.getOrDefault(kind, List.of()));
            }
        }
        return List.copyOf(metrics);
    }
}
