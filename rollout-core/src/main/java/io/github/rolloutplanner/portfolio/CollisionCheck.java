package io.github.rolloutplanner.portfolio;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.PortfolioRows;
import io.github.rolloutplanner.lint.Finding.Severity;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.portfolio.PortfolioFinding.Kind;
import io.github.rolloutplanner.portfolio.PortfolioFinding.Overlap;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds rollouts that act on one metric of the same users at a time. */
final class CollisionCheck implements Check {
    private static final Set<Kind> DRAWN = Set.of(Kind.INDEPENDENT, Kind.EACH_REQUEST);

    @Override
    public void check(List<Lane> lanes, Starts starts, Findings findings) {
        Sweep.metricsOfPairs(lanes).forEach((pair, metrics) -> {
            List<Overlap> overlaps = overlaps(pair.one(), pair.other());
            if (!overlaps.isEmpty()) {
                add(pair, metrics, overlaps, starts, findings);
            }
        });
    }

    private void add(Pair pair, List<String> metrics, List<Overlap> overlaps, Starts starts, Findings findings) {
        Lane one = pair.one();
        Lane other = pair.other();
        Overlap most =
                overlaps.stream().max(Comparator.comparing(Overlap::percentage)).orElseThrow();
        boolean isBlurred = isComparedWithControls(one, other, overlaps);
        List<Fact> facts = List.of(
                fact("one", one.shown()),
                fact("other", other.shown()),
                fact("metrics", Findings.shown(metrics)),
                fact("percentage", most.percentage()),
                fact("exposed", most.kind() == Kind.EACH_REQUEST ? "requests" : "users"),
                fact("users", most.users().stream().boxed().findFirst()),
                fact("why", most.kind().clause()));
        Rule says = isBlurred ? PortfolioRows.ATTRIBUTION_BLURRED : PortfolioRows.ATTRIBUTION_LOST;
        Findings.Draft draft = new Findings.Draft(
                isBlurred ? Severity.INFO : Severity.WARNING,
                List.of(one, other),
                overlaps.stream().map(Overlap::from).min(Instant::compareTo).orElseThrow(),
                overlaps.stream()
                        .map(overlap -> overlap.until().orElse(Stretch.NEVER))
                        .max(Instant::compareTo)
                        .orElseThrow(),
                overlaps);
        Optional<Lane> moved =
                starts.clear(other, this, List.of(one)).or(() -> starts.clear(one, this, List.of(other)));
        findings.add(
                draft,
                says,
                facts,
                moved.isPresent() ? PortfolioRows.MOVE : PortfolioRows.SEPARATE,
                moved.map(CollisionCheck::advice).orElse(List.of()));
    }

    private static List<Fact> advice(Lane moved) {
        return List.of(fact("moved", moved.shown()), fact("time", moved.local(moved.start())));
    }

    /** Drawn independently of each other, a second change reaches treatment and control of the first alike. */
    private static boolean isComparedWithControls(Lane one, Lane other, List<Overlap> overlaps) {
        return overlaps.stream().allMatch(overlap -> DRAWN.contains(overlap.kind()))
                && List.of(one, other).stream().allMatch(lane -> isComparedWithControls(lane, overlaps));
    }

    private static boolean isComparedWithControls(Lane lane, List<Overlap> overlaps) {
        List<Optional<Comparison>> comparisons = lane.stretches().stream()
                .filter(stretch -> overlaps.stream()
                        .anyMatch(overlap ->
                                stretch.from().isBefore(overlap.until().orElse(Stretch.NEVER))
                                        && overlap.from().isBefore(stretch.end())))
                .flatMap(stretch -> stretch.phase().goLiveCriteria().stream())
                .filter(gate -> gate.condition() instanceof Condition.OnMetric)
                .map(Gate::comparison)
                .toList();
        return !comparisons.isEmpty() && comparisons.stream().allMatch(Optional.of(Comparison.CONTROL)::equals);
    }

    static List<Overlap> overlaps(Lane one, Lane other) {
        List<Overlap> overlaps = new ArrayList<>();
        for (Stretch stretch : one.stretches()) {
            for (Stretch another : other.stretches()) {
                if (stretch.exposes() && another.exposes() && stretch.overlaps(another)) {
                    AudienceOverlap.of(one, stretch, other, another)
                            .ifPresent(overlap -> overlaps.add(of(overlap, one, stretch, other, another)));
                }
            }
        }
        return overlaps;
    }

    private static Overlap of(AudienceOverlap overlap, Lane one, Stretch stretch, Lane other, Stretch another) {
        Instant end = stretch.end().isBefore(another.end()) ? stretch.end() : another.end();
        return new Overlap(
                stretch.from().isAfter(another.from()) ? stretch.from() : another.from(),
                Stretch.known(end),
                stretch.phase().label(),
                another.phase().label(),
                overlap.percentage(),
                overlap.users(one, other),
                overlap.kind());
    }

    @Override
    public Optional<Instant> nextStart(Lane lane, List<Lane> others) {
        return others.stream()
                .filter(other -> sharesMetric(lane, other))
                .flatMap(other -> nextStart(lane, other).stream())
                .max(Instant::compareTo);
    }

    private static boolean sharesMetric(Lane lane, Lane other) {
        return lane.metrics().keySet().stream().anyMatch(other.metrics()::containsKey);
    }

    private static Optional<Instant> nextStart(Lane lane, Lane other) {
        return lane.stretches().stream()
                .filter(Stretch::exposes)
                .flatMap(stretch -> other.stretches().stream()
                        .filter(another -> another.exposes() && stretch.overlaps(another))
                        .filter(another -> AudienceOverlap.of(lane, stretch, other, another)
                                .isPresent())
                        .map(another -> StartSearch.startFor(lane, stretch, another.end())))
                .max(Instant::compareTo);
    }

    // In the order of their starts.
    record Pair(Lane one, Lane other) {}
}
