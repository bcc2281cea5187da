package io.github.rolloutplanner.portfolio;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.PortfolioRows;
import io.github.rolloutplanner.lint.Finding.Severity;
import io.github.rolloutplanner.portfolio.PortfolioEntry.Milestone;
import io.github.rolloutplanner.reason.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds rollouts that expose users before a flag that they require is on for all. */
final class PrerequisiteCheck implements Check {
    private static final Comparator<Lane> LAST_FULL =
            Comparator.comparing((Lane lane) -> lane.at(Milestone.FULL_ROLLOUT)).thenComparing(Lane::name);

    private final Set<String> liveFlags;

    PrerequisiteCheck(Set<String> liveFlags) {
        this.liveFlags = liveFlags;
    }

    @Override
    public void check(List<Lane> lanes, Starts starts, Findings findings) {
        for (Lane lane : lanes) {
            for (String flag : lane.entry().requiredFlags()) {
                if (!liveFlags.contains(flag)) {
                    check(lane, flag, owner(lane, flag, lanes), starts, findings);
                }
            }
        }
    }

    /** The entry that rolls out a flag, the last one to finish where several do. */
    private static Optional<Lane> owner(Lane lane, String flag, List<Lane> lanes) {
        return lanes.stream()
                .filter(other -> !other.name().equals(lane.name()))
                .filter(other -> other.entry().plan().flags().stream()
                        .anyMatch(known -> known.key().equals(flag)))
                .max(LAST_FULL);
    }

    private static void check(Lane lane, String flag, Optional<Lane> owner, Starts starts, Findings findings) {
        if (owner.isEmpty()) {
            List<Fact> facts = List.of(
                    fact("one", lane.shown()),
                    fact("flag", Lane.shown(flag)),
                    fact("nowhere", "no rollout of this portfolio"));
            Findings.Draft draft = new Findings.Draft(Severity.WARNING, List.of(lane), lane.start(), lane.end());
            findings.add(draft, PortfolioRows.PREREQUISITE, facts, PortfolioRows.PREREQUISITE_OPEN, List.of());
        } else {
            DependencyCheck.early(lane, owner.get(), DependencyCheck.atFullRollout(owner.get()))
                    .ifPresent(early -> add(lane, flag, owner.get(), early, starts, findings));
        }
    }

    private static void add(Lane lane, String flag, Lane owner, Stretch early, Starts starts, Findings findings) {
        Instant until = owner.at(Milestone.FULL_ROLLOUT);
        List<Fact> facts = new ArrayList<>(List.of(fact("one", lane.shown()), fact("flag", Lane.shown(flag))));
        if (until.equals(Stretch.NEVER)) {
            facts.add(fact("unknownOwner", owner.shown()));
        } else {
            facts.add(fact("owner", owner.shown()));
            facts.add(fact("until", lane.local(until)));
        }
        Check check = DependencyCheck.of(DependencyCheck.atFullRollout(owner));
        Optional<Lane> moved = starts.clear(lane, check, List.of(owner));
        moved.ifPresent(later -> facts.add(fact("time", later.local(later.start()))));
        findings.add(
                new Findings.Draft(Severity.ERROR, List.of(lane, owner), early.from(), until),
                PortfolioRows.PREREQUISITE,
                facts,
                moved.isPresent() ? PortfolioRows.PREREQUISITE_LATER : PortfolioRows.PREREQUISITE_OPEN,
                facts);
    }

    @Override
    public Optional<Instant> nextStart(Lane lane, List<Lane> others) {
        List<Instant> starts = new ArrayList<>();
        lane.entry().requiredFlags().stream()
                .filter(flag -> !liveFlags.contains(flag))
                .forEach(flag -> owner(lane, flag, others)
                        .flatMap(owner -> DependencyCheck.next(lane, owner, DependencyCheck.atFullRollout(owner)))
                        .ifPresent(starts::add));
        return starts.stream().max(Instant::compareTo);
    }
}
