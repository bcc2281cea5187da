package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.Checkpoint;
import io.github.rolloutplanner.plan.Message;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.reason.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a plan says, section by section, as people read it. */
final class PlanPage {
    private final RolloutPlan plan;
    private final List<String> lines = new ArrayList<>();

    private PlanPage(RolloutPlan plan) {
        this.plan = plan;
    }

    static String of(RolloutPlan plan) {
        return String.join("\n", new PlanPage(plan).lines()) + "\n";
    }

    /** The sentences alone, each once. */
    static List<String> sentences(RolloutPlan plan) {
        return new PlanPage(plan)
                .lines().stream()
                        .filter(line -> line.startsWith("- "))
                        .map(line -> line.substring(2))
                        .distinct()
                        .toList();
    }

    private List<String> lines() {
        lines.add(plan.feature());
        section(
                "Why",
                Stream.of(
                                plan.assessment().orElseThrow().riskReasons(),
                                plan.assessment().orElseThrow().needReasons(),
                                plan.delivery().orElseThrow().reasons(),
                                plan.strategy().reasons())
                        .flatMap(List::stream)
                        .map(Reason::toString));
        plan.urgency().ifPresent(this::urgency);
        plan.phases().forEach(this::phase);
        section("Rollback", plan.rollback().manualSteps().stream().map(Object::toString));
        section(
                "Rollback: data, time, communication",
                Stream.concat(
                        Stream.of(
                                plan.rollback().data().procedure(),
                                plan.rollback().communication().internal(),
                                plan.rollback().communication().external()),
                        Stream.concat(
                                        plan.rollback().reasons().stream(),
                                        plan.rollback().reaction().orElseThrow().reasons().stream())
                                .map(Reason::toString)));
        section(
                "Monitoring",
                Stream.concat(
                        plan.monitoring().dashboards().stream().map(Object::toString),
                        plan.monitoring().alerts().stream().map(Alert::action)));
        section("Success", plan.successCriteria().stream().map(Gate::toString));
        section("Timeline", timeline(plan.timeline()));
        section(
                "People",
                plan.responsibilities().stream()
                        .map(role -> role.role() + " (" + String.join(", ", role.names()) + "): " + role.duty()));
        for (Checkpoint checkpoint : plan.checkpoints()) {
            section(
                    checkpoint.name() + (checkpoint.isPointOfNoReturn() ? ": point of no return" : ""),
                    Stream.concat(
                            checkpoint.kind() == Checkpoint.Kind.START
                                    ? Stream.empty() // the checklist before the start, which stands below
                                    : checkpoint.entryCriteria().stream().map(Object::toString),
                            checkpoint.signOffs().stream().map(Object::toString)));
        }
        section("Messages", plan.messages().stream().map(PlanPage::message));
        section("Dependencies", plan.dependencies().stream().map(Object::toString));
        section("Risks", plan.risks().stream().map(risk -> risk.risk() + " => " + risk.mitigation()));
        section("Recommendations", plan.recommendations().stream().map(Object::toString));
        section("Before", plan.checklists().before().stream().map(Object::toString));
        section("During", plan.checklists().during().stream().map(Object::toString));
        section("After", plan.checklists().after().stream().map(Object::toString));
        return lines;
    }

    private void phase(RolloutPhase phase) {
        section(
                "Phase " + phase.number() + ": " + phase.label(),
                Stream.concat(
                        Stream.concat(
                                Stream.of(phase.targetGroup()),
                                phase.goLiveCriteria().stream().map(Gate::toString)),
                        phase.reasons().stream().map(Reason::toString)));
    }

    private static String message(Message message) {
        return message.recipient() + ", " + message.moment()
                + (message.phase().isPresent() ? " " + message.phase().getAsInt() : "") + ": " + message.text();
    }

    private void urgency(PlannedUrgency urgency) {
        section("Urgency", urgency.reasons().stream().map(Reason::toString));
        urgency.phases()
                .forEach(phase -> section(
                        "The price in " + phase.name(),
                        Stream.concat(
                                        Stream.of(phase.reason()),
                                        phase.metrics().stream()
                                                .filter(price -> !price.isUnseenAnyway())
                                                .map(PlannedUrgency.MetricPrice::reason))
                                .map(Reason::toString)));
    }

    private static Stream<String> timeline(Timeline timeline) {
        return Stream.concat(Stream.of(timeline.preparation()), timeline.phases().stream())
                .map(span ->
                        span.note() + span.length().map(length -> ": " + length).orElse(""));
    }

    private void section(String title, Stream<String> sentences) {
        List<String> all = sentences.collect(Collectors.toList());
        if (!all.isEmpty()) {
            lines.add("");
            lines.add(title);
            all.forEach(sentence -> lines.add("- " + sentence));
        }
    }
}
