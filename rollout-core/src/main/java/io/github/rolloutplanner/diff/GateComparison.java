package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Tolerance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what must hold in a phase, or at the end: levels of metrics, approvals and criteria in words. */
final class GateComparison {
    private static final Map<Comparison, String> COMPARISONS = Map.of(
            Comparison.BASELINE, "against its baseline",
            Comparison.CONTROL, "against the control group",
            Comparison.ABSOLUTE, "against its own level");

    private static final Map<GateRole, String> ROLES = Map.of(
            GateRole.GUARDRAIL, "a guardrail",
            GateRole.SIGNAL, "a signal",
            GateRole.SUCCESS, "a success metric",
            GateRole.OBSERVE, "only observed");

    private static final List<Facet<GateAtom, ?>> FACETS = List.of(
            Facet.of(
                    Kind.THRESHOLD, "condition", "%", (GateAtom atom) -> Optional.of(atom.limit()), LimitLevel::looser),
            Facet.of(
                            Kind.ROLE,
                            "role",
                            "the role of %",
                            (GateAtom atom) -> Optional.of(atom.gate().role()),
                            Leaning.by(Comparator.comparingInt(GateComparison::weakness)))
                    .beyondContract(),
            Facet.of(
                            Kind.JUDGE,
                            "comparison",
                            "how % is judged",
                            (GateAtom atom) -> atom.gate().comparison(),
                            Leaning.<Comparison>none())
                    .shownAs(COMPARISONS::get),
            Facet.of(
                            Kind.JUDGE,
                            "margin",
                            "the margin of %",
                            (GateAtom atom) -> Optional.of(atom.gate().margin()),
                            Leaning.<Percentage>moreIsRiskier())
                    .beyondContract(),
            Facet.of(
                            Kind.JUDGE,
                            "tolerance",
                            "the tolerance of %",
                            (GateAtom atom) -> Optional.of(atom.gate().tolerance()),
                            Leaning.by(GateComparison::compare))
                    .shownAs(GateComparison::text)
                    .beyondContract(),
            Facet.of(
                            Kind.MINIMUM_SAMPLE,
                            "minimumSample",
                            "%",
                            (GateAtom atom) ->
                                    atom.gate().minimumSample().stream().boxed().findFirst(),
                            Leaning.<Long>moreIsSafer().withoutIsRiskier())
                    .shownAs(sample -> Wording.count(sample, "observation")),
            Facet.of(
                            Kind.PERSISTENCE,
                            "condition",
                            "%",
                            (GateAtom atom) -> Optional.of(atom.on().persistence()),
                            Leaning.<Condition.Persistence>none())
                    .shownAs(GateComparison::text));

    private final GateAtom.Metrics before;
    private final GateAtom.Metrics after;
    private final Found found;

    GateComparison(GateAtom.Metrics before, GateAtom.Metrics after, Found found) {
        this.before = before;
        this.after = after;
        this.found = found;
    }

    /** The gates of one phase, or the success criteria. */
    void compare(Part<List<Gate>> was, Part<List<Gate>> is) {
        measured(was, is);
        approvals(was, is);
        words(was, is);
    }

    private void measured(Part<List<Gate>> was, Part<List<Gate>> is) {
        Pairs<GateAtom> atoms = Pairs.of(atoms(was, before), atoms(is, after))
                .by(atom -> List.of(
                        atom.key(),
                        atom.limit().healthy(),
                        atom.gate().comparison(),
                        atom.gate().role()))
                .by(atom ->
                        List.of(atom.key(), atom.limit().healthy(), atom.gate().comparison()))
                .by(atom -> List.of(atom.key(), atom.limit().healthy()));
        atoms.both().forEach(pair -> {
            Facet.compareAll(FACETS, pair.before(), pair.after(), found);
            HandlingComparison.compare(pair, found);
        });
        atoms.added().forEach(atom -> found.added(Kind.GATE, lost(atom).opposite(), atom, is.name(), text(atom)));
        atoms.removed().forEach(atom -> found.removed(Kind.GATE, lost(atom), atom, is.name(), text(atom)));
    }

    private static List<Part<GateAtom>> atoms(Part<List<Gate>> gates, GateAtom.Metrics metrics) {
        List<Part<GateAtom>> atoms = new ArrayList<>();
        for (Part<Gate> gate : Part.each(gates.path(), gates.value(), Gate::toString)) {
            for (GateAtom atom : metrics.allOf(gate.value())) {
                String name = "the gate of " + Part.named(atom.metric()) + " in " + gates.name();
                atoms.add(new Part<>(gate.path(), name, atom));
            }
        }
        return atoms;
    }

