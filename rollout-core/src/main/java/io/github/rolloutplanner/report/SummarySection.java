package io.github.rolloutplanner.report;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.PlannedDelivery;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is rolled out, how, how long it takes and who decides. */
final class SummarySection {
    private final RolloutPlan plan;
    private final List<Block.Fact> facts = new ArrayList<>();

    private SummarySection(RolloutPlan plan) {
        this.plan = plan;
    }

    static Optional<Section> of(RolloutPlan plan) {
        return new SummarySection(plan).content().section("summary", "Summary");
    }

    private Content content() {
        facts();
        return new Content()
                .facts(facts)
                .group("User-visible changes", new Content().bullets(Content.phrases(plan.userFacingChanges())))
                .reasons("Why this strategy", plan.strategy().reasons())
                .reasons(
                        "Why this risk",
                        plan.assessment().map(SummarySection::assessed).orElse(List.of()))
                .reasons(
                        "How it is delivered",
                        plan.delivery().map(PlannedDelivery::reasons).orElse(List.of()))
                .reasons(
                        "Why it is urgent",
                        plan.urgency().map(PlannedUrgency::reasons).orElse(List.of()));
    }

    private static List<Reason> assessed(Assessment assessment) {
        List<Reason> reasons = new ArrayList<>(assessment.riskReasons());
        reasons.addAll(assessment.needReasons());
        assessment.impacts().forEach(impact -> reasons.add(impact.reason()));
        return reasons;
    }

    private void facts() {
        fact("Risk", Phrase.tag(Tones.of(plan.risk()), Wording.capitalized(Wording.of(plan.risk()))));
        fact("Strategy", Phrase.name(plan.strategy().label()));
        plan.delivery()
                .ifPresent(delivery -> fact(
                        "Delivered by",
                        Phrase.words(
                                Wording.capitalized(delivery.carrier().kind().phrase()))));
        length(
                "Preparation",
                RolloutSchedule::preparationLength,
                plan.timeline().preparation());
        if (Totals.areUndated(plan)) {
            span(
                    Totals.countPreparation(plan) ? "To 100%, with preparation" : "To 100%",
                    plan.timeline().total());
        }
        length("Bake after 100%", RolloutSchedule::bakeLength, plan.timeline().bake());
        span("Rollback within", plan.rollback().within());
        plan.dates().ifPresent(this::dates);
        plan.responsibilities().forEach(one -> fact(PeopleNames.role(one.role()), PeopleNames.of(one)));
    }

    /** By the calendar, a length has the days in it on which nothing may be done. */
    private void length(String name, Function<RolloutSchedule, Optional<Duration>> dated, TimeSpan planned) {
        plan.dates()
                .flatMap(dated)
                .ifPresentOrElse(length -> fact(name, Phrase.words(Wording.of(length))), () -> span(name, planned));
    }

    private void span(String name, TimeSpan span) {
        span.length()
                .map(Wording::of)
                .or(span::wording)
                .or(() -> Optional.of(span.note()))
                .filter(words -> !words.isBlank())
                .ifPresent(words -> fact(name, Phrase.words(words)));
    }

    private void dates(RolloutSchedule dates) {
        fact("Start", Phrase.words(dates.local(dates.start())));
        dates.fullRollout().ifPresent(time -> fact("100%", Phrase.words(dates.local(time))));
        dates.bakeEnd().ifPresent(time -> fact("End of the bake", Phrase.words(dates.local(time))));
    }

    private void fact(String name, Phrase value) {
        facts.add(new Block.Fact(name, value));
    }
}
