package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.reason.Reason;

/** What a rollout waits for, in words. */
final class WaitText {
    private WaitText() {}

    static Reason of(Wait.ForSoak wait) {
        return Reason.rule("hold.soak")
                .fact("length", Wording.of(wait.length()))
                .says("'" + wait.look().phase().name() + "' has lasted "
                        + Elapsed.text(wait.look().elapsed()) + " of " + Wording.of(wait.length()) + ".");
    }

    static Reason of(Wait.ForLength wait) {
        return Reason.rule("hold.length")
                .fact("elapsed", Elapsed.text(wait.look().elapsed()))
                .says("Nobody said how long '" + wait.look().phase().name() + "' shall last; it has lasted "
                        + Elapsed.text(wait.look().elapsed()) + ". Somebody has to let it go on.");
    }

    static Reason of(Wait.ForSample wait) {
        GateStatus gate = wait.gate();
        String end = wait.callsPerson()
                ? " After " + Elapsed.text(wait.look().elapsed()) + " in '"
                        + wait.look().phase().name() + "', a person has to decide."
                : wait.until()
                        .map(until -> " At this pace that is until " + Elapsed.text(until) + ".")
                        .orElse("");
        return GateText.rule("hold.sample", gate).says(missing(gate) + end);
    }

    private static String missing(GateStatus gate) {
        String rest = GateText.shown(gate) + GateText.evidence(gate) + ".";
        return gate.needed().isPresent() && gate.sample() < gate.needed().getAsLong()
                ? gate.metric() + " has " + Wording.of(gate.sample()) + " of the "
                        + Wording.count(gate.needed().getAsLong(), "observation") + " that would show "
                        + GateText.level(gate) + ": " + rest
                : gate.metric() + " is not shown to be better than " + GateText.level(gate) + ": " + rest;
    }

    static Reason of(Wait.ForData wait) {
        GateStatus gate = wait.gate();
        String since = gate.dataUntil()
                .map(until -> "nothing since " + Elapsed.text(until))
                .orElse("nothing in '" + wait.look().phase().name() + "'");
        String what = gate.failure()
                .map(failure -> "The source of " + gate.metric() + " fails (" + failure + "), with " + since)
                .orElse(gate.metric() + " has brought " + since);
        return GateText.rule(gate.failure().isPresent() ? "hold.source" : "hold.data", gate)
                .fact("due", Elapsed.text(gate.dataDue()))
                .says(what + ", data were due at " + Elapsed.text(gate.dataDue())
                        + (wait.callsPerson() ? ", and the grace of its gate is over: a person has to look." : "."));
    }

    static Reason of(Wait.ForSignal wait) {
        return GateText.rule("hold.signal", wait.gate())
                .says(wait.gate().metric() + " is worse than it may be in this phase: " + GateText.shown(wait.gate())
                        + GateText.evidence(wait.gate()) + ". The rollout goes on when it recovers.");
    }

    static Reason of(Wait.ForBreach wait) {
        return GateText.rule("hold.breach", wait.gate())
                .says(wait.gate().metric() + " is worse, and its gate wants a person to decide: "
                        + GateText.shown(wait.gate()) + GateText.evidence(wait.gate()) + ".");
    }

    static Reason of(Wait.ForSplit wait) {
        return Reason.rule("hold.split")
                .fact("metric", wait.metric())
                .says("The groups do not have the sizes that they should have: "
                        + split(wait.metric(), wait.detection(), wait.controlPerTreated())
                        + ". No comparison of them is trusted until somebody knows why.");
    }

    /** For instance "10,000 exposed and 9,000 others by 'Sign-ups' at 24h, where 1 other belongs to each exposed one". */
    static String split(String metric, Detection detection, double controlPerTreated) {
        return Wording.of(detection.treated().observations()) + " exposed and "
                + Wording.of(detection.control().map(GroupTotals::observations).orElse(0L)) + " others by '" + metric
                + "' at "
                + Elapsed.text(detection.at()) + ", where " + Wording.rounded(controlPerTreated)
                + (controlPerTreated == 1 ? " other belongs" : " others belong") + " to each exposed one, evidence "
                + GroupText.evidence(detection.evidence()) + " of " + GroupText.evidence(detection.needed())
                + " needed";
    }

    static Reason of(Wait.ForApproval wait) {
        return Reason.rule("hold.approval")
                .fact("gate", wait.gate())
                .says("Nobody has confirmed yet: " + wait.gate() + ".");
    }

    static Reason of(Wait.ForWindow wait) {
        return Reason.rule("hold.window")
                .fact("window", wait.freeze().window())
                .says("Nothing advances before "
                        + Elapsed.text(wait.freeze().window().end()) + ": "
                        + wait.freeze().cause() + ".");
    }

    static Reason of(Wait.ForResume wait) {
        return Reason.rule("hold.pause")
                .fact("at", Elapsed.text(wait.pause().at()))
                .says("The rollout was " + TransitionText.of(wait.pause()) + ".");
    }
}
