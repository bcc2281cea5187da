package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.Communication;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.DataRollbackKind;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.ManualStep.Kind;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way back: what takes it by itself, what people do, how fast, what happens to data, who hears of it. */
public final class RollbackSection {
    private final Facts facts;
    private final Change change;

    public RollbackSection(Facts facts) {
        this.facts = facts;
        this.change = facts.change();
    }

    public RollbackPlan rollback() {
        return RollbackPlan.builder()
                .addAllAutomaticTriggers(triggers())
                .addAllManualSteps(steps())
                .within(TimeSpan.of(facts.rollbackBound(), ""))
                .reaction(reaction())
                .data(data())
                .communication(new Communication(internally(), externally()))
                .addReasons(boundReason())
                .build();
    }

    /** Without a flag, how long another deployment takes is not known here. */
    private Optional<ReactionTime> reaction() {
        return facts.hasFlag()
                ? Optional.of(
                        new ReactionSection(change.tooling(), facts.policy().evidence()).reaction())
                : Optional.empty();
    }

    private List<RollbackTrigger> triggers() {
        return change.measures().stream()
                .filter(measure -> measure.role() == GateRole.GUARDRAIL)
                .map(MetricInRole::metric)
                .map(this::trigger)
                .toList();
    }

    private RollbackTrigger trigger(Metric metric) {
        Condition breach = new Condition.OnMetric(
                metric.name(), facts.policy().limits().limitOf(metric).breach());
        return new RollbackTrigger(
                breach,
                List.of(Reason.rule("trigger.limit")
                        .fact("baseline", metric.baseline())
                        .says("Beyond its limit, " + metric.name() + " (" + metric.baseline()
                                + " today) has left what a guardrail allows at any percentage.")));
    }

    private List<ManualStep> steps() {
        List<ManualStep> steps = new ArrayList<>();
        steps.add(turnOff());
        lower().ifPresent(steps::add);
        change.tooling().cache().filter(cache -> facts.isNoticed()).ifPresent(cache -> steps.add(clear(cache)));
        if (facts.canReverseData()) {
            steps.add(reverseData());
        }
        steps.add(watch());
        if (facts.isNoticed() && !change.is(Trait.IRREVERSIBLE)) {
            steps.add(smokeTest());
        }
        steps.add(tell());
        return steps;
    }

    private ManualStep turnOff() {
        return facts.hasFlag() ? setFlag() : redeploy();
    }

    private ManualStep setFlag() {
        String off = facts.isExperiment()
                ? "'" + new FlagSection(facts).variantNames().get(0) + "'"
                : "off";
        return step(
                Kind.DISABLE_FLAG,
                "Set flag '" + facts.flagKey() + "'" + in(change.tooling().flagSystem()) + " to " + off
                        + " for everybody" + members(),
                "rollback.flag",
                "Flag '" + facts.flagKey() + "' decides who has " + facts.name() + ".");
    }

    /** Rules come before the percentage, so who turns the percentage to nothing still has to think of them. */
    private String members() {
        List<String> segments = new FlagSection(facts).segments();
        return segments.isEmpty() ? "" : ", members of " + Wording.and(segments) + " included";
    }

    /** The way down by the same steps, for harm that can wait. */
    private Optional<ManualStep> lower() {
        List<String> down = new ArrayList<>();
        facts.outlines().forEach(phase -> down.add(0, phase.step().percentage().toString()));
        return down.size() < 3
                ? Optional.empty()
                : Optional.of(step(
                        Kind.LOWER,
                        "Or, where no guardrail is breached, lower " + facts.name() + " step by step: "
                                + String.join(" -> ", down.subList(1, down.size())),
                        "rollback.lower",
                        "A rollback of " + facts.name() + " from " + down.get(0) + " at once is a jump too."));
    }

    private ManualStep redeploy() {
        return step(
                Kind.REDEPLOY,
                "Deploy the version without " + facts.name() + " to " + Wording.of(change.environment()),
                "rollback.redeploy",
                facts.name() + " has no flag because a gradual rollout is not needed.");
    }

    private static String in(Optional<String> tool) {
        return tool.map(name -> " in " + name).orElse("");
    }

    private ManualStep clear(String cache) {
        return step(
                Kind.CLEAR_CACHE,
                "Clear " + cache + " of what shows " + facts.noticed(),
                "rollback.cache",
                cache + " keeps showing " + facts.name() + " after it is off.");
    }

    private ManualStep reverseData() {
        return step(
                Kind.REVERT_DATA,
                change.dataRollback()
                        .map(procedure -> "Run the reversal of data: " + procedure)
                        .orElse("Stop writes of " + facts.name() + " and restore its data from before phase 1"),
                "rollback.data",
                facts.name() + " changes stored data.");
    }

