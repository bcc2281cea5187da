package io.github.rolloutplanner;

import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.reason.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a plan says in words: its texts by section, and the reasons of everything that was derived. */
final class PlanTexts {
    private final RolloutPlan plan;

    private PlanTexts(RolloutPlan plan) {
        this.plan = plan;
    }

    static PlanTexts of(RolloutPlan plan) {
        return new PlanTexts(plan);
    }

    /** Every sentence that the library wrote, by the section in which it stands. */
    Map<String, List<String>> bySection() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        texts.put(
                "criteria",
                plan.phases().stream()
                        .flatMap(phase -> gates(phase.goLiveCriteria()))
                        .toList());
        texts.put("dashboards", texts(plan.monitoring().dashboards()));
        texts.put(
                "actions",
                plan.monitoring().alerts().stream().map(alert -> alert.action()).toList());
        texts.put(
                "triggers",
                plan.rollback().automaticTriggers().stream()
                        .map(Object::toString)
                        .toList());
        texts.put(
                "steps",
                plan.rollback().manualSteps().stream().map(ManualStep::text).toList());
        texts.put("communication", communication(plan.rollback()));
        texts.put("success", gates(plan.successCriteria()).toList());
        texts.put("timeline", notes(plan.timeline()));
        texts.put("dependencies", texts(plan.dependencies()));
        texts.put("risks", plan.risks().stream().map(risk -> risk.risk()).toList());
        texts.put(
                "mitigations",
                plan.risks().stream().map(risk -> risk.mitigation()).toList());
        texts.put("recommendations", texts(plan.recommendations()));
        texts.put("before", texts(plan.checklists().before()));
        texts.put("during", texts(plan.checklists().during()));
        texts.put("after", texts(plan.checklists().after()));
        return texts;
    }

    /** The reasons of each choice and number, by where it stands in the plan. */
    Map<String, List<Reason>> derived() {
        Map<String, List<Reason>> reasons = new LinkedHashMap<>();
        plan.assessment().ifPresent(assessment -> {
            reasons.put("assessment.risk", assessment.riskReasons());
            reasons.put("assessment.need", assessment.needReasons());
            each(reasons, "assessment.impacts", assessment.impacts().stream().map(impact -> List.of(impact.reason())));
        });
        reasons.put("strategy", plan.strategy().reasons());
        each(reasons, "phases", plan.phases().stream().map(RolloutPhase::reasons));
        each(
                reasons,
                "criteria",
                plan.phases().stream()
                        .flatMap(phase -> phase.goLiveCriteria().stream())
                        .map(Gate::reasons));
        each(reasons, "flags", plan.flags().stream().map(flag -> flag.reasons()));
        plan.experiment().ifPresent(experiment -> reasons.put("experiment", experiment.reasons()));
        each(reasons, "metrics", plan.monitoring().metrics().stream().map(metric -> metric.reasons()));
        each(reasons, "dashboards", plan.monitoring().dashboards().stream().map(Statement::reasons));
        each(reasons, "alerts", plan.monitoring().alerts().stream().map(alert -> alert.reasons()));
        each(reasons, "triggers", plan.rollback().automaticTriggers().stream().map(trigger -> trigger.reasons()));
        each(reasons, "steps", plan.rollback().manualSteps().stream().map(ManualStep::reasons));
        reasons.put("data", plan.rollback().data().reasons());
        reasons.put("within", plan.rollback().reasons());
        each(reasons, "success", plan.successCriteria().stream().map(Gate::reasons));
        each(reasons, "dependencies", plan.dependencies().stream().map(Statement::reasons));
        each(reasons, "risks", plan.risks().stream().map(risk -> risk.reasons()));
        each(reasons, "recommendations", plan.recommendations().stream().map(Statement::reasons));
        each(reasons, "before", plan.checklists().before().stream().map(Statement::reasons));
        each(reasons, "during", plan.checklists().during().stream().map(Statement::reasons));
        each(reasons, "after", plan.checklists().after().stream().map(Statement::reasons));
        return reasons;
    }

    private static void each(Map<String, List<Reason>> reasons, String section, Stream<List<Reason>> items) {
        List<List<Reason>> all = items.toList();
        for (int at = 0; at < all.size(); at++) {
            reasons.put(section + "[" + at + "]", all.get(at));
        }
    }

    private static Stream<String> gates(List<Gate> gates) {
        return gates.stream().map(Gate::toString);
    }

    private static List<String> texts(List<Statement> statements) {
        return statements.stream().map(Statement::text).toList();
    }

    private static List<String> communication(RollbackPlan rollback) {
        return List.of(
                rollback.communication().internal(),
                rollback.communication().external(),
                rollback.data().procedure());
    }

    private static List<String> notes(Timeline timeline) {
        List<String> notes = new ArrayList<>();
        notes.add(timeline.preparation().note());
        timeline.phases().stream().map(TimeSpan::note).forEach(notes::add);
        notes.add(timeline.total().note());
        notes.add(timeline.bake().note());
        return notes;
    }
}
