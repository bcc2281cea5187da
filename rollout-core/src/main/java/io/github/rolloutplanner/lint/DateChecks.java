package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintAgreementRows;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.schedule.Blackout;
import io.github.rolloutplanner.schedule.RolloutCalendar;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import io.github.rolloutplanner.schedule.ScheduledPhase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether the dates of a plan, if it has any, are those of its phases, and open by its calendar. */
final class DateChecks {
    private static final String PLACE = "the dates";

    private final LintedPlan plan;
    private final RolloutSchedule dates;
    private final Report report;
    private final Comparer comparer;

    private DateChecks(LintedPlan plan, RolloutSchedule dates, Report report) {
        this.plan = plan;
        this.dates = dates;
        this.report = report;
        this.comparer = new Comparer(report, LintAgreementRows.DATES_DIFFER);
    }

    static void agree(LintedPlan plan, Report report) {
        plan.plan().dates().ifPresent(dates -> new DateChecks(plan, dates, report).agree());
    }

    private void agree() {
        List<Located<ScheduledPhase>> dated = Located.each("dates.phases", dates.phases());
        List<Located<RolloutPhase>> planned = plan.phases();
        if (dated.size() == planned.size()) {
            for (int at = 0; at < dated.size(); at++) {
                phase(dated.get(at), planned.get(at).value());
            }
            length("dates.bakeEnd", "bake", dates.bakeLength(), bake());
        } else {
            comparer.same("dates.phases", "number of phases", PLACE, dated.size(), "the plan", planned.size());
        }
        length(
                "dates.preparation",
                "preparation",
                dates.preparationLength(),
                plan.plan().timeline().preparation().length());
    }

    private void phase(Located<ScheduledPhase> dated, RolloutPhase planned) {
        comparer.same(
                dated.path("label"), "label of a phase", PLACE, dated.value().label(), "the plan", planned.label());
        Optional<Duration> stay = dated.value().stay();
        if (stay.isPresent()
                && planned.soak().filter(soak -> stay.get().compareTo(soak) < 0).isPresent()) {
            report.add(
                    dated.path("promotion"),
                    LintAgreementRows.PROMOTED_EARLY,
                    fact("phase", planned.label()),
                    fact("stay", stay),
                    fact("soak", planned.soak()));
        }
    }

    private Optional<Duration> bake() {
        return plan.lastPhase().flatMap(plan::lengthOf);
    }

    private void length(String path, String what, Optional<Duration> found, Optional<Duration> expected) {
        if (found.isPresent() && expected.isPresent()) {
            comparer.same(path, what, PLACE, found.get(), "the timeline", expected.get());
        }
    }

    static void open(LintedPlan plan, Report report) {
        RolloutPlan linted = plan.plan();
        linted.calendar()
                .ifPresent(calendar ->
                        linted.dates().ifPresent(dates -> new DateChecks(plan, dates, report).open(calendar)));
    }

    private void open(RolloutCalendar calendar) {
        List<Optional<Blackout>> blackouts = dates.blackouts(calendar);
        List<Located<ScheduledPhase>> dated = Located.each("dates.phases", dates.phases());
        for (int at = 0; at < blackouts.size(); at++) {
            Located<ScheduledPhase> phase = dated.get(at);
            blackouts
                    .get(at)
                    .ifPresent(blackout -> report.add(
                            phase.path("start"),
                            LintAgreementRows.DATES_CLOSED,
                            fact("phase", phase.value().label()),
                            fact("cause", blackout.cause())));
        }
    }
}