    private static Direction lost(Part<GateAtom> atom) {
        return atom.value().gate().role() == GateRole.OBSERVE ? Direction.NEUTRAL : Direction.RISKIER;
    }

    private static String text(Part<GateAtom> atom) {
        return Part.named(atom.value().metric()) + " " + atom.value().limit() + ", "
                + ROLES.get(atom.value().gate().role());
    }

    private void approvals(Part<List<Gate>> was, Part<List<Gate>> is) {
        Pairs<Condition.Approval> approvals = Pairs.of(approvals(was), approvals(is))
                .by(Condition.Approval::approver)
                .by(Condition.Approval::isAssigned)
                .by(approval -> true);
        Facet<Condition.Approval, String> approver =
                Facet.of(Kind.APPROVAL, "condition", is.name(), approval -> Optional.of(who(approval)), Leaning.none());
        approvals.both().forEach(pair -> approver.compare(pair.before(), pair.after(), found));
        approvals.added().forEach(one -> found.added(Kind.APPROVAL, Direction.SAFER, one, is.name(), who(one.value())));
        approvals
                .removed()
                .forEach(one -> found.removed(Kind.APPROVAL, Direction.RISKIER, one, is.name(), who(one.value())));
    }

    private static List<Part<Condition.Approval>> approvals(Part<List<Gate>> gates) {
        List<Part<Condition.Approval>> approvals = new ArrayList<>();
        for (Part<Gate> gate : Part.each(gates.path(), gates.value(), Gate::toString)) {
            if (gate.value().condition() instanceof Condition.Approval approval) {
                approvals.add(new Part<>(gate.path(), gates.name(), approval));
            }
        }
        return approvals;
    }

    private static String who(Condition.Approval approval) {
        return approval.isAssigned() ? approval.approver().orElse("") : "a person who is not named yet";
    }

    /** What words mean cannot be compared: where some went and others came, neither is safer. */
    private void words(Part<List<Gate>> was, Part<List<Gate>> is) {
        Pairs<String> words = Pairs.of(words(was, before), words(is, after)).by(text -> text);
        boolean areReplaced = !words.added().isEmpty() && !words.removed().isEmpty();
        Direction more = areReplaced ? Direction.NEUTRAL : Direction.SAFER;
        words.added().forEach(one -> found.added(Kind.CRITERION, more, one, is.name(), one.value()));
        words.removed().forEach(one -> found.removed(Kind.CRITERION, more.opposite(), one, is.name(), one.value()));
    }

    private static List<Part<String>> words(Part<List<Gate>> gates, GateAtom.Metrics metrics) {
        List<Part<String>> words = new ArrayList<>();
        for (Part<Gate> gate : Part.each(gates.path(), gates.value(), Gate::toString)) {
            if (gate.value().condition() instanceof Condition.Stated stated
                    && metrics.allOf(gate.value()).isEmpty()) {
                words.add(new Part<>(gate.path(), gates.name(), stated.text()));
            }
        }
        return words;
    }

    private static int weakness(GateRole role) {
        return switch (role) {
            case GUARDRAIL -> 0;
            case SIGNAL, SUCCESS -> 1;
            case OBSERVE -> 2;
        };
    }

    private static int compare(Tolerance one, Tolerance other) {
        return one.getClass().equals(other.getClass()) ? breaches(one) - breaches(other) : 0;
    }

    private static int breaches(Tolerance tolerance) {
        if (tolerance instanceof Tolerance.Consecutive consecutive) {
            return consecutive.breaches();
        }
        return tolerance instanceof Tolerance.Total total ? total.breaches() : 0;
    }

    private static String text(Tolerance tolerance) {
        if (tolerance instanceof Tolerance.Consecutive consecutive) {
            return Wording.count(consecutive.breaches(), "breach") + " in a row";
        }
        return tolerance instanceof Tolerance.Total total
                ? Wording.count(total.breaches(), "breach") + " in all"
                : "a statistical test";
    }

    static String text(Condition.Persistence persistence) {
        return persistence.equals(Condition.Persistence.NONE) ? "at once" : persistence.toString();
    }
}
