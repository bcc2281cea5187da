package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.statistics.EValue;
import io.github.rolloutplanner.statistics.RateTally;
import java.util.List;
import java.util.Optional;

/**
 * What some stretches say of harm, kept so that the next observation is weighed with its own stretch alone.
 *
 * @param earlier the tally of all stretches but the last; nothing where there is no stretch, or a mean is judged
 * @param worse the evidence of all stretches, to the bit what weighing them anew says
 */
record Weighed(Optional<RateTally> earlier, EValue worse) {

    static Weighed of(MetricModel model, List<Stratum> strata) {
        Optional<RateJudge> rates = rates(model);
        if (rates.isEmpty() || strata.isEmpty()) {
            return new Weighed(Optional.empty(), worse(model, strata));
        }
        return of(model, rates.get(), rates.get().tally(allButLast(strata), model.yardsticks()), last(strata));
    }

    private static Weighed of(MetricModel model, RateJudge rates, RateTally earlier, Stratum last) {
        return new Weighed(
                Optional.of(earlier),
                rates.plus(earlier, last, model.yardsticks()).evidence());
    }

    private static EValue worse(MetricModel model, List<Stratum> strata) {
        return model.judge()
                .map(judge -> judge.worse(strata, model.yardsticks(), model.comparisonLevel()))
                .orElse(EValue.NONE);
    }

    private static Optional<RateJudge> rates(MetricModel model) {
        return model.judge().filter(RateJudge.class::isInstance).map(RateJudge.class::cast);
    }

    /** With an observation, as a rule in the last stretch or in a new one after it. */
    Weighed with(MetricModel model, List<Stratum> before, Stratum observed, List<Stratum> after) {
        if (earlier.isEmpty() || last(before).isAfter(observed)) {
            return of(model, after);
        }
        RateJudge rates = rates(model).orElseThrow();
        RateTally sofar = observed.isAfter(last(before))
                ? rates.plus(earlier.get(), last(before), model.yardsticks())
                : earlier.get();
        return of(model, rates, sofar, last(after));
    }

    private static List<Stratum> allButLast(List<Stratum> strata) {
        return strata.subList(0, strata.size() - 1);
    }

    private static Stratum last(List<Stratum> strata) {
        return strata.get(strata.size() - 1);
    }
}
