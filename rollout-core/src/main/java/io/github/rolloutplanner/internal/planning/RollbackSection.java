package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.internal.evidence.Readings;
import io.github.rolloutplanner.internal.planning.delivery.DeliveryGuide;
import io.github.rolloutplanner.internal.rules.CommunicationRows;
import io.github.rolloutplanner.internal.rules.MigrationRows;
import io.github.rolloutplanner.internal.rules.RollbackRows;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Condition.Persistence;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.Communication;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.ManualStep.Kind;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The rollback: what triggers it, what people do, how fast, what happens to data, who is told. */
public final class RollbackSection {
    private final Facts facts;
    private final Change change;
    private final Tooling tooling;
    private final Optional<FeatureFlag> flag;
    private final List<Metric> guardrails;

    public RollbackSection(Facts facts, Optional<FeatureFlag> flag) {
        this.facts = facts;
        this.change = facts.change();
        this.tooling = facts.tooling();
        this.flag = flag;
        this.guardrails = guardrails(change);
    }

    private static List<Metric> guardrails(Change change) {
        List<Metric> guardrails = new ArrayList<>();
        for (MetricInRole measure : change.measures()) {
            if (measure.role() == GateRole.GUARDRAIL) {
                guardrails.add(measure.metric());
            }
        }
        return guardrails;
    }

    public RollbackPlan rollback() {
        return RollbackPlan.builder()
                .addAllAutomaticTriggers(triggers())
                .addAllManualSteps(steps())
                .within(TimeSpan.of(facts.rollbackBound(), ""))
                .reaction(facts.speed().reaction())
                .data(data())
                .communication(new Communication(internally(), externally()))
                .addReasons(boundReason())
                .build();
    }

    private List<RollbackTrigger> triggers() {
        List<RollbackTrigger> triggers = new ArrayList<>();
        for (Metric metric : guardrails) {
            triggers.add(trigger(metric));
        }
        return triggers;
    }

    private RollbackTrigger trigger(Metric metric) {
        Threshold limit = facts.policy().limits().limitOf(metric);
        return new RollbackTrigger(
                new Condition.OnMetric(metric.name(), limit.breach(), persistence(metric)),
                List.of(RollbackRows.TRIGGER.reason(
                        fact("metric", metric.name()), fact("limit", limit), fact("baseline", metric.baseline()))));
    }

    /** A spike of one reading is not the change's. */
    private static Persistence persistence(Metric metric) {
        OptionalInt row = Readings.are(metric) ? OptionalInt.of(Readings.IN_A_ROW) : OptionalInt.empty();
        return new Persistence(Optional.empty(), Optional.empty(), row, row);
    }

    private List<ManualStep> steps() {
        List<ManualStep> steps = new ArrayList<>();
        if (flag.isPresent()) {
            steps.add(setFlag(flag.get()));
        }
        for (DeliveryGuide.Action action : facts.guide().rollback()) {
            steps.add(ManualStep.by(action.kind(), action.rule(), delivered(action.rule())));
        }
        if (tooling.cache().isPresent() && facts.isNoticed()) {
            steps.add(ManualStep.by(Kind.CLEAR_CACHE, RollbackRows.CACHE, fact("cache", tooling.cache())));
        }
        if (facts.canReverseData() && !facts.isMigration()) {
            steps.add(rollBackData());
        }
        if (change.is(Trait.IRREVERSIBLE)) {
            steps.add(ManualStep.by(Kind.FIX_FORWARD, RollbackRows.FIX_FORWARD));
        }
        steps.add(guardrails.isEmpty() ? confirm() : watch());
        if (facts.isNoticed() && facts.canTakeAway()) {
            steps.add(ManualStep.by(
                    Kind.SMOKE_TEST, RollbackRows.SMOKE_TEST, checkedOn(), fact("fallback", change.fallback())));
        }
        steps.add(tell());
        lower(steps);
        return steps;
    }

    /** Rules come before the percentage, so who lowers the percentage to zero still has to think of them. */
    private ManualStep setFlag(FeatureFlag flag) {
        return ManualStep.by(
                Kind.DISABLE_FLAG,
                RollbackRows.FLAG,
                fact("flag", flag.key()),
                fact("flagSystem", tooling.flagSystem()),
                fact("value", flag.defaultValue() instanceof FlagValue.Variant control ? control : "off"),
                fact("users", facts.users()),
                fact("segments", facts.segments().isEmpty() ? Optional.empty() : facts.segments()));
    }

    private Fact[] delivered(Rule rule) {
        return new DeliveryFacts(facts).toldBy(rule);
    }

