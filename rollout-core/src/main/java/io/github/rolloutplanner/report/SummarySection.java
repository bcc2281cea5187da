package io.github.rolloutplanner.report;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.PlannedDelivery;
import io.github.rolloutplanner.plan.Responsibility;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is rolled out, how, how long it takes and who decides. */
final class SummarySection {
    private final RolloutPlan plan;
    private final List<Block.Fact> facts = new ArrayList<>();

    private SummarySection(RolloutPlan plan) {
        this.plan = plan;
    }

    static Optional<Section> of(RolloutPlan plan) {
        return Optional.of(new SummarySection(plan).section());
    }

    private Section section() {
        List<Block> blocks = new ArrayList<>();
        facts();
        blocks.add(new Block.Facts(facts));
        if (!plan.userFacingChanges().isEmpty()) {
            blocks.add(new Block.Group(
                    Phrase.words("User-visible changes"),
                    List.of(Block.Listing.bullets(
                            plan.userFacingChanges().stream().map(Phrase::words).toList()))));
        }
        Reasons.add("Why this strategy", plan.strategy().reasons(), blocks);
        plan.assessment().ifPresent(known -> Reasons.add("Why this risk", assessed(known), blocks));
        plan.delivery()
                .map(PlannedDelivery::reasons)
                .ifPresent(reasons -> Reasons.add("How it is delivered", reasons, blocks));
        plan.urgency().ifPresent(urgency -> Reasons.add("What the urgency costs", urgency.reasons(), blocks));
        return new Section("summary", "Summary", blocks);
    }

    private static List<Reason> assessed(Assessment assessment) {
        List<Reason> reasons = new ArrayList<>(assessment.riskReasons());
        reasons.addAll(assessment.needReasons());
        assessment.impacts().forEach(impact -> reasons.add(impact.reason()));
        return reasons;
    }

    private void facts() {
        fact("Risk", Phrase.tag(Tones.of(plan.risk()), Wording.capitalized(Wording.of(plan.risk()))));
        fact("Strategy", Phrase.words(plan.strategy().label()));
        plan.delivery()
                .ifPresent(delivery -> fact(
                        "Delivered by",
                        Phrase.words(
                                Wording.capitalized(delivery.carrier().kind().phrase()))));
        span("Preparation", plan.timeline().preparation());
        span("Until 100%, with preparation", plan.timeline().total());
        span("Bake after 100%", plan.timeline().bake());
        span("Rollback within", plan.rollback().within());
        plan.dates().ifPresent(this::dates);
        plan.responsibilities().forEach(this::people);
    }

    private void span(String name, TimeSpan span) {
        span.length()
                .map(Wording::of)
                .or(span::wording)
                .or(() -> Optional.of(span.note()))
                .filter(words -> !words.isEmpty())
                .ifPresent(words -> fact(name, Phrase.words(words)));
    }

    private void dates(RolloutSchedule dates) {
        fact("Start", Phrase.words(dates.local(dates.start())));
        dates.fullRollout().ifPresent(time -> fact("100%", Phrase.words(dates.local(time))));
        dates.bakeEnd().ifPresent(time -> fact("End of the bake", Phrase.words(dates.local(time))));
    }

    private void people(Responsibility one) {
        fact(PeopleNames.role(one.role()), PeopleNames.of(one));
    }

    private void fact(String name, Phrase value) {
        facts.add(new Block.Fact(name, value));
    }
}
