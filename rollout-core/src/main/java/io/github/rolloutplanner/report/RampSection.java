package io.github.rolloutplanner.report;

import io.github.rolloutplanner.evidence.ExposureLedger.PhaseExposure;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import io.github.rolloutplanner.schedule.ScheduledPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps: who, how long, from when, and how many have had the change by then. */
final class RampSection {
    private final RolloutPlan plan;
    private final Course course;

    private RampSection(RolloutPlan plan) {
        this.plan = plan;
        this.course = Course.of(plan);
    }

    static Optional<Section> of(RolloutPlan plan) {
        return plan.phases().isEmpty()
                ? Optional.empty()
                : new RampSection(plan).content().section("ramp", "Ramp");
    }

    private Content content() {
        List<ScheduledPhase> dated = plan.dates().map(RolloutSchedule::phases).orElse(List.of());
        return new Content()
                .picture(Optional.of(new RampFigure(plan)))
                .paragraph(counted())
                .table("Phases", columns(), course.stays(), this::row)
                .reasons("Why these phases", plan.phases(), RolloutPhase::reasons)
                .reasons("Why these dates", dated, ScheduledPhase::reasons);
    }

    /** Who is exposed while the calendar forbids to promote is not counted beforehand. */
    private String counted() {
        boolean areLonger = course.stays().stream()
                .anyMatch(stay -> stay.phase().soak().isPresent()
                        && !stay.length().equals(stay.phase().soak()));
        return areLonger && plan.exposure().isPresent()
                ? "The counts so far are those of the planned lengths. Where the calendar makes a phase longer, there are more."
                : "";
    }

    private List<Block.Column> columns() {
        List<Block.Column> columns = new ArrayList<>(List.of(
                Block.Column.text("Phase"),
                Block.Column.number("Percentage"),
                Block.Column.text("Who"),
                Block.Column.text("Length")));
        plan.dates().ifPresent(dates -> columns.add(Block.Column.text("Begins")));
        plan.exposure().ifPresent(ledger -> {
            columns.add(Block.Column.number(Wording.capitalized(Wording.plural(ExposedUsers.unit(plan))) + " so far"));
            columns.add(Block.Column.number("Requests so far"));
        });
        return columns;
    }

    private List<Phrase> row(Course.Stay stay) {
        RolloutPhase phase = stay.phase();
        List<Phrase> cells = new ArrayList<>(List.of(
                Phrase.words(stay.place() + " ").then(Phrase.name(phase.name())),
                Phrase.words(phase.percentage().toString()),
                Phrase.words(phase.targetGroup()),
                Phrase.words(stay.length().map(Wording::of).orElse("not known"))));
        plan.dates().ifPresent(dates -> cells.add(Phrase.words(begin(plan, stay).orElse("not known"))));
        plan.exposure().ifPresent(ledger -> exposed(phase, cells));
        return cells;
    }

    /** Returns when a phase begins by the calendar. */
    static Optional<String> begin(RolloutPlan plan, Course.Stay stay) {
        return plan.dates()
                .filter(dates -> stay.place() <= dates.phases().size())
                .flatMap(dates -> dates.phases().get(stay.place() - 1).start().map(dates::local));
    }

    private void exposed(RolloutPhase phase, List<Phrase> cells) {
        Optional<PhaseExposure> exposed = ExposedUsers.in(plan, phase);
        cells.add(Phrase.words(
                exposed.map(known -> Wording.of(known.usersSoFar())).orElse("")));
        cells.add(Phrase.words(exposed.filter(known -> known.requestsSoFar().isPresent())
                .map(known -> Wording.of(known.requestsSoFar().getAsLong()))
                .orElse("")));
    }
}