    /** Down by the same steps, for what can wait; not every delivery can go down. */
    private void lower(List<ManualStep> steps) {
        if (!facts.carrier().canLower()) {
            return;
        }
        List<Percentage> down = new ArrayList<>(List.of(Percentage.ZERO));
        for (PhaseOutline phase : facts.outlines()) {
            if (!down.contains(phase.step().percentage())) {
                down.add(0, phase.step().percentage());
            }
        }

        if (down.size() >= 3) {
            steps.add(ManualStep.by(
                    Kind.LOWER,
                    RollbackRows.LOWER,
                    fact("from", down.get(0)),
                    fact("percentages", down.subList(1, down.size()))));
        }
    }

    private ManualStep rollBackData() {
        return change.dataRollback().isPresent()
                ? ManualStep.by(Kind.REVERT_DATA, RollbackRows.DATA, fact("procedure", change.dataRollback()))
                : ManualStep.by(Kind.REVERT_DATA, RollbackRows.DATA_RESTORE);
    }

    private ManualStep watch() {
        List<Quantity> baselines = new ArrayList<>();
        for (Metric metric : guardrails) {
            baselines.add(metric.baseline());
        }
        return ManualStep.by(
                Kind.VERIFY,
                RollbackRows.WATCH,
                fact("metrics", facts.metricNames(GateRole.GUARDRAIL)),
                fact("baselines", baselines),
                fact("watch", facts.speed().watchTime()));
    }

    private ManualStep confirm() {
        return ManualStep.by(Kind.VERIFY, RollbackRows.CONFIRM, fact("owner", facts.owner()));
    }

    private ManualStep tell() {
        Fact team = fact("team", tooling.incidentChannel().orElse("the team"));
        return facts.isSeen()
                ? ManualStep.by(Kind.COMMUNICATE, RollbackRows.TELL, team, audience())
                : ManualStep.by(Kind.COMMUNICATE, RollbackRows.TELL_TEAM, team);
    }

    private Fact checkedOn() {
        String place = facts.guide().words().checkedOn();
        return fact("checkedOn", place.isEmpty() ? Optional.empty() : Optional.of(place));
    }

    private Fact audience() {
        return tooling.statusPage().isPresent()
                ? fact("statusPage", tooling.statusPage())
                : fact("users", facts.users());
    }

    private Reason boundReason() {
        Fact bound = fact("bound", facts.rollbackBound());
        return change.rollbackWithin().isPresent() ? RollbackRows.BOUND_CALLER.reason(bound) : byPolicy(bound);
    }

    private Reason byPolicy(Fact bound) {
        Fact risk = fact("risk", facts.assessment().risk());
        return facts.speed().isSlow()
                ? RollbackRows.BOUND_COMPUTED.reason(
                        risk, fact("wanted", facts.speed().wanted()), bound)
                : RollbackRows.BOUND_POLICY.reason(risk, bound);
    }

    private DataRollback data() {
        if (change.is(Trait.IRREVERSIBLE)) {
            return data(facts.touchesData(), DataRollback.Kind.IMPOSSIBLE, RollbackRows.IRREVERSIBLE);
        }
        if (facts.isMigration()) {
            return data(
                    true,
                    DataRollback.Kind.PROCEDURE,
                    MigrationRows.PROCEDURE,
                    fact("procedure", change.dataRollback()));
        }
        if (!facts.touchesData()) {
            return data(false, DataRollback.Kind.NOT_NEEDED, RollbackRows.DATA_NOT_NEEDED);
        }
        return change.dataRollback().isPresent()
                ? data(
                        true,
                        DataRollback.Kind.PROCEDURE,
                        RollbackRows.DATA_NEEDED,
                        fact("procedure", change.dataRollback()))
                : data(true, DataRollback.Kind.MISSING, RollbackRows.DATA_MISSING);
    }

    private static DataRollback data(boolean required, DataRollback.Kind kind, Rule rule, Fact... facts) {
        Reason reason = rule.reason(facts);
        return new DataRollback(required, kind, rule.text(reason), List.of(reason));
    }

    private String internally() {
        return text(
                facts.canTakeAway() ? CommunicationRows.INTERNAL : CommunicationRows.INTERNAL_STOPPED,
                fact("channel", tooling.incidentChannel()),
                fact("speaker", facts.speaker().orElse("The rollout owner")));
    }

    /** Details of what was secured help attackers as long as it is not. */
    private String externally() {
        if (!facts.isSeen()) {
            return text(CommunicationRows.NONE);
        }
        return text(
                facts.canTakeAway() ? CommunicationRows.EXTERNAL : CommunicationRows.STOPPED,
                audience(),
                fact(
                        "visibleChanges",
                        change.is(Trait.SECURITY) ? Optional.empty() : Optional.of(facts.seenChanges())));
    }

    private static String text(Rule rule, Fact... facts) {
        return rule.text(rule.reason(facts));
    }
}
