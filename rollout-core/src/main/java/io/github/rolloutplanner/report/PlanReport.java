package io.github.rolloutplanner.report;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.Look;
import io.github.rolloutplanner.decision.RolloutHistory;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.ScheduledRollout;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A plan, or a running rollout, as a report for people. Each form says the same: the page with pictures, for readers and for paper;
 * Markdown for the description of a change or a ticket; text for a terminal. Sections without content are left out, and the same plan
 * gives the same bytes.
 *
 * @since 0.1.0
 */
public final class PlanReport {
    private static final int LEAST_WIDTH = 40;

    private PlanReport() {}

    /**
     * Writes a plan as one page of HTML. The page loads nothing and runs nothing, is light or dark as its reader likes it, and
     * can be printed.
     *
     * @param plan the plan, of the planner or external
     * @return the file
     */
    public static String html(RolloutPlan plan) {
        return HtmlRenderer.write(PlanDocument.of(requireNonNull(plan, "plan")));
    }

    /**
     * Writes a plan as Markdown, as GitHub reads it: with tables, boxes to tick and the phases as a Gantt chart of Mermaid, for the
     * description of a pull request, an issue or a wiki. Reasons and arithmetic are left to the page.
     *
     * @param plan the plan, of the planner or external
     * @return the text; names in it stay text, whatever they are
     */
    public static String markdown(RolloutPlan plan) {
        return MarkdownRenderer.write(PlanDocument.of(requireNonNull(plan, "plan")));
    }

    /**
     * Writes a plan for a terminal. Reasons and arithmetic are left to the page.
     *
     * @param plan the plan, of the planner or external
     * @param width how many columns there are; a wide character of East Asia takes two
     * @return lines that are no wider
     * @throws RolloutException.InvalidValue if the width is below 40
     */
    public static String text(RolloutPlan plan, int width) {
        return text(PlanDocument.of(requireNonNull(plan, "plan")), width);
    }

    /**
     * Writes a running rollout as one page of HTML: where it is, what to do now and why, the evidence against its thresholds over
     * time, and what was done so far. The course over time is what the rollout remembers ({@link RolloutHistory#remembered}).
     *
     * @param rollout the rollout
     * @param now when, since its start; not before what was done or observed last
     * @return the file
     * @throws io.github.rolloutplanner.decision.TransitionException if time goes backwards
     */
    public static String html(RunningRollout rollout, Duration now) {
        return html(rollout, RolloutHistory.remembered(rollout, now));
    }

    /**
     * Writes a running rollout as one page of HTML, with a history that knows more than the rollout remembers.
     *
     * @param rollout the rollout
     * @param history its history, whose last look is now
     * @return the file
     * @throws io.github.rolloutplanner.decision.TransitionException if the history ends before what was done or observed last
     * @throws RolloutException.InvalidValue if the history has no look
     */
    public static String html(RunningRollout rollout, RolloutHistory history) {
        return HtmlRenderer.write(document(rollout, history));
    }

    /**
     * Writes a running rollout as one page of HTML whose times are on the clock of its calendar.
     *
     * @param rollout the rollout
     * @param now when; not before what was done or observed last
     * @return the file
     * @throws io.github.rolloutplanner.decision.TransitionException if time goes backwards
     */
    public static String html(ScheduledRollout rollout, Instant now) {
        return html(rollout, remembered(rollout, now));
    }

    /**
     * Writes a running rollout as one page of HTML whose times are on the clock of its calendar, with a history that knows more than
     * the rollout remembers.
     *
     * @param rollout the rollout
     * @param history its history, whose last look is now
     * @return the file
     * @throws io.github.rolloutplanner.decision.TransitionException if the history ends before what was done or observed last
     * @throws RolloutException.InvalidValue if the history has no look
     */
    public static String html(ScheduledRollout rollout, RolloutHistory history) {
        return HtmlRenderer.write(document(rollout, history));
    }

    /**
     * Writes a running rollout as Markdown, for a ticket or a chat. It says what the page says in tables, without pictures.
     *
     * @param rollout the rollout
     * @param now when, since its start; not before what was done or observed last
     * @return the text; names in it stay text, whatever they are
     * @throws io.github.rolloutplanner.decision.TransitionException if time goes backwards
     */
    public static String markdown(RunningRollout rollout, Duration now) {
        return markdown(rollout, RolloutHistory.remembered(rollout, now));
    }

    /**
     * Writes a running rollout as Markdown, with a history that knows more than the rollout remembers.
     *
     * @param rollout the rollout
     * @param history its history, whose last look is now
     * @return the text; names in it stay text, whatever they are
     * @throws io.github.rolloutplanner.decision.TransitionException if the history ends before what was done or observed last
     * @throws RolloutException.InvalidValue if the history has no look
     */
    public static String markdown(RunningRollout rollout, RolloutHistory history) {
        return MarkdownRenderer.write(document(rollout, history));
    }

