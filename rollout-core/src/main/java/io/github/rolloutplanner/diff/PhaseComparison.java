package io.github.rolloutplanner.diff;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.diff.ExposureDifference.Exposed;
import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.GateComposition;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Compares the steps of two plans: which there are, how long they soak, whom they expose and when. */
final class PhaseComparison {
    private static final Facet<RolloutPhase, String> NAME = Facet.of(
                    Kind.NAME,
                    "name",
                    "the phase at %",
                    (RolloutPhase phase) -> Optional.of(phase.name()),
                    Leaning.<String>none())
            .shownAs(Part::named);

    private static final Facet<RolloutPhase, Percentage> PERCENTAGE = Facet.of(
            Kind.PERCENTAGE,
            "percentage",
            "%",
            (RolloutPhase phase) -> Optional.of(phase.percentage()),
            Leaning.moreIsRiskier());

    private static final Facet<RolloutPhase, Duration> SOAK =
            Facet.of(Kind.SOAK, "soak", "%", RolloutPhase::soak, Leaning.moreIsSafer());

    private static final Facet<RolloutPhase, RolloutPhase> AUDIENCE = new Facet<>(
            Kind.AUDIENCE,
            "audience",
            "the audience of %",
            Optional::of,
            phase -> phase.audience().text(phase.percentage()),
            Leaning.none());

    private static final Map<PhasePurpose, String> PURPOSES = Map.of(
            PhasePurpose.ROLLOUT, "a step of the rollout",
            PhasePurpose.EXPERIMENT, "the experiment",
            PhasePurpose.HOLDBACK, "a bake beside a holdback");

    private static final Facet<RolloutPhase, PhasePurpose> PURPOSE = Facet.of(
                    Kind.PURPOSE,
                    "purpose",
                    "%",
                    (RolloutPhase phase) -> Optional.of(phase.purpose()),
                    Leaning.by(
                            Comparator.<PhasePurpose, Boolean>comparing(purpose -> purpose != PhasePurpose.HOLDBACK)))
            .shownAs(PURPOSES::get);

    private static final Facet<RolloutPhase, GateComposition> COMPOSITION = Facet.of(
                    Kind.COMPOSITION,
                    "composition",
                    "%",
                    (RolloutPhase phase) -> Optional.of(phase.composition()),
                    Leaning.by(Comparator.comparingInt(PhaseComparison::mustPass)
                            .thenComparingInt(gates -> gates.critical().size())
                            .reversed()))
            .shownAs(PhaseComparison::text)
            .beyondContract();

    private static final Facet<RolloutPlan, Duration> BAKE = Facet.of(
            Kind.BAKE,
            "timeline.bake",
            "the bake",
            PhaseComparison::bake,
            Leaning.<Duration>moreIsSafer().withoutIsRiskier());

    private final RolloutPlan before;
    private final RolloutPlan after;
    private final Pairs<RolloutPhase> phases;
    private final Causes causes;
    private final PhaseStarts startsBefore;
    private final PhaseStarts startsAfter;
    private final Found found;

    PhaseComparison(RolloutPlan before, RolloutPlan after, Pairs<RolloutPhase> phases, Found found) {
        this.before = before;
        this.after = after;
        this.phases = phases;
        this.causes = new Causes(before, after, phases);
        this.startsBefore = PhaseStarts.of(before);
        this.startsAfter = PhaseStarts.of(after);
        this.found = found;
    }

    void compare() {
        phases.both().forEach(this::compare);
        phases.added()
                .forEach(phase -> found.change(Kind.PHASE, reach(phase, before).opposite())
                        .stated()
                        .after(phase.path(), Optional.of(step(phase, after)))
                        .causes(causes.ofLadder())
                        .says(phase.name()));
        phases.removed()
                .forEach(phase -> found.change(Kind.PHASE, reach(phase, after))
                        .stated()
                        .before(phase.path(), Optional.of(step(phase, before)))
                        .causes(causes.ofLadder())
                        .says(phase.name()));
        BAKE.compare(new Part<>("", "", before), new Part<>("", "", after), found);
    }

