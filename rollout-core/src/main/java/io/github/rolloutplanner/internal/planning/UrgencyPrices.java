package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.evidence.AchievedPower;
import io.github.rolloutplanner.internal.rules.UrgencyRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.PlannedUrgency.MetricPrice;
import io.github.rolloutplanner.plan.PlannedUrgency.PhasePrice;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What the phases of an urgent plan cost: each beside what it would have been, gate by gate. */
final class UrgencyPrices {
    private static final double HUNDREDTHS = 100;
    private static final int DIGITS = 3;
    /** What is shortened keeps less than all. */
    private static final double MOST_OF_A_PART = 99;

    private final Facts usual;
    private final UrgentLadder ladder;
    private final Duration bake;

    /**
     * @param usual what is known of the plan without urgency
     * @param bake how long the urgent plan bakes
     */
    UrgencyPrices(Facts usual, UrgentLadder ladder, Duration bake) {
        this.usual = usual;
        this.ladder = ladder;
        this.bake = bake;
    }

    List<PhasePrice> of(List<PhaseFloor> phases, AnalyzedPhases urgent) {
        List<PhasePrice> prices = new ArrayList<>();
        for (int at = 0; at < phases.size(); at++) {
            PhaseFloor phase = phases.get(at);
            Optional<Integer> place = Optional.of(ladder.kept().indexOf(phase)).filter(found -> found >= 0);
            prices.add(new PhasePrice(
                    phase.name(),
                    phase.percentage(),
                    phase.isLast() ? usual.bake() : phase.usual(),
                    place.map(kept -> phase.isLast() ? bake : ladder.soak(phase)),
                    users(usual.proof(), Optional.of(at)),
                    users(urgent, place),
                    metrics(usual.proof().evidence().get(at), gates(urgent, place)),
                    reason(phase)));
        }
        return prices;
    }

    private static OptionalLong users(AnalyzedPhases analyzed, Optional<Integer> place) {
        Optional<ExposureLedger> ledger = analyzed.exposure();
        return ledger.isPresent() && place.isPresent()
                ? OptionalLong.of(ledger.get().phases().get(place.get()).users())
                : OptionalLong.empty();
    }

    private static List<GateEvidence> gates(AnalyzedPhases urgent, Optional<Integer> place) {
        return place.isPresent() ? urgent.evidence().get(place.get()) : List.of();
    }

    private static List<MetricPrice> metrics(List<GateEvidence> usual, List<GateEvidence> urgent) {
        List<MetricPrice> prices = new ArrayList<>();
        for (GateEvidence gate : usual) {
            Optional<GateEvidence> now = urgent.stream()
                    .filter(other -> other.metric().equals(gate.metric()))
                    .findFirst();
            if (AchievedPower.of(gate).isPresent()) {
                prices.add(price(gate, now));
            }
        }
        return prices;
    }

    private static MetricPrice price(GateEvidence gate, Optional<GateEvidence> now) {
        OptionalDouble usualPower = AchievedPower.of(gate);
        OptionalDouble power = now.isPresent() ? AchievedPower.of(now.get()) : OptionalDouble.empty();
        Optional<Quantity> usualMde = gate.minimumDetectableEffect();
        Optional<Quantity> mde = now.flatMap(GateEvidence::minimumDetectableEffect);
        Optional<Verdict> verdict = now.map(GateEvidence::verdict);
        Reason reason = (now.isPresent() ? UrgencyRows.PRICE : UrgencyRows.PRICE_LEFT_OUT)
                .reason(
                        fact("metric", gate.metric()),
                        fact("effect", gate.harm()),
                        fact("usualPower", shown(usualPower)),
                        fact("power", shown(power)),
                        fact("usualMde", shown(usualMde)),
                        fact("mde", shown(mde)));
        return new MetricPrice(
                gate.metric(), gate.harm(), usualMde, mde, usualPower, power, gate.verdict(), verdict, reason);
    }

    private static Object shown(Optional<Quantity> effect) {
        return effect.isPresent() ? effect.get() : "none";
    }

    private static Object shown(OptionalDouble power) {
        return power.isPresent() ? ShownPower.of(power.getAsDouble()) : "none";
    }

    /** Why a phase is as long as it is, or is none. */
    Reason reason(PhaseFloor phase) {
        if (!ladder.kept().contains(phase)) {
            return leftOut(ladder.before(phase), ladder.after(phase));
        }
        if (phase.isLast()) {
            return bake.equals(usual.bake())
                    ? UrgencyRows.SAME_BAKE.reason(fact("length", bake))
                    : UrgencyRows.LAST.reason(fact("length", bake), fact("usual", usual.bake()));
        }
        Duration soak = ladder.soak(phase);
        if (!soak.equals(phase.usual())) {
            return UrgencyRows.SOAK.reason(
                    fact("usual", phase.usual()), fact("length", soak), fact("part", partOf(phase)));
        }
        Rule kept = phase.spare().isZero() ? UrgencyRows.KEPT : UrgencyRows.WHOLE;
        return phase.fixedBy().orElse(kept).reason(fact("usual", phase.usual()));
    }

    private Reason leftOut(PhaseFloor before, PhaseFloor after) {
        double factor = after.percentage().value() / before.percentage().value();
        return UrgencyRows.LEFT_OUT.reason(
                fact("before", before.outline().step().label()),
                fact("next", after.outline().step().label()),
                fact("factor", Wording.rounded(factor, DIGITS)),
                fact("phases", ladder.exposing()));
    }

    private Optional<Percentage> partOf(PhaseFloor phase) {
        Percentage part = Percentage.percent(Math.min(MOST_OF_A_PART, Math.rint(ladder.part() * HUNDREDTHS)));
        return part.equals(Percentage.ZERO) || ladder.soak(phase).equals(phase.shortest())
                ? Optional.empty()
                : Optional.of(part);
    }
}
