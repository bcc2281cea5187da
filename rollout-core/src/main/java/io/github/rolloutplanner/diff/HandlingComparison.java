package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Compares what follows on what a gate says, and on its silence. */
final class HandlingComparison {
    /** The responses, from the weakest to the strongest. */
    private static final List<Response> STRENGTH =
            List.of(Response.IGNORE, Response.HOLD, Response.ESCALATE, Response.ROLL_BACK);

    private static final List<Facet<GateHandling, ?>> FACETS = List.of(
            response("onBreach", "on a breach", GateHandling::onBreach),
            response("onInconclusive", "on inconclusive data", GateHandling::onInconclusive),
            response("onNoData", "without data", GateHandling::onNoData),
            response("onSourceFailure", "on a failure of the source", GateHandling::onSourceFailure),
            Facet.of(
                    Kind.HANDLING,
                    "grace",
                    "the grace of %",
                    (GateHandling handling) -> Optional.of(handling.grace()),
                    Leaning.moreIsRiskier()));

    private static final Facet<Gate, GateHandling> WHOLE = Facet.of(
                    Kind.HANDLING, "handling", "what follows on %", Gate::handling, Leaning.<GateHandling>none())
            .shownAs(handling -> Wording.of(handling.onBreach()) + " on a breach");

    private HandlingComparison() {}

    private static Facet<GateHandling, Response> response(
            String path, String when, Function<GateHandling, Response> response) {
        return Facet.of(
                Kind.HANDLING,
                path,
                "% " + when,
                handling -> Optional.of(response.apply(handling)),
                Leaning.by((one, other) -> STRENGTH.indexOf(other) - STRENGTH.indexOf(one)));
    }

    /** A gate without a handling is handled by its role, so that nothing is left to compare where neither has one. */
    static void compare(Pairs.Pair<GateAtom> pair, Found found) {
        Gate before = pair.before().value().gate();
        Gate after = pair.after().value().gate();
        if (found.silence()
                .hides(before.handling().isPresent(), after.handling().isPresent())) {
            WHOLE.compare(gate(pair.before()), gate(pair.after()), found);
        } else if (before.handling().isPresent() || after.handling().isPresent()) {
            Facet.compareAll(
                    FACETS,
                    part(pair.before(), handling(before, after)),
                    part(pair.after(), handling(after, before)),
                    found);
        }
    }

    private static Part<Gate> gate(Part<GateAtom> atom) {
        return new Part<>(atom.path(), atom.name(), atom.value().gate());
    }

    private static Part<GateHandling> part(Part<GateAtom> gate, GateHandling handling) {
        return new Part<>(gate.path("handling"), gate.name(), handling);
    }

    private static GateHandling handling(Gate gate, Gate other) {
        return gate.handling()
                .orElseGet(() -> GateHandling.of(
                        gate.role(), other.handling().map(GateHandling::grace).orElse(Duration.ZERO)));
    }
}