    private void compare(Pairs.Pair<RolloutPhase> pair) {
        RolloutPhase was = pair.before().value();
        RolloutPhase is = pair.after().value();
        NAME.compare(at(pair.before()), at(pair.after()), found);
        PERCENTAGE.compare(pair.before(), pair.after(), causes.ofLadder(), found);
        if (!PhasePairs.audience(was).equals(PhasePairs.audience(is))
                && !was.targetGroup().equals(is.targetGroup())) {
            AUDIENCE.compare(pair.before(), pair.after(), found);
        }
        PURPOSE.compare(pair.before(), pair.after(), found);
        COMPOSITION.compare(pair.before(), pair.after(), found);
        if (!isLast(pair.before(), before) || !isLast(pair.after(), after)) {
            SOAK.compare(pair.before(), pair.after(), causes.ofLength(pair), found);
        }
        users(pair);
        start(pair);
    }

    /** A phase that is called by what it exposes, where its name is in question. */
    private static Part<RolloutPhase> at(Part<RolloutPhase> phase) {
        return new Part<>(phase.path(), phase.value().percentage().toString(), phase.value());
    }

    /** More users in one phase; where a plan does not know them, or counts others, the population or audience is what changed. */
    private void users(Pairs.Pair<RolloutPhase> pair) {
        Optional<Exposed> were = Exposed.in(pair.before().value(), before);
        Optional<Exposed> are = Exposed.in(pair.after().value(), after);
        boolean isSameUnit = were.map(Exposed::unit).equals(are.map(Exposed::unit));
        if (were.isPresent() && isSameUnit && !were.equals(are)) {
            Direction direction = Leaning.<Long>moreIsRiskier().of(were.map(Exposed::number), are.map(Exposed::number));
            found.change(Kind.BLAST_RADIUS, direction)
                    .before(pair.before().path(), were.map(Exposed::toString))
                    .after(pair.after().path(), are.map(Exposed::toString))
                    .says(pair.after().name());
        }
    }

    private void start(Pairs.Pair<RolloutPhase> pair) {
        Optional<Duration> was = startsBefore.of(pair.before());
        Optional<Duration> is = startsAfter.of(pair.after());
        if (was.isPresent() && is.isPresent() && !was.equals(is)) {
            boolean isEarlier = is.get().compareTo(was.get()) < 0;
            Duration difference = was.get().minus(is.get()).abs();
            found.change(Kind.EXPOSURE, isEarlier ? Direction.RISKIER : Direction.SAFER)
                    .before(pair.before().path(), Optional.of(offset(was.get())))
                    .after(pair.after().path(), Optional.of(offset(is.get())))
                    .causes(causes.ofStart(pair, !isEarlier))
                    .says(
                            pair.after().name(),
                            fact("who", who(pair.after().value())),
                            fact("difference", difference),
                            fact("sooner", isEarlier ? "earlier" : "later"));
        }
    }

    private String who(RolloutPhase phase) {
        return Exposed.in(phase, after).map(Exposed::toString).orElse("its users");
    }

    private static String offset(Duration start) {
        return start.isZero() ? "at the start" : "after " + Wording.of(start);
    }

    /** A step between others makes the way up smoother; one that goes beyond all others reaches more users. */
    private static Direction reach(Part<RolloutPhase> phase, RolloutPlan other) {
        return other.phases().stream()
                        .anyMatch(
                                one -> one.percentage().compareTo(phase.value().percentage()) >= 0)
                ? Direction.RISKIER
                : Direction.SAFER;
    }

    private static String step(Part<RolloutPhase> phase, RolloutPlan plan) {
        String who = Exposed.in(phase.value(), plan)
                .map(Exposed::toString)
                .orElseGet(() -> phase.value().percentage().toString());
        return who
                + phase.value().soak().map(soak -> " for " + Wording.of(soak)).orElse("");
    }

    private static boolean isLast(Part<RolloutPhase> phase, RolloutPlan plan) {
        return phase.place() == plan.phases().size() - 1;
    }

    private static Optional<Duration> bake(RolloutPlan plan) {
        Optional<Duration> ofLast = plan.phases().isEmpty()
                ? Optional.empty()
                : plan.phases().get(plan.phases().size() - 1).soak();
        return ofLast.or(() -> plan.timeline().bake().length());
    }

    private static int mustPass(GateComposition gates) {
        return gates.needed().orElse(Integer.MAX_VALUE);
    }

    private static String text(GateComposition gates) {
        String some = gates.needed().isPresent() ? gates.needed().getAsInt() + " of its gates" : "all of its gates";
        return gates.critical().isEmpty()
                ? some
                : some + " and "
                        + Wording.and(gates.critical().stream().map(Part::named).toList());
    }
}
