package io.github.rolloutplanner.internal.planning.advice;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.internal.planning.DeliveryFacts;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** What is known of the phases of a plan, by the names that the slots of the rules have. */
final class PhaseFacts {
    private final Facts facts;
    private final List<RolloutPhase> phases;

    PhaseFacts(Facts facts, List<RolloutPhase> phases) {
        this.facts = facts;
        this.phases = phases;
    }

    /**
     * A fact by its name.
     *
     * @throws IllegalArgumentException if none has it
     */
    Object value(String name) {
        return switch (name) {
            case "phases" -> labels(phases);
            case "phaseCount" -> phases.size();
            case "firstPhase" -> label(phases.get(0));
            case "firstPublicPhase" -> label(firstPublicPhase());
            case "firstPublicPercentage" -> firstPublicPhase().percentage();
            case "firstSoak" -> firstPublicPhase().soak();
            case "exposed" -> exposed(firstPublicPhase());
            case "reach" -> reach(firstPublicPhase());
            case "everyone" -> part(Percentage.ONE_HUNDRED);
            case "toFullRollout" -> toFullRollout(firstPublicPhase());
            case "percentages" -> percentages();
            case "schedule" -> schedule();
            case "rolloutLength" -> rolloutLength();
            case "approvalPhases" -> approvalPhases();
            case "undefinedGroups" -> undefinedGroups();
            default -> new DeliveryFacts(facts).value(name);
        };
    }

    /** Rings with a phase of their own whose members a condition describes. */
    Map<String, TargetingCondition> recognisedRings() {
        Map<String, TargetingCondition> recognised = new LinkedHashMap<>();
        for (RolloutPhase phase : phases) {
            if (phase.audience() instanceof Audience.RingMembers members) {
                members.recognisedBy().ifPresent(condition -> recognised.put(members.ring(), condition));
            }
        }
        return recognised;
    }

    /** Groups with a phase of their own whose members no condition describes. */
    List<String> undefinedGroups() {
        List<String> undefined = new ArrayList<>();
        for (RolloutPhase phase : phases) {
            if (phase.audience() instanceof Audience.RingMembers members
                    && members.recognisedBy().isEmpty()) {
                undefined.add(members.ring());
            } else if (phase.audience() instanceof Audience.Internal team
                    && team.recognisedBy().isEmpty()) {
                undefined.add(TargetingRule.INTERNAL);
            }
        }
        return undefined;
    }

    /** What a promotion changes. */
    List<Fact> promotionTo(RolloutPhase phase) {
        return List.of(
                fact("phase", label(phase)),
                fact("passed", phase.number() == 1 ? Optional.empty() : label(phases.get(phase.number() - 2))),
                fact("phaseReach", reach(phase)),
                fact("remaining", toFullRollout(phase)));
    }

    private Optional<Duration> toFullRollout(RolloutPhase phase) {
        int full = Math.max(fullRollout().number(), phase.number());
        Duration remaining = lengthOf(phases.subList(phase.number() - 1, full - 1));
        return remaining.isZero() ? Optional.empty() : Optional.of(remaining);
    }

    List<RolloutPhase> publicPhases() {
        List<RolloutPhase> reached = new ArrayList<>();
        for (RolloutPhase phase : phases) {
            if (phase.percentage().compareTo(Percentage.ZERO) > 0) {
                reached.add(phase);
            }
        }
        return reached;
    }

    RolloutPhase firstPublicPhase() {
        return publicPhases().get(0);
    }

    /** The first phase that has all users; a migration has others after it. */
    RolloutPhase fullRollout() {
        List<RolloutPhase> reached = publicPhases();
        return reached.stream()
                .filter(phase -> phase.percentage().equals(Percentage.ONE_HUNDRED))
                .findFirst()
                .orElse(reached.get(reached.size() - 1));
    }

    private List<Percentage> percentages() {
        List<Percentage> percentages = new ArrayList<>();
        for (RolloutPhase phase : publicPhases()) {
            if (!percentages.contains(phase.percentage())) {
                percentages.add(phase.percentage());
            }
        }
        return percentages;
    }

    private static List<String> labels(List<RolloutPhase> phases) {
        List<String> labels = new ArrayList<>();
        for (RolloutPhase phase : phases) {
            labels.add(label(phase));
        }
        return labels;
    }

