package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the report of a plan says: its sections in their order. Each is left out where the plan has nothing for it. */
final class PlanDocument {
    private static final List<Function<RolloutPlan, Optional<Section>>> SECTIONS = List.of(
            SummarySection::of,
            RampSection::of,
            UrgencySection::of,
            EvidenceSection::of,
            GateSection::of,
            DefectSection::of,
            RollbackSection::of,
            FlagSection::of,
            ExperimentSection::of,
            MonitoringSection::of,
            SuccessSection::of,
            CheckpointSection::of,
            PeopleSection::of,
            ChecklistSection::of,
            MessageSection::of,
            RiskSection::of,
            AdviceSection::dependencies,
            AdviceSection::recommendations,
            AssumptionSection::of,
            FindingSection::of,
            CalculationSection::of);

    private PlanDocument() {}

    static Document of(RolloutPlan plan) {
        return new Document("Rollout plan", title(plan), lead(plan), sections(plan));
    }

    private static List<Section> sections(RolloutPlan plan) {
        return SECTIONS.stream()
                .flatMap(section -> section.apply(plan).stream())
                .toList();
    }

    static String title(RolloutPlan plan) {
        return plan.feature().isBlank() ? "Unnamed change" : plan.feature();
    }

    private static Phrase lead(RolloutPlan plan) {
        return Phrase.words(Wording.capitalized(Wording.of(plan.risk())) + " risk, ")
                .then(Phrase.name(plan.strategy().label()))
                .then(", " + Wording.count(plan.phases().size(), "phase") + fullRollout(plan));
    }

    private static String fullRollout(RolloutPlan plan) {
        return plan.dates()
                .flatMap(dates -> dates.fullRollout().map(dates::local))
                .map(time -> ", 100% on " + time)
                .orElseGet(() -> planned(plan));
    }

    private static String planned(RolloutPlan plan) {
        String preparation = Totals.countPreparation(plan) ? " with preparation" : "";
        return plan.timeline()
                .total()
                .length()
                .map(known -> ", " + Wording.of(known) + " to 100%" + preparation)
                .orElse("");
    }
}
