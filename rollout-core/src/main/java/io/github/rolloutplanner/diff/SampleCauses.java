package io.github.rolloutplanner.diff;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.diff.PlanChange.Cause;
import io.github.rolloutplanner.diff.PlanChange.Driver;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.rules.DiffCauseRows;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What of a sample made a phase longer than the other plan has it: the gate that it waits for last needs more observations, or fewer of
 * them come in a day. A phase that was not made longer for its sample has no such cause.
 *
 * @param before the earlier plan
 * @param after the later one
 */
record SampleCauses(RolloutPlan before, RolloutPlan after) {

    /** What moved the length, and by how many times. */
    private record Weighed(double times, Cause cause) {}

    /** The causes, those first that moved the length most. */
    List<Cause> of(Pairs.Pair<RolloutPhase> phase, boolean isLonger) {
        RolloutPhase longer = (isLonger ? phase.after() : phase.before()).value();
        RolloutPhase shorter = (isLonger ? phase.before() : phase.after()).value();
        String name = phase.after().name();
        return awaited(longer)
                .map(gate -> on(gate, shorter)
                        .map(other -> of(name, gate, other, isLonger))
                        .orElseGet(() -> alone(name, gate, shorter, isLonger)))
                .orElse(List.of());
    }

    private List<Cause> of(String phase, GateEvidence gate, GateEvidence other, boolean isLonger) {
        if (other.verdict() == Verdict.UNDERPOWERED) {
            Rule row = isLonger ? DiffCauseRows.SAMPLE_REACHED : DiffCauseRows.SAMPLE_OUT_OF_REACH;
            return List.of(
                    Causes.cause(Driver.SAMPLE, row, fact("metric", Part.named(gate.metric())), fact("phase", phase)));
        }
        return Stream.concat(
                        sample(phase, isLonger ? other : gate, isLonger ? gate : other, isLonger).stream(),
                        traffic(gate, isLonger).stream())
                .filter(part -> part.times() > 1)
                .sorted(Comparator.comparingDouble(Weighed::times).reversed())
                .map(Weighed::cause)
                .toList();
    }

    /** The gate that a phase was made longer for, of several the last to have its sample. */
    private static Optional<GateEvidence> awaited(RolloutPhase phase) {
        return phase.evidence().stream()
                .filter(gate ->
                        gate.verdict() == Verdict.EXTENDED && gate.needed().isPresent())
                .max(Comparator.comparing(gate -> gate.reachedAfter().orElse(Duration.ZERO)));
    }

    private static Optional<GateEvidence> on(GateEvidence gate, RolloutPhase phase) {
        return phase.evidence().stream()
                .filter(other -> other.metric().equals(gate.metric()))
                .findFirst();
    }

    private static Optional<Weighed> sample(String phase, GateEvidence was, GateEvidence is, boolean isLonger) {
        if (was.needed().isEmpty() || is.needed().isEmpty()) {
            return Optional.empty();
        }
        boolean isOther = !was.harm().equals(is.harm());
        return Optional.of(new Weighed(
                times(was.needed(), is.needed(), isLonger),
                Causes.cause(
                        Driver.SAMPLE,
                        DiffCauseRows.SAMPLE,
                        fact("metric", Part.named(is.metric())),
                        fact("phase", phase),
                        fact("before", was.needed().getAsLong()),
                        fact("after", is.needed().getAsLong()),
                        fact("effectBefore", Optional.of(was.harm()).filter(harm -> isOther)),
                        fact("effect", Optional.of(is.harm()).filter(harm -> isOther)))));
    }

    /** One plan has no gate on the metric; where it has no evidence at all, that is not known. */
    private static List<Cause> alone(String phase, GateEvidence gate, RolloutPhase shorter, boolean isLonger) {
        return shorter.evidence().isEmpty()
                ? List.of()
                : List.of(Causes.cause(
                        Driver.SAMPLE,
                        isLonger ? DiffCauseRows.SAMPLE_ADDED : DiffCauseRows.SAMPLE_REMOVED,
                        fact("metric", Part.named(gate.metric())),
                        fact("phase", phase),
                        fact(isLonger ? "after" : "before", gate.needed().orElse(0))));
    }

    /** Of what the gate counts, requests where both plans know them. */
    private Optional<Weighed> traffic(GateEvidence gate, boolean isLonger) {
        Optional<Weighed> requests = gate.exposureUnit() == ExposureUnit.USER
                ? Optional.empty()
                : traffic("requests a day", Population::requestsPerDay, isLonger);
        return requests.or(() -> traffic("users a day", people -> OptionalLong.of(people.usersPerDay()), isLonger));
    }

    private Optional<Weighed> traffic(String what, Function<Population, OptionalLong> number, boolean isLonger) {
        OptionalLong was = number(before, number);
        OptionalLong is = number(after, number);
        return was.isEmpty() || is.isEmpty()
                ? Optional.empty()
                : Optional.of(new Weighed(
                        times(is, was, isLonger),
                        Causes.cause(
                                Driver.TRAFFIC,
                                DiffCauseRows.USERS,
                                fact("what", what),
                                fact("before", was.getAsLong()),
                                fact("after", is.getAsLong()))));
    }

    private static OptionalLong number(RolloutPlan plan, Function<Population, OptionalLong> number) {
        return plan.population().map(number).orElse(OptionalLong.empty());
    }

    /** How many times the later number is the earlier one, or the other way round; 1 where one of them is not known. */
    private static double times(OptionalLong was, OptionalLong is, boolean isLonger) {
        if (was.isEmpty() || is.isEmpty()) {
            return 1;
        }
        double grown = (double) is.getAsLong() / Math.max(1, was.getAsLong());
        return isLonger ? grown : 1 / Math.max(Double.MIN_NORMAL, grown);
    }
}
