package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.AMOUNT;
import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.PERCENT;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.evidence.BudgetUse;
import io.github.rolloutplanner.evidence.DefectCost;
import java.time.Duration;
import java.util.Optional;

/** What a defect of a metric would cost. */
final class DefectCodec extends ObjectCodec<DefectCost> {
    private static final Codec<BudgetUse> BUDGET_USE = object(
            "budget_use",
            required("budget", AMOUNT, BudgetUse::budget)
                    .described("The bad events that the objective allows in its window."),
            required("percentage", PERCENT, BudgetUse::percentage)
                    .described("The part of them that the defect adds, in percent."),
            BudgetUse::new);

    private final Field<DefectCost, String> metric =
            add(required("metric", TEXT, DefectCost::metric).described("The metric that gets worse."));
    private final Field<DefectCost, Double> factor =
            add(required("factor", AMOUNT, DefectCost::factor).described("How many times its baseline it shows."));
    private final Field<DefectCost, Optional<Duration>> seenAfter =
            add(optional("seen_after", DURATION, DefectCost::seenAfter)
                    .described("When the defect is noticed; left out where the phase is over before."));
    private final Field<DefectCost, Duration> lasts =
            add(required("lasts", DURATION, DefectCost::lasts).described("How long users have it."));
    private final Field<DefectCost, Long> extraEvents =
            add(required("extra_events", COUNT, DefectCost::extraEvents).described("The bad events that it adds."));
    private final Field<DefectCost, Optional<BudgetUse>> budgetUse =
            add(optional("budget_use", BUDGET_USE, DefectCost::budgetUse)
                    .described("What they take from the error budget; left out without a service level objective."));

    DefectCodec() {
        super("defect_cost");
    }

    @Override
    DefectCost build(Members members) {
        return new DefectCost(
                members.get(metric),
                members.get(factor),
                members.get(seenAfter),
                members.get(lasts),
                members.get(extraEvents),
                members.get(budgetUse));
    }
}
