package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.ExpediteRows;
import io.github.rolloutplanner.internal.rules.TimelineRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.policy.PreparationPolicy;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        List<TimeSpan> spans = new ArrayList<>();
        for (RolloutPhase phase : phases) {
            spans.add(span(phase));
        }
        TimeSpan bake = TimeSpan.of(facts.bake(), text(TimelineRows.AFTER));
        Duration sum = new Timeline(preparation, spans, bake, bake).sum();
        return new Timeline(preparation, spans, TimeSpan.of(sum, text(TimelineRows.TOTAL)), bake);
    }

    private TimeSpan preparation() {
        return facts.isExpedited() ? expedited() : usual();
    }

    /** What is never skipped, in hours that are not rounded to working days. */
    private TimeSpan expedited() {
        PreparationPolicy policy = facts.policy().urgency().preparation();
        Optional<String> guardrail = facts.firstGuardrail();
        add(facts.hasFlag(), policy.flagHours(), TimelineRows.FLAG, fact("flag", facts.flagKey()));
        for (Rule work : facts.isNeeded() ? facts.guide().preparation() : List.<Rule>of()) {
            add(true, facts.carrier().isPreparedByOthers() ? 0 : policy.deliveryHours(), work);
        }
        add(guardrail.isPresent(), policy.metricHours(), ExpediteRows.GUARDRAIL, fact("firstGuardrail", guardrail));
        add(facts.canReverseData() && !facts.isMigration(), policy.dataReversalHours(), TimelineRows.DATA_ROLLBACK);
        Rule check = facts.canTakeAway() ? ExpediteRows.CHECK : ExpediteRows.CHECK_STOP;
        add(facts.isNeeded(), policy.rehearsalHours(), check);
        return TimeSpan.of(
                Duration.ofHours(hours).plus(byOthers()),
                work.isEmpty() ? text(TimelineRows.NOTHING) : Wording.and(work));
    }

    /** Only the team's own work is faster for being urgent. */
    private Duration byOthers() {
        PreparationPolicy policy = facts.policy().preparation();
        boolean isWaitedFor = facts.isNeeded() && facts.carrier().isPreparedByOthers();
        return isWaitedFor
                ? days(
                        policy,
                        policy.deliveryHours() * facts.guide().preparation().size())
                : Duration.ZERO;
    }

    private static Duration days(PreparationPolicy policy, int hours) {
        return Duration.ofDays((hours + policy.hoursPerDay() - 1) / policy.hoursPerDay());
    }

    private TimeSpan usual() {
        PreparationPolicy policy = facts.policy().preparation();
        int metrics = facts.change().measures().size();
        add(facts.hasFlag(), policy.flagHours(), TimelineRows.FLAG, fact("flag", facts.flagKey()));
        for (Rule work : facts.isNeeded() ? facts.guide().preparation() : List.<Rule>of()) {
            add(true, policy.deliveryHours(), work);
        }
        add(metrics > 0, policy.metricHours() * metrics, TimelineRows.METRICS, fact("metrics", metrics));
        add(facts.readOut().isPresent(), policy.experimentHours(), TimelineRows.EXPERIMENT);
        add(facts.canReverseData() && !facts.isMigration(), policy.dataReversalHours(), TimelineRows.DATA_ROLLBACK);
        add(facts.isNeeded(), policy.rehearsalHours(), TimelineRows.REHEARSAL);
        return TimeSpan.of(days(policy, hours), work.isEmpty() ? text(TimelineRows.NOTHING) : Wording.and(work));
    }

    private void add(boolean applies, int more, Rule rule, Fact... used) {
        if (applies) {
            hours += more;
            work.add(text(rule, used));
        }
    }

    private TimeSpan span(RolloutPhase phase) {
        Fact name = fact("phase", phase.name());
        boolean saysPercentage = phase.percentage().toString().equals(phase.name());
        Fact percentage = fact("percentage", saysPercentage ? Optional.empty() : phase.percentage());
        return phase.soak().isPresent()
                ? TimeSpan.of(phase.soak().get(), text(TimelineRows.PHASE, name, percentage))
                : TimeSpan.of(Duration.ZERO, text(TimelineRows.PHASE, name, percentage, fact("bake", facts.bake())));
    }

    private static String text(Rule rule, Fact... facts) {
        return rule.text(rule.reason(facts));
    }
}
