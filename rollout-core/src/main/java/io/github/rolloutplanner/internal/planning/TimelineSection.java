package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.policy.PreparationPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long everything takes: the work before the first phase, the soaks, and their sum. */
public final class TimelineSection {
    private final Facts facts;
    private final List<String> work = new ArrayList<>();
    private int hours;

    public TimelineSection(Facts facts) {
        this.facts = facts;
    }

    public Timeline timeline(List<RolloutPhase> phases) {
        TimeSpan preparation = preparation();
        List<TimeSpan> spans = phases.stream().map(this::span).toList();
        TimeSpan bake = TimeSpan.of(facts.bake(), "watching " + facts.name() + " after full rollout");
        Duration sum = new Timeline(preparation, spans, bake, bake).sum();
        return new Timeline(
                preparation, spans, TimeSpan.of(sum, "from start to full rollout of " + facts.name()), bake);
    }

    private TimeSpan preparation() {
        PreparationPolicy policy = facts.policy().preparation();
        int metrics = facts.change().measures().size();
        add(facts.hasFlag(), policy.flagHours(), "flag '" + facts.flagKey() + "'");
        add(metrics > 0, policy.metricHours() * metrics, "baselines and alerts of " + Wording.count(metrics, "metric"));
        add(facts.isExperiment(), policy.experimentHours(), "the experiment");
        add(facts.canReverseData(), policy.dataReversalHours(), "the reversal of data");
        add(facts.isNeeded(), policy.rehearsalHours(), "a rehearsal of the rollback");
        int days = (hours + policy.hoursPerDay() - 1) / policy.hoursPerDay();
        String note = work.isEmpty() ? "nothing to prepare for " + facts.name() : Wording.and(work);
        return TimeSpan.of(Duration.ofDays(days), note);
    }

    private void add(boolean applies, int more, String what) {
        if (applies) {
            hours += more;
            work.add(what);
        }
    }

    private TimeSpan span(RolloutPhase phase) {
        String where = phase.name();
        return phase.soak()
                .map(soak -> TimeSpan.of(soak, where))
                .orElseGet(() ->
                        TimeSpan.of(Duration.ZERO, where + ", then " + Wording.of(facts.bake()) + " of watching"));
    }
}