    /** A phase with its percentage, unless its name says it. */
    private static String label(RolloutPhase phase) {
        String percentage = phase.percentage().toString();
        return phase.name().replace(" ", "").contains(percentage)
                ? phase.name()
                : phase.name() + " (" + percentage + ")";
    }

    private String schedule() {
        StringJoiner schedule = new StringJoiner(" -> ");
        for (RolloutPhase phase : phases) {
            schedule.add(scheduled(phase));
        }
        return schedule.toString();
    }

    /** By its percentage, or by its name where that says more or several phases have the same. */
    private String scheduled(RolloutPhase phase) {
        boolean isItsOwn = phases.stream()
                        .filter(other -> other.percentage().equals(phase.percentage()))
                        .count()
                == 1;
        String step = isItsOwn && !hasNamedSteps() ? phase.percentage().toString() : phase.name();
        return phase.soak().isPresent() ? step + " (" + Wording.of(phase.soak().get()) + ")" : step;
    }

    /** Phases that are cells, or dates for those who depend on a release. */
    private boolean hasNamedSteps() {
        Delivery delivery = facts.carrier().delivery();
        return delivery instanceof Delivery.Library
                || (delivery instanceof Delivery.Infrastructure places
                        && !places.cells().isEmpty());
    }

    private Optional<Duration> rolloutLength() {
        boolean isKnown = phases.stream().anyMatch(phase -> phase.soak().isPresent());
        return isKnown ? Optional.of(lengthOf(phases)) : Optional.empty();
    }

    private static Duration lengthOf(List<RolloutPhase> phases) {
        Duration length = Duration.ZERO;
        for (RolloutPhase phase : phases) {
            length = length.plus(phase.soak().orElse(Duration.ZERO));
        }
        return length;
    }

    /** Phases that people close. */
    List<String> approvalPhases() {
        List<String> closed = new ArrayList<>();
        for (RolloutPhase phase : phases) {
            if (needsApproval(phase)) {
                closed.add(label(phase));
            }
        }
        return closed;
    }

    private static boolean needsApproval(RolloutPhase phase) {
        for (Gate gate : phase.goLiveCriteria()) {
            if (gate.condition() instanceof Condition.Approval) {
                return true;
            }
        }
        return false;
    }

    /** How many a phase exposes, or whom it exposes in its own words, or which part of what its delivery counts. */
    private String reach(RolloutPhase phase) {
        if (phase.audience() instanceof Audience.Stated stated) {
            return inside(stated.words());
        }
        String carried = facts.carrier().units();
        return exposed(phase)
                .orElse(
                        phase.percentage().equals(Percentage.ONE_HUNDRED)
                                ? "all " + carried
                                : phase.percentage() + " of the " + carried);
    }

    /** Words as they stand inside a sentence. */
    private static String inside(String words) {
        boolean isWord = words.length() > 1 && Character.isLowerCase(words.charAt(1));
        return isWord ? Character.toLowerCase(words.charAt(0)) + words.substring(1) : words;
    }

    /** How many a phase exposes: the members of a ring, else a part of all. */
    private Optional<String> exposed(RolloutPhase phase) {
        return phase.audience() instanceof Audience.RingMembers ring && ring.size() > 0
                ? Optional.of(Wording.count(ring.size(), ring.unit()))
                : part(phase.percentage());
    }

    /** A part of the tenants, of the hosts, or of a day's users; where these are assumed, there may be more. */
    private Optional<String> part(Percentage percentage) {
        Optional<Population> population = facts.change().population();
        if (facts.change().countsTenants()
                && facts.carrier().unit().equals(facts.change().counted())) {
            return population
                    .filter(people -> people.tenants().isPresent())
                    .map(people -> Wording.count(
                            Math.round(people.tenants().getAsLong() * percentage.fraction()), people.tenantUnit()));
        }
        return population
                .map(people -> Math.round(people.usersPerDay() * percentage.fraction()))
                .filter(users -> users > 0)
                .map(users -> counted(population.get(), users));
    }

    private String counted(Population population, long users) {
        String count = Wording.count(users, facts.change().unit());
        if (facts.carrier().delivery() instanceof Delivery.Fleet) {
            return count;
        }
        return (population.statedUsersPerDay().isPresent() ? "" : "at least ") + count + " a day";
    }
}
