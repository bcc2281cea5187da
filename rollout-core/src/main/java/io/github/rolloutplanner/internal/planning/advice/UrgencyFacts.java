package io.github.rolloutplanner.internal.planning.advice;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.PlannedUrgency.MetricPrice;
import io.github.rolloutplanner.plan.PlannedUrgency.PhasePrice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is known of the urgency of a plan, by the names that the slots of the rules have. */
final class UrgencyFacts {
    private static final Map<String, Function<UrgencyFacts, Object>> VALUES = values();

    private final Facts facts;

    UrgencyFacts(Facts facts) {
        this.facts = facts;
    }

    private static Map<String, Function<UrgencyFacts, Object>> values() {
        Map<String, Function<UrgencyFacts, Object>> values = new LinkedHashMap<>();
        values.put("urgentLength", known -> known.of(PlannedUrgency::length));
        values.put("usualLength", known -> known.of(PlannedUrgency::usualLength));
        values.put("lookEvery", known -> known.of(PlannedUrgency::lookEvery));
        values.put("saved", known -> known.of(urgency -> urgency.usualLength().minus(urgency.length())));
        values.put("lost", UrgencyFacts::lost);
        values.put("unseen", UrgencyFacts::unseen);
        values.put("shortestSoak", UrgencyFacts::shortestSoak);
        values.put("firstGuardrail", UrgencyFacts::firstGuardrail);
        values.put("otherMetrics", UrgencyFacts::otherMetrics);
        values.put("triggers", UrgencyFacts::triggers);
        return values;
    }

    boolean knows(String name) {
        return VALUES.containsKey(name);
    }

    Object value(String name) {
        return requireNonNull(VALUES.get(name), name).apply(this);
    }

    /** Whether fewer or shorter phases see less than they would. */
    boolean isShortened() {
        return facts.urgency().filter(PlannedUrgency::isShortened).isPresent();
    }

    /** Whether a metric is no longer seen where it would have been. */
    boolean hasLost() {
        return !lost().isEmpty();
    }

    /** Whether the price is known in numbers. */
    boolean hasPrice() {
        return phases().stream().anyMatch(phase -> !phase.metrics().isEmpty());
    }

    private Optional<Duration> of(Function<PlannedUrgency, Duration> length) {
        return facts.urgency().map(length);
    }

    private List<PhasePrice> phases() {
        return facts.urgency().map(PlannedUrgency::phases).orElse(List.of());
    }

    /** The metrics that some phase before 100% would have been powered for, and none is. */
    private List<String> lost() {
        return beforeFullRollout().stream()
                .filter(price -> price.usualVerdict() != Verdict.UNDERPOWERED)
                .map(MetricPrice::metric)
                .distinct()
                .filter(metric -> beforeFullRollout().stream()
                        .filter(price -> price.metric().equals(metric))
                        .allMatch(price -> price.verdict().orElse(Verdict.UNDERPOWERED) == Verdict.UNDERPOWERED))
                .toList();
    }

    private List<MetricPrice> beforeFullRollout() {
        return phases().stream()
                .limit(Math.max(0, phases().size() - 1))
                .flatMap(phase -> phase.metrics().stream())
                .toList();
    }

    /** Of each metric the best that any phase before 100% can see, beside the best that any would have seen. */
    private String unseen() {
        List<String> unseen = new ArrayList<>();
        for (String metric : lost()) {
            List<MetricPrice> prices = beforeFullRollout().stream()
                    .filter(price -> price.metric().equals(metric))
                    .toList();
            unseen.add(metric + ", power "
                    + best(prices, price -> price.usualPower().orElse(0)) + " -> "
                    + best(prices, price -> price.power().orElse(0)) + " before full rollout");
        }
        return String.join("; ", unseen);
    }

    private static String best(List<MetricPrice> prices, Function<MetricPrice, Double> power) {
        double best = prices.stream().map(power).reduce(0.0, Math::max);
        return Wording.of(Math.round(best * 100) / 100.0);
    }

    private Optional<Duration> shortestSoak() {
        return facts.outlines().stream()
                .flatMap(phase -> phase.step().soak().stream())
                .min(Duration::compareTo);
    }

    private Optional<String> firstGuardrail() {
        return facts.metricNames(GateRole.GUARDRAIL).stream().findFirst();
    }

    private List<String> otherMetrics() {
        List<String> others = new ArrayList<>(facts.metricNames());
        firstGuardrail().ifPresent(others::remove);
        return others;
    }

    private String triggers() {
        List<String> triggers = new ArrayList<>();
        facts.change().measures().stream()
                .filter(measure -> measure.role() == GateRole.GUARDRAIL)
                .forEach(measure -> {
                    Threshold limit = facts.policy().limits().limitOf(measure.metric());
                    String side = limit.relation() == Threshold.Relation.BELOW ? " exceeds " : " falls below ";
                    triggers.add(measure.metric().name() + side + limit.level());
                });
        return String.join(" or ", triggers);
    }
}