    /**
     * Writes a running rollout as Markdown, its times on the clock of its calendar.
     *
     * @param rollout the rollout
     * @param now when; not before what was done or observed last
     * @return the text; names in it stay text, whatever they are
     * @throws io.github.rolloutplanner.decision.TransitionException if time goes backwards
     */
    public static String markdown(ScheduledRollout rollout, Instant now) {
        return markdown(rollout, remembered(rollout, now));
    }

    /**
     * Writes a running rollout as Markdown, its times on the clock of its calendar, with a history that knows more than the rollout
     * remembers.
     *
     * @param rollout the rollout
     * @param history its history, whose last look is now
     * @return the text; names in it stay text, whatever they are
     * @throws io.github.rolloutplanner.decision.TransitionException if the history ends before what was done or observed last
     * @throws RolloutException.InvalidValue if the history has no look
     */
    public static String markdown(ScheduledRollout rollout, RolloutHistory history) {
        return MarkdownRenderer.write(document(rollout, history));
    }

    /**
     * Writes a running rollout for a terminal. It says what the page says, without pictures.
     *
     * @param rollout the rollout
     * @param now when, since its start; not before what was done or observed last
     * @param width how many columns there are; a wide character of East Asia takes two
     * @return lines that are no wider
     * @throws io.github.rolloutplanner.decision.TransitionException if time goes backwards
     * @throws RolloutException.InvalidValue if the width is below 40
     */
    public static String text(RunningRollout rollout, Duration now, int width) {
        return text(rollout, RolloutHistory.remembered(rollout, now), width);
    }

    /**
     * Writes a running rollout for a terminal, with a history that knows more than the rollout remembers.
     *
     * @param rollout the rollout
     * @param history its history, whose last look is now
     * @param width how many columns there are; a wide character of East Asia takes two
     * @return lines that are no wider
     * @throws io.github.rolloutplanner.decision.TransitionException if the history ends before what was done or observed last
     * @throws RolloutException.InvalidValue if the history has no look, or the width is below 40
     */
    public static String text(RunningRollout rollout, RolloutHistory history, int width) {
        return text(document(rollout, history), width);
    }

    /**
     * Writes a running rollout for a terminal, its times on the clock of its calendar.
     *
     * @param rollout the rollout
     * @param now when; not before what was done or observed last
     * @param width how many columns there are; a wide character of East Asia takes two
     * @return lines that are no wider
     * @throws io.github.rolloutplanner.decision.TransitionException if time goes backwards
     * @throws RolloutException.InvalidValue if the width is below 40
     */
    public static String text(ScheduledRollout rollout, Instant now, int width) {
        return text(rollout, remembered(rollout, now), width);
    }

    /**
     * Writes a running rollout for a terminal, its times on the clock of its calendar, with a history that knows more than the rollout
     * remembers.
     *
     * @param rollout the rollout
     * @param history its history, whose last look is now
     * @param width how many columns there are; a wide character of East Asia takes two
     * @return lines that are no wider
     * @throws io.github.rolloutplanner.decision.TransitionException if the history ends before what was done or observed last
     * @throws RolloutException.InvalidValue if the history has no look, or the width is below 40
     */
    public static String text(ScheduledRollout rollout, RolloutHistory history, int width) {
        return text(document(rollout, history), width);
    }

    private static String text(Document document, int width) {
        if (width < LEAST_WIDTH) {
            throw new RolloutException.InvalidValue(
                    "A report cannot be " + width + " columns wide. Give " + LEAST_WIDTH + " or more.");
        }
        return TextRenderer.write(document, width);
    }

    private static Document document(RunningRollout rollout, RolloutHistory history) {
        requireNonNull(rollout, "rollout");
        return LiveDocument.of(LiveRollout.of(rollout, history, now(history)));
    }

    private static Document document(ScheduledRollout rollout, RolloutHistory history) {
        requireNonNull(rollout, "rollout");
        return LiveDocument.of(LiveRollout.of(rollout, history, rollout.at(wholeSeconds(now(history)))));
    }

    private static RolloutHistory remembered(ScheduledRollout rollout, Instant now) {
        requireNonNull(rollout, "rollout");
        return RolloutHistory.remembered(rollout.rollout(), rollout.elapsed(now));
    }

    /** The clock counts seconds, and nothing that is known may be later. */
    private static Duration wholeSeconds(Duration time) {
        return time.getNano() == 0 ? time : Duration.ofSeconds(time.getSeconds() + 1);
    }

    private static Duration now(RolloutHistory history) {
        List<Look> looks = requireNonNull(history, "history").looks();
        if (looks.isEmpty()) {
            throw new RolloutException.InvalidValue(
                    "The history has no look. Take one that was made from a rollout or its journal.");
        }
        return looks.get(looks.size() - 1).at();
    }
}
