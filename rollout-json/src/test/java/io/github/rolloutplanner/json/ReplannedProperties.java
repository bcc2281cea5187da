package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.ChangeDraft;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RolloutHistory;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What was planned again while it ran is the same rollout, read from its document or from its journal. */
class ReplannedProperties {
    private static final String HOSTILE = "\"><script> \uD83D\uDED2 'a'\n\tb";

    private static ChangeDraft change(long users, double baseline) {
        return RolloutPlanner.forChange("Checkout \uD83D\uDED2 \"one page\"")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(users))
                .guardrail(Metric.errorRate("Errors", Percentage.percent(baseline)));
    }

    private static List<RolloutPlan> plans() {
        return List.of(
                change(400_000, 1).plan(),
                change(200_000, 1).plan(),
                change(400_000, 1.2).plan(),
                change(300_000, 1)
                        .guardrail(Metric.latency("p95 \u00B5s", Duration.ofMillis(300)))
                        .signal(Metric.errorRate("Retries", Percentage.percent(3)))
                        .plan());
    }

    /** Hours of data, promotions and plans, as chance wants. */
    private static List<RolloutEvent> events(RunningRollout start, Random random, List<RunningRollout> after) {
        List<RolloutPlan> plans = plans();
        List<RolloutEvent> events = new ArrayList<>();
        RunningRollout rollout = start;
        for (int hour = 0; hour < 14; hour++) {
            RolloutEvent event = event(rollout, hour, plans, random);
            rollout = event.after(rollout);
            events.add(event);
            after.add(rollout);
        }
        return events;
    }

    private static RolloutEvent event(RunningRollout rollout, int hour, List<RolloutPlan> plans, Random random) {
        int kind = random.nextInt(10);
        Duration now = rollout.knownUntil();
        if (kind < 2) {
            return new RolloutEvent.Replanned(
                    plans.get(random.nextInt(plans.size())), now, "Zoë \"Z\"", "Why: \"" + random.nextInt() + "\"\n");
        }
        if (kind == 2 && rollout.phase().number() < 3) {
            RunningRollout next = rollout.advanceAnyway(now, "Kim", "It is a test.");
            return new RolloutEvent.Done(
                    next.transitions().get(next.transitions().size() - 1));
        }
        TimeWindow window = new TimeWindow(now, now.plusHours(1));
        return new RolloutEvent.Observed(Observation.increment(
                "Errors",
                window,
                Sample.events(5 + random.nextInt(10), 1_000),
                Sample.events(5 + random.nextInt(10), 1_000)));
    }

    @Property(tries = 4)
    void itsDocumentAndItsJournalTellOfIt(@ForAll long seed) {
        RunningRollout start = RunningRollout.start(plans().get(0));
        List<RunningRollout> after = new ArrayList<>();
        List<RolloutEvent> events = events(start, new Random(seed), after);
        RunningRollout end = after.get(after.size() - 1);

        String document = RunningRolloutJson.write(end);
        assertThat(RunningRolloutJson.read(document)).isEqualTo(end);
        assertThat(RunningRolloutJson.readEdited(document)).isEqualTo(end);
        assertThat(RolloutHistory.remembered(RunningRolloutJson.read(document), end.knownUntil()))
                .isEqualTo(RolloutHistory.remembered(end, end.knownUntil()));
        assertThat(JsonSchemas.RUNNING.validate(Trees.read(document))).isEmpty();

        JournalLine line = RolloutJournal.start(start);
        StringBuilder journal = new StringBuilder(line.text());
        for (RolloutEvent event : events) {
            line = line.then(event);
            journal.append(line.text());
        }
        assertThat(RolloutJournal.replay(journal.toString()).rollout()).isEqualTo(end);
        assertThat(journal.toString().lines())
                .filteredOn(text -> text.contains("\"replanned\""))
                .allSatisfy(text -> assertThat(JsonSchemas.JOURNAL.validate(Trees.read(text)))
                        .isEmpty());
    }

    /** The level of a first plan that watches nothing is there for the guardrails that come later. */
    @Example
    void whatNoGuardrailHasIsReadBack() {
        RolloutPlan unwatched = RolloutPlanner.forChange("Checkout \uD83D\uDED2 \"one page\"")
                .touching(Trait.CRITICAL_PATH)
                .population(Population.ofUsersPerDay(400_000))
                .plan();
        RunningRollout start = RunningRollout.start(unwatched);
        RolloutEvent again = new RolloutEvent.Replanned(unwatched, Duration.ofHours(1), "Ada", "Nothing yet.");
        RolloutEvent guarded =
                new RolloutEvent.Replanned(plans().get(0), Duration.ofHours(1), "Ada", "It was missing.");

        String document = RunningRolloutJson.write(again.after(start));

        assertThat(document).contains("\"reserve\": 0.05");
        assertThat(JsonSchemas.RUNNING.validate(Trees.read(document))).isEmpty();
        RunningRollout read = RunningRolloutJson.read(document);
        assertThat(guarded.after(read)).isEqualTo(guarded.after(again.after(start)));
        JournalLine journal = RolloutJournal.start(start);
        String text = journal.text()
                + journal.then(again).text()
                + journal.then(again).then(guarded).text();
        assertThat(RolloutJournal.replay(text).rollout()).isEqualTo(guarded.after(read));
        assertThat(RunningRolloutJson.write(guarded.after(read))).doesNotContain("\"reserve\"");
    }

    @Example
    void whoPlannedAgainAndWhyMayBeAnything() {
        RunningRollout start = RunningRollout.start(plans().get(0));

        RunningRollout after = start.replan(plans().get(3), Duration.ZERO, "<b>Zoë</b> \"\u05D0\"", HOSTILE)
                .rollout();

        assertThat(RunningRolloutJson.read(RunningRolloutJson.write(after))).isEqualTo(after);
        assertThat(after.replannings().get(0).why()).isEqualTo(HOSTILE);
    }
}
