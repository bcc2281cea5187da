package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.decision.MetricEffect.Finding;
import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.reason.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * What to do with a treatment, in the order in which objections weigh.
 *
 * @param shown what the experiment shows
 * @param wrong what more data do not mend
 * @param unseen the guardrails of which nobody can say that they are not worse
 * @param hopedFor the metrics that should become better
 */
record ReadOutRule(ExperimentReadOut shown, List<Reason> wrong, List<String> unseen, List<String> hopedFor) {

    ExperimentReadOut applied() {
        if (!wrong.isEmpty()) {
            return with(Recommendation.DO_NOT_SHIP, wrong);
        }
        List<Reason> missing = missing();
        if (!missing.isEmpty()) {
            return with(Recommendation.KEEP_RUNNING, missing);
        }
        List<Reason> against = against();
        return against.isEmpty()
                ? with(
                        Recommendation.SHIP,
                        shown.effects().stream().map(ReadOutRule::reason).toList())
                : with(Recommendation.DO_NOT_SHIP, against);
    }

    private ExperimentReadOut with(Recommendation recommendation, List<Reason> reasons) {
        return new ExperimentReadOut(
                shown.effects(),
                shown.size(),
                shown.needed(),
                shown.elapsed(),
                shown.planned(),
                shown.splitIsHealthy(),
                recommendation,
                reasons);
    }

    private List<Reason> missing() {
        List<Reason> missing = new ArrayList<>();
        unseen.forEach(metric -> missing.add(Reason.rule("read-out.unseen")
                .fact("metric", metric)
                .says("Guardrail " + metric + " has no sizes and no events of both groups to compare, so nobody can say"
                        + " that it is not worse.")));
        if (!shown.isLargeEnough()) {
            missing.add(Reason.rule("read-out.size")
                    .fact("size", shown.size())
                    .says("The smaller group has " + Wording.of(shown.size()) + " of "
                            + Wording.of(shown.needed().orElseThrow()) + " observations."));
        }
        if (!shown.isLongEnough()) {
            missing.add(Reason.rule("read-out.weeks")
                    .fact("elapsed", Elapsed.text(shown.elapsed()))
                    .says("The test has data of " + Elapsed.text(shown.elapsed()) + " of the "
                            + Wording.of(shown.planned()) + " that were planned."));
        }
        return missing;
    }

    private List<Reason> against() {
        List<Reason> against = new ArrayList<>();
        for (MetricEffect effect : shown.effects()) {
            boolean isGuardrail = effect.role() == GateRole.GUARDRAIL;
            if (effect.finding() == Finding.WORSE || (isGuardrail && effect.finding() != Finding.NOT_WORSE)) {
                against.add(reason(effect));
            }
        }
        if (shown.effects().stream().noneMatch(effect -> effect.finding() == Finding.BETTER)) {
            against.add(Reason.rule("read-out.nothing-better").says(nothingBetter()));
        }
        return against;
    }

    private String nothingBetter() {
        List<String> hoped = shown.effects().stream()
                .filter(effect -> effect.role() == GateRole.SUCCESS)
                .map(MetricEffect::toString)
                .toList();
        return hoped.isEmpty()
                ? Wording.count(hopedFor.size(), "metric") + " should become better"
                        + (hopedFor.isEmpty()
                                ? ""
                                : ", " + Wording.and(hopedFor) + ", and none was measured in both groups")
                        + "."
                : "No success metric is shown to be better: " + Wording.and(hoped) + ".";
    }

    private static Reason reason(MetricEffect effect) {
        return Reason.rule("read-out." + Wording.of(effect.finding()).replace(' ', '-'))
                .fact("metric", effect.metric())
                .fact("p", Wording.rounded(effect.pValue()))
                .says(effect + ".");
    }
}
