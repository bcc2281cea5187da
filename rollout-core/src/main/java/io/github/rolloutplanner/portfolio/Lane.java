package io.github.rolloutplanner.portfolio;

import io.github.rolloutplanner.internal.naming.MetricNames;
import io.github.rolloutplanner.internal.naming.PersonNames;
import io.github.rolloutplanner.internal.text.Excerpt;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.portfolio.PortfolioEntry.Milestone;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import io.github.rolloutplanner.schedule.ScheduledPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An entry as the checks see it: its phases as stretches of time, and the metrics that it acts on. */
final class Lane {
    static final Comparator<Lane> BY_START = Comparator.comparing(Lane::start).thenComparing(lane -> lane.entry.name());

    private static final int LONGEST_NAME = 80;

    private final PortfolioEntry entry;
    private final List<Stretch> stretches;
    private final Map<String, String> metrics;

    private final Set<String> tenants;
    private final Set<String> systems;

    private Lane(PortfolioEntry entry, Map<String, String> metrics, Set<String> tenants, Set<String> systems) {
        this.entry = entry;
        this.stretches = stretches(entry);
        this.metrics = metrics;
        this.tenants = tenants;
        this.systems = systems;
    }

    static Lane of(PortfolioEntry entry) {
        return new Lane(entry, metrics(entry.plan()), keys(entry.tenants()), keys(entry.systems()));
    }

    /** The same rollout with other dates. */
    Lane moved(PortfolioEntry other) {
        return new Lane(other, metrics, tenants, systems);
    }

    private static List<Stretch> stretches(PortfolioEntry entry) {
        List<Stretch> stretches = new ArrayList<>();
        RolloutSchedule dates = entry.dates();
        Duration reached = Duration.ZERO;
        for (int at = 0; at < dates.phases().size(); at++) {
            ScheduledPhase dated = dates.phases().get(at);
            RolloutPhase phase = entry.plan().phases().get(entry.firstPhase() + at);
            if (dated.start().isPresent()) {
                Instant from = dated.start().get();
                boolean isLast = at == dates.phases().size() - 1;
                Optional<Instant> end = isLast ? dates.bakeEnd() : dated.promotion();
                stretches.add(new Stretch(phase, from, end.orElse(Stretch.NEVER), reached));
            }
            reached = reached.plus(phase.soak().orElse(Duration.ZERO));
        }
        return stretches;
    }

    /** The metrics that a plan acts on; what it only observes tells nothing about who is to blame. */
    private static Map<String, String> metrics(RolloutPlan plan) {
        Map<String, String> metrics = new LinkedHashMap<>();
        plan.metricRoles().forEach((name, role) -> {
            if (role != GateRole.OBSERVE) {
                metrics.putIfAbsent(MetricNames.key(name), name);
            }
        });
        return metrics;
    }

    /** Names that people write, in whatever capitals. */
    private static Set<String> keys(Collection<String> names) {
        return names.stream().map(PersonNames::key).collect(Collectors.toSet());
    }

    /** Whether both state tenants of which none is the same. */
    boolean hasOtherTenants(Lane other) {
        return !tenants.isEmpty() && !other.tenants.isEmpty() && Collections.disjoint(tenants, other.tenants);
    }

    boolean sharesSystem(Lane other) {
        return !Collections.disjoint(systems, other.systems);
    }

    PortfolioEntry entry() {
        return entry;
    }

    String name() {
        return entry.name();
    }

    /** The name as a sentence has room for it. */
    String shown() {
        return shown(name());
    }

    static String shown(String name) {
        return name.isBlank() ? "(no name)" : Excerpt.of(name, LONGEST_NAME);
    }

    List<Stretch> stretches() {
        return stretches;
    }

    Map<String, String> metrics() {
        return metrics;
    }

    Instant start() {
        return stretches.get(0).from();
    }

    /** When it is no longer watched. */
    Instant end() {
        return stretches.get(stretches.size() - 1).end();
    }

    /** When a milestone is reached; never, as far as is known, where a phase before has no known end or none has all users. */
    Instant at(Milestone milestone) {
        boolean isDated = stretches.size() == entry.dates().phases().size();
        Stretch last = stretches.get(stretches.size() - 1);
        if (!isDated || last.phase().percentage().compareTo(Percentage.ONE_HUNDRED) < 0) {
            return Stretch.NEVER;
        }
        return milestone == Milestone.FULL_ROLLOUT ? last.from() : last.end();
    }

    /** The phases whose audiences have the change in a stretch: what was exposed before still is. */
    List<RolloutPhase> exposedIn(Stretch stretch) {
        List<RolloutPhase> phases = entry.plan().phases();
        return phases.subList(0, phases.indexOf(stretch.phase()) + 1).stream()
                .filter(phase -> phase.percentage().compareTo(Percentage.ZERO) > 0)
                .toList();
    }

    /** The first phase that exposes more than a percentage. */
    Optional<Stretch> above(Percentage percentage) {
        return stretches.stream()
                .filter(stretch -> stretch.phase().percentage().compareTo(percentage) > 0)
                .findFirst();
    }

    String local(Instant time) {
        return entry.dates().local(time);
    }
}
