package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.ValueArbitraries.durations;
import static io.github.rolloutplanner.json.ValueArbitraries.listsOf;
import static io.github.rolloutplanner.json.ValueArbitraries.maybe;
import static io.github.rolloutplanner.json.ValueArbitraries.phasePercentages;
import static io.github.rolloutplanner.json.ValueArbitraries.probabilities;
import static io.github.rolloutplanner.json.ValueArbitraries.quantities;
import static io.github.rolloutplanner.json.ValueArbitraries.reason;
import static io.github.rolloutplanner.json.ValueArbitraries.reasons;
import static io.github.rolloutplanner.json.ValueArbitraries.someOf;
import static io.github.rolloutplanner.json.ValueArbitraries.texts;
import static net.jqwik.api.Arbitraries.of;

import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.PolicyLengths;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Urgencies and lengths of policies of any sort. */
final class UrgencyArbitraries {
    private UrgencyArbitraries() {}

    static Arbitrary<PlannedUrgency> urgencies() {
        return Combinators.combine(
                        maybe(durations()),
                        maybe(texts()),
                        durations(),
                        durations(),
                        durations(),
                        listsOf(phases()),
                        reasons())
                .as(PlannedUrgency::new);
    }

    static Arbitrary<PolicyLengths> policyLengths() {
        return Combinators.combine(durations(), maybe(durations())).as(PolicyLengths::new);
    }

    private static Arbitrary<PlannedUrgency.PhasePrice> phases() {
        return Combinators.combine(
                        texts(),
                        phasePercentages(),
                        durations(),
                        maybe(durations()),
                        counts(),
                        counts(),
                        listsOf(metrics()),
                        reason())
                .as(PlannedUrgency.PhasePrice::new);
    }

    private static Arbitrary<PlannedUrgency.MetricPrice> metrics() {
        return Combinators.combine(texts(), quantities(), maybe(quantities()), maybe(quantities()), powers(), powers())
                .flatAs((metric, effect, usualMde, mde, usualPower, power) -> Combinators.combine(
                                of(Verdict.class), maybe(of(Verdict.class)), reason())
                        .as((usual, verdict, reason) -> new PlannedUrgency.MetricPrice(
                                metric, effect, usualMde, mde, usualPower, power, usual, verdict, reason)));
    }

    private static Arbitrary<OptionalLong> counts() {
        return maybe(someOf()).map(number -> number.map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    private static Arbitrary<OptionalDouble> powers() {
        return maybe(probabilities())
                .map(number -> number.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }
}
