package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.plan.Responsibility;
import java.util.List;
import java.util.function.Function;

/**
 * Labels and annotations of an alert. Both are templates that are executed, so that braces of strangers are made inert.
 *
 * @param monitoring what is watched
 */
public record AlertTexts(PhaseMonitoring monitoring) {

    /** By which alerts are routed. */
    public JsonObject labels(AlertRule rule) {
        JsonObject labels = JsonObject.of(
                        "change", PromText.inert(monitoring.plan().feature()))
                .with("phase", PromText.inert(monitoring.phase().label()));
        rule.metric().ifPresent(metric -> labels.with("metric", PromText.inert(metric)));
        return labels.with("condition", PromText.inert(rule.condition()))
                .with("severity", rule.severity().label())
                .with("action", rule.action().label());
    }

    /** What people read, with a sentence for the value where the system has one. */
    public JsonObject annotations(AlertRule rule, Function<AlertRule, String> value) {
        JsonObject annotations = JsonObject.of("summary", PromText.inert(summary(rule)))
                .with("description", PromText.inert(rule.description()) + value.apply(rule));
        rule.more().forEach((key, text) -> annotations.with(key, PromText.inert(text)));
        people(annotations, "owner", Responsibility.Role.OWNER);
        people(annotations, "on_call", Responsibility.Role.ON_CALL);
        monitoring.series().runbook().ifPresent(url -> annotations.with("runbook_url", PromText.inert(url)));
        return annotations;
    }

    private String summary(AlertRule rule) {
        return monitoring.plan().feature() + ", " + monitoring.phase().label() + ": " + rule.condition();
    }

    private void people(JsonObject annotations, String key, Responsibility.Role role) {
        List<String> names = monitoring.plan().responsibilities().stream()
                .filter(responsibility -> responsibility.role() == role)
                .flatMap(responsibility -> responsibility.names().stream())
                .distinct()
                .toList();
        annotations.withIf(!names.isEmpty(), key, PromText.inert(String.join(", ", names)));
    }
}
