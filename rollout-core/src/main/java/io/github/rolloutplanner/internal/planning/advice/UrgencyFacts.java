package io.github.rolloutplanner.internal.planning.advice;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.planning.LostEvidence;
import io.github.rolloutplanner.internal.planning.ShownPower;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.PlannedUrgency.MetricPrice;
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
        values.put("lost", known -> known.evidence().metrics());
        values.put("onCallResponse", UrgencyFacts::onCallResponse);
        values.put("soakedPhases", UrgencyFacts::soakedPhases);
        values.put("unseen", UrgencyFacts::unseen);
        values.put("shortestSoak", UrgencyFacts::shortestSoak);
        values.put("firstGuardrail", known -> known.facts.firstGuardrail());
        values.put("otherMetrics", known -> known.facts.laterMetrics());
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
        return isShortened() && !evidence().metrics().isEmpty();
    }

    /** Whether the price is not known in numbers. */
    boolean isPriceUnknown() {
        return isShortened() && evidence().isUnknown();
    }

    /** Whether something is left to be looked for after full rollout. */
    boolean isToBeVerified() {
        return isShortened() && evidence().isToBeVerified();
    }

    /** Whether a phase is over before an on-call has answered a page. */
    boolean isTooShortForAPage() {
        return isShortened()
                && shortestSoak()
                        .filter(soak -> soak.compareTo(onCallResponse()) < 0)
                        .isPresent();
    }

    private LostEvidence evidence() {
        return new LostEvidence(facts.urgency().map(PlannedUrgency::phases).orElse(List.of()));
    }

    private Duration onCallResponse() {
        return facts.policy().urgency().onCallResponse();
    }

    private Optional<Duration> of(Function<PlannedUrgency, Duration> length) {
        return facts.urgency().map(length);
    }

    /** Of each metric the best that any phase before 100% can see, beside the best that any would have seen. */
    private String unseen() {
        List<String> unseen = new ArrayList<>();
        for (String metric : evidence().metrics()) {
            List<MetricPrice> prices = evidence().of(metric);
            unseen.add(metric + ", power "
                    + best(prices, price -> price.usualPower().orElse(0)) + " -> "
                    + best(prices, price -> price.power().orElse(0)) + " before full rollout");
        }
        return String.join("; ", unseen);
    }

    private static String best(List<MetricPrice> prices, Function<MetricPrice, Double> power) {
        return ShownPower.of(prices.stream().map(power).reduce(0.0, Math::max));
    }

    /** Of the phases that expose users; the team needs no page. */
    private Optional<Duration> shortestSoak() {
        return facts.outlines().stream()
                .filter(phase -> !phase.step().percentage().equals(Percentage.ZERO))
                .flatMap(phase -> phase.step().soak().stream())
                .min(Duration::compareTo);
    }

    private long soakedPhases() {
        return facts.outlines().stream()
                .filter(phase -> phase.step().soak().isPresent())
                .count();
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