    private ManualStep watch() {
        List<String> back = change.measures().stream()
                .filter(measure -> measure.role() == GateRole.GUARDRAIL)
                .map(measure -> measure.metric().name() + " is back at "
                        + measure.metric().baseline())
                .toList();
        return back.isEmpty()
                ? step(
                        Kind.VERIFY,
                        "Ask " + facts.owner() + " to confirm that " + facts.name() + " reaches nobody any more",
                        "rollback.confirm",
                        "No guardrail can show that the rollback of " + facts.name() + " worked.")
                : step(
                        Kind.VERIFY,
                        "Watch for another " + Wording.of(watchTime()) + " that " + Wording.and(back),
                        "rollback.watch",
                        "The guardrails of " + facts.name() + " show whether the rollback worked.");
    }

    /** Long enough for the last copy and the slowest metric. */
    private Duration watchTime() {
        Duration reaction = reaction().map(ReactionTime::total).orElse(Duration.ZERO);
        return reaction.compareTo(facts.rollbackBound()) > 0 ? reaction : facts.rollbackBound();
    }

    private ManualStep smokeTest() {
        String before = change.fallback()
                .map(way -> "that users have this again: " + way)
                .orElse("that this is gone: " + facts.noticed());
        return step(
                Kind.SMOKE_TEST,
                "Check with a smoke test " + before,
                "rollback.smoke-test",
                "Users notice whether " + facts.name() + " is on.");
    }

    private ManualStep tell() {
        String users = facts.isNoticed()
                ? ", then " + change.tooling().statusPage().orElse("the " + facts.users() + " who had it")
                : "";
        return step(
                Kind.COMMUNICATE,
                "Tell " + change.tooling().incidentChannel().orElse("the team of " + facts.name()) + users + " that "
                        + facts.name() + " was taken back" + how(),
                "rollback.tell",
                facts.isNoticed()
                        ? "Users notice " + facts.noticed() + "."
                        : "Nothing was said about what " + facts.users() + " notice of " + facts.name() + ".");
    }

    private String how() {
        boolean climbs = facts.outlines().size() > 1;
        boolean triggered = !facts.metricNames(GateRole.GUARDRAIL).isEmpty();
        return (climbs ? ", from which phase" : "") + (triggered ? (climbs ? " and" : ",") + " by which trigger" : "");
    }

    private ManualStep step(Kind kind, String text, String rule, String because) {
        return new ManualStep(kind, text, List.of(new UsedFacts(facts).of(rule, text, because)));
    }

    private Reason boundReason() {
        String bound = Wording.of(facts.rollbackBound());
        return change.rollbackWithin().isPresent()
                ? Reason.rule("rollback.bound-caller")
                        .fact("bound", bound)
                        .says("The caller wants " + facts.name() + " back within " + bound + ".")
                : Reason.rule("rollback.bound-policy")
                        .fact("risk", facts.assessment().risk())
                        .says("The policy gives " + facts.assessment().risk() + " changes " + bound + ".");
    }

    private DataRollback data() {
        if (change.is(Trait.IRREVERSIBLE)) {
            return irreversible();
        }
        Reason reason = Reason.rule("rollback.data-needed")
                .fact("traits", change.traits())
                .says(
                        facts.touchesData()
                                ? facts.name() + " changes stored data, which turning it off does not bring back."
                                : "Nothing says that " + facts.name() + " changes stored data.");
        return facts.touchesData() ? reversible(reason) : untouched(reason);
    }

    private DataRollback irreversible() {
        return new DataRollback(
                facts.touchesData(),
                DataRollbackKind.IMPOSSIBLE,
                "Not possible: turning " + facts.name() + " off keeps it from more " + facts.users()
                        + ", what it has done stays",
                List.of(Reason.rule("rollback.irreversible")
                        .fact("trait", Trait.IRREVERSIBLE)
                        .says(facts.name() + " " + Trait.IRREVERSIBLE.phrase() + ".")));
    }

    private DataRollback reversible(Reason reason) {
        return new DataRollback(
                true,
                change.dataRollback().isPresent() ? DataRollbackKind.PROCEDURE : DataRollbackKind.MISSING,
                change.dataRollback()
                        .orElse("None was given for " + facts.name()
                                + ": write one and rehearse it on a copy before phase 1"),
                List.of(reason));
    }

    private DataRollback untouched(Reason reason) {
        return new DataRollback(
                false,
                DataRollbackKind.NOT_NEEDED,
                "Not needed as far as is known: nothing says that " + facts.name() + " changes stored data",
                List.of(reason));
    }

    private String internally() {
        return change.tooling()
                .incidentChannel()
                .map(channel -> channel + ": " + facts.owner() + " says which trigger took " + facts.name() + " back")
                .orElse(facts.ownerFirst() + " tells everybody who answers questions about " + facts.name());
    }

    private String externally() {
        if (!facts.isNoticed()) {
            return "None planned: nothing was said about what " + facts.users() + " notice of " + facts.name();
        }
        return change.tooling().statusPage().orElse("A message to the " + facts.users() + " who had it")
                + (change.is(Trait.IRREVERSIBLE) ? ": stopped for now, " : ": taken back for now, ")
                + facts.noticed();
    }
}
