package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.decision.ExperimentReadOut.OfTreatment;
import io.github.rolloutplanner.decision.ExperimentReadOut.Recommendation;
import io.github.rolloutplanner.decision.MetricEffect.Finding;
import io.github.rolloutplanner.internal.rules.ReadOutRows;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.reason.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What to do with a treatment, in the order in which objections weigh.
 *
 * @param treatment how the treatment is described
 * @param data what it is read out of
 * @param effects what it did to each metric
 * @param worse regressions that were detected at one of the looks
 * @param mismatches groups that do not have their sizes
 * @param unseen the guardrails without data of both groups
 * @param successes the metrics of which one must be better
 * @param dependent the metrics of requests of which it is not known how far they depend on each other
 * @param doubts what both groups alike show to be broken
 * @param weaker that a covariate explains less than planned, if it does
 * @param interim how it goes on at an interim look, if this is one
 */
record ReadOutRule(
        String treatment,
        ExperimentData data,
        List<MetricEffect> effects,
        List<Reason> worse,
        List<Reason> mismatches,
        List<String> unseen,
        Set<String> successes,
        Set<String> dependent,
        List<Reason> doubts,
        Optional<Reason> weaker,
        Optional<Reason> interim) {

    OfTreatment applied() {
        if (!worse.isEmpty()) {
            return with(
                    Recommendation.DO_NOT_SHIP,
                    Stream.concat(worse.stream(), mismatches.stream()).toList());
        }
        if (!mismatches.isEmpty()) {
            return with(Recommendation.NONE, mismatches);
        }
        return interim.isPresent() ? atInterim(interim.get()) : atEnd();
    }

    /** Before the end, only what crosses its boundary decides. */
    private OfTreatment atInterim(Reason goesOn) {
        boolean isCrossed = isWorse() || (against().isEmpty() && unseen.isEmpty());
        return isCrossed ? decided() : with(Recommendation.KEEP_RUNNING, List.of(goesOn));
    }

    private OfTreatment atEnd() {
        List<Reason> missing = missing();
        return missing.isEmpty() ? decided() : with(Recommendation.KEEP_RUNNING, missing);
    }

    /** What is broken in both groups hides that something is better, but not that something is worse. */
    private OfTreatment decided() {
        if (!doubts.isEmpty() && !isWorse()) {
            return with(Recommendation.NONE, doubts);
        }
        List<Reason> against = against();
        return against.isEmpty() ? better() : with(Recommendation.DO_NOT_SHIP, against);
    }

    /** Dependent requests that are counted as independent look better by chance more often than the level allows. */
    private OfTreatment better() {
        List<String> better = effects.stream()
                .filter(effect -> effect.finding() == Finding.BETTER)
                .map(MetricEffect::metric)
                .toList();
        return dependent.containsAll(better)
                ? with(Recommendation.NONE, List.of(ReadOutRows.DEPENDENCE.reason(fact("metrics", better))))
                : with(
                        Recommendation.SHIP,
                        effects.stream().map(EffectReason::of).toList());
    }

    private boolean isWorse() {
        return effects.stream().anyMatch(effect -> effect.finding() == Finding.WORSE);
    }

    private OfTreatment with(Recommendation recommendation, List<Reason> reasons) {
        return new OfTreatment(treatment, effects, recommendation, reasons);
    }

    private List<Reason> missing() {
        List<Reason> missing = new ArrayList<>();
        unseen.forEach(metric -> missing.add(ReadOutRows.UNSEEN.reason(fact("metric", metric))));
        if (!data.isLargeEnough()) {
            missing.add(ReadOutRows.SIZE.reason(
                    fact("size", data.size()), fact("needed", data.needed().orElseThrow())));
            weaker.ifPresent(missing::add);
        }
        if (!data.isLongEnough()) {
            missing.add(ReadOutRows.WEEKS.reason(fact("elapsed", data.elapsed()), fact("planned", data.planned())));
        }
        return missing;
    }

    private List<Reason> against() {
        List<Reason> against = new ArrayList<>();
        for (MetricEffect effect : effects) {
            boolean isGuardrail = effect.role() == GateRole.GUARDRAIL;
            if (effect.finding() == Finding.WORSE || (isGuardrail && !isShownNotWorse(effect))) {
                against.add(EffectReason.of(effect));
            }
        }
        if (effects.stream().noneMatch(effect -> effect.finding() == Finding.BETTER)) {
            against.add(nothingBetter());
        }
        return against;
    }

    private static boolean isShownNotWorse(MetricEffect effect) {
        return effect.finding() == Finding.NOT_WORSE || effect.finding() == Finding.BETTER;
    }

    private Reason nothingBetter() {
        List<MetricEffect> ofSuccess = effects.stream()
                .filter(effect -> successes.contains(effect.name()))
                .toList();
        if (!ofSuccess.isEmpty()) {
            return ReadOutRows.NOTHING_BETTER.reason(fact("effects", ofSuccess));
        }
        return successes.isEmpty()
                ? ReadOutRows.NO_SUCCESS_METRIC.reason()
                : ReadOutRows.NOT_MEASURED.reason(fact("metrics", List.copyOf(successes)));
    }
}
