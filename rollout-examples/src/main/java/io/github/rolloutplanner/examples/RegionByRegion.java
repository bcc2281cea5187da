package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.reason.Fact.fact;
import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One region after the other, the smallest first, each watched through its own busiest hours.
 *
 * <p>A strategy as a user of the library writes it. It is registered in
 * {@code META-INF/services/io.github.rolloutplanner.strategy.RolloutStrategy}, so {@code using("region-by-region")} finds
 * it, and it never suits by itself, so that no other plan changes because it is there.
 */
public final class RegionByRegion implements RolloutStrategy {
    private static final Rule NEXT_REGION = Rule.of("phase.region", "The smallest region that is left goes next.")
            .because("{region} brings it to {percentage} of {users}, for {soak} because the risk is {risk}.");

    private static final Rule LAST_REGION =
            Rule.of("phase.last-region", "The largest region goes last.").because("{region} brings it to 100%.");

    /** Sizes of one stand for equal ones, whatever they are. */
    private static final List<Region> WHEN_UNKNOWN = List.of(
            new Region("First region", 1),
            new Region("Second region", 1),
            new Region("Third region", 1),
            new Region("Fourth region", 1));

    private final List<Region> regions;

    /**
     * The strategy as the service loader creates it. The regions are the rings of the population, each with those that it
     * adds to the ones before; where there are none, four regions of equal size.
     */
    public RegionByRegion() {
        this(List.of());
    }

    /**
     * The strategy for the regions of one organisation.
     *
     * @param regions the regions in any order, each with a name of its own
     */
    public RegionByRegion(List<Region> regions) {
        this.regions = smallestFirst(regions);
    }

    @Override
    public String id() {
        return "region-by-region";
    }

    @Override
    public String label() {
        return "Region by Region";
    }

    @Override
    public List<PhaseOutline> phases(StrategyContext context) {
        List<Region> order = regionsFor(context);
        return IntStream.rangeClosed(1, order.size())
                .mapToObj(count -> phase(order, count, context))
                .toList();
    }

    private List<Region> regionsFor(StrategyContext context) {
        if (!regions.isEmpty()) {
            return regions;
        }
        List<Ring> rings = context.change().population().map(Population::rings).orElse(List.of());
        return rings.isEmpty() ? WHEN_UNKNOWN : smallestFirst(addedByEach(rings));
    }

    private static List<Region> addedByEach(List<Ring> rings) {
        List<Region> added = new ArrayList<>();
        long before = 0;
        for (Ring ring : rings) {
            added.add(new Region(ring.name(), ring.size() - before));
            before = ring.size();
        }
        return added;
    }

    private static List<Region> smallestFirst(List<Region> regions) {
        return regions.stream().sorted(Comparator.comparingLong(Region::size)).toList();
    }

    private static PhaseOutline phase(List<Region> order, int count, StrategyContext context) {
        Region region = order.get(count - 1);
        long reached = size(order.subList(0, count));
        Percentage percentage = Percentage.ofFraction((double) reached / size(order));
        String unit = context.change().unit();
        if (count == order.size()) {
            Reason last = LAST_REGION.reason(fact("region", region.name()));
            return new PhaseOutline(Step.last(region.name()), new Audience.Everyone(unit), List.of(last));
        }
        RiskLevel risk = context.assessment().risk();
        Duration soak = Duration.ofDays(soakDays(risk));
        Reason next = NEXT_REGION.reason(
                fact("region", region.name()),
                fact("percentage", percentage),
                fact("users", context.change().units()),
                fact("soak", soak),
                fact("risk", risk));
        return new PhaseOutline(
                new Step(region.name(), percentage, Optional.of(soak)),
                new Audience.RingMembers(region.name(), order.equals(WHEN_UNKNOWN) ? 0 : reached, unit),
                List.of(next));
    }

    private static long size(List<Region> regions) {
        return regions.stream().mapToLong(Region::size).sum();
    }

    /** A whole day, so that the region's busiest hours are in it, and one more for each level of risk. */
    private static int soakDays(RiskLevel risk) {
        return switch (risk) {
            case LOW -> 1;
            case MEDIUM -> 2;
            case HIGH -> 3;
            case CRITICAL -> 4;
        };
    }

    /**
     * A part of the world, or of the fleet, that can be changed without the others.
     *
     * @param name its name
     * @param size how many users or hosts are in it
     */
    public record Region(String name, long size) {

        public Region {
            requireNonNull(name, "name");
            if (size <= 0) {
                throw new IllegalArgumentException("The region '" + name + "' has a size of " + size
                        + ". Give a number above zero, or leave the region out.");
            }
        }
    }
}
