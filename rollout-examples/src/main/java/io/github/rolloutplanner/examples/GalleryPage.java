package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.report.PlanReport;
import io.github.rolloutplanner.report.PortfolioReport;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of the gallery.
 *
 * @param name the name of its file
 * @param title what it shows
 * @param text what is to be seen
 * @param html the page
 */
record GalleryPage(String name, String title, String text, String html) {
    private static final int ALL = 10_000;
    private static final int HALF_WAY = 60;

    /** The pages: plans, then rollouts, then what is about several of them. */
    static List<GalleryPage> all() {
        List<GalleryPage> pages = new ArrayList<>(plans());
        pages.addAll(rollouts());
        pages.addAll(several());
        return pages;
    }

    private static List<GalleryPage> plans() {
        return List.of(
                of("canary", "A canary", "A change to a critical path goes to ever more users.", HourByHour.plan()),
                of(
                        "rings",
                        "Rings",
                        "An update that cannot be called back goes from ring to ring.",
                        EndpointSensorUpdate.ringByRing()),
                of(
                        "percentage",
                        "By percentage",
                        "The team names the strategy, because each service updates at its own pace.",
                        BlueHeader.byTheCaller()),
                of(
                        "experiment",
                        "An A/B test",
                        "A hypothesis is tested before the change goes to all users.",
                        SignUpPage.plan(Percentage.percent(5))),
                of("immediate", "At once", "The text of an error message is corrected.", ErrorMessageTypo.plan()));
    }

    private static GalleryPage of(String name, String title, String text, RolloutPlan plan) {
        return new GalleryPage(name, title, text, PlanReport.html(plan));
    }

    private static List<GalleryPage> rollouts() {
        RolloutPlan plan = HourByHour.plan();
        return List.of(
                of(
                        "running",
                        "A running rollout, half way",
                        "No regression: the evidence stays far below its threshold.",
                        PlayedRollout.of(plan, SearchTraffic.healthy(), HALF_WAY)),
                of(
                        "rolled-back",
                        "A rollout that was rolled back",
                        "The errors double from the second phase on; the evidence crosses its threshold within hours.",
                        PlayedRollout.of(plan, SearchTraffic.withErrorsDoubledFrom(2), ALL)),
                of(
                        "completed",
                        "A rollout that is completed",
                        "All phases as they were planned, and as they went.",
                        PlayedRollout.of(plan, SearchTraffic.healthy(), ALL)));
    }

    private static List<GalleryPage> several() {
        return List.of(
                new GalleryPage(
                        "portfolio",
                        "Several rollouts together",
                        "Three teams roll out in one month, two of them on the same page.",
                        PortfolioReport.html(ThreeTeams.portfolio())),
                new GalleryPage(
                        "rehearsal",
                        "A rehearsal",
                        "A plan is played before any user is exposed: against a change that does nothing, and against one that"
                                + " makes twice the errors.",
                        DressRehearsal.page().html()));
    }

    private static GalleryPage of(String name, String title, String text, PlayedRollout played) {
        RunningRollout rollout = played.rollout();
        return new GalleryPage(name, title, text, PlanReport.html(rollout, played.history()));
    }
}
