package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The phases of a plan as a delivery controller goes through them: a percentage that rises to 100%, of traffic or of targets that it
 * picks at random.
 *
 * @param steps the phases, from the first one with a percentage on
 */
public record TrafficRamp(List<PhaseStep> steps) {
    private static final String LADDER = "Give the change a ladder of rising percentages.";

    /** Who a phase may be for, beside a percentage: what a router makes of it. */
    private static final Map<Class<? extends Audience>, Reach> REACHES = Map.of(
            Audience.RandomPercentage.class, Reach.RANDOM,
            Audience.Everyone.class, Reach.RANDOM,
            Audience.Stated.class, Reach.UNKNOWN,
            Audience.RingMembers.class, Reach.CHOSEN,
            Audience.Internal.class, Reach.CHOSEN);

    private enum Reach {
        RANDOM,
        UNKNOWN,
        CHOSEN
    }

    /**
     * The ramp of a plan. What comes before it is noted as a loss; refused is a plan that a percentage alone does not carry.
     *
     * @param system the system, as it is named in sentences
     * @param carried what the system carries out
     */
    public static TrafficRamp of(RolloutPlan plan, String system, Carried carried, ExportItems items) {
        carried.check(system, plan, items);
        List<PhaseStep> steps = new ArrayList<>();
        for (int at = 0; at < plan.phases().size(); at++) {
            Percentage percentage = plan.phases().get(at).percentage();
            PhaseStep step = PhaseStep.of(plan, at, Share.of(within(percentage)), items);
            if (outside(percentage)) {
                refuseOutside(step);
            } else if (!step.share().isNone() || !steps.isEmpty()) {
                steps.add(step);
            } else {
                before(step, system);
            }
        }
        TrafficRamp ramp = new TrafficRamp(List.copyOf(steps));
        ramp.check(system, items);
        refuseExperiment(plan, system, items);
        return ramp;
    }

    /** The percentages. */
    public List<Share> shares() {
        return steps.stream().map(PhaseStep::share).toList();
    }

    /** Refuses percentages between two steps of a system. */
    public void check(Grain grain) {
        steps.forEach(step -> grain.check(step.share(), step.spot().at("percentage")));
    }

    /** How long the phases below 100% last, where that is known. */
    public Stream<Duration> soaks() {
        return steps.stream().filter(step -> !step.share().isAll()).flatMap(step -> step.length().stream());
    }

    /** How long 100% is watched. */
    public Optional<Duration> bake() {
        return steps.stream().filter(step -> step.share().isAll()).findFirst().flatMap(PhaseStep::length);
    }

    /** A percentage that no share can hold is refused for itself. */
    private static double within(Percentage percentage) {
        return Math.max(0, Math.min(1, percentage.fraction()));
    }

    private static boolean outside(Percentage percentage) {
        return within(percentage) != percentage.fraction();
    }

    private static void refuseOutside(PhaseStep step) {
        step.spot()
                .at("percentage")
                .refuse(
                        Loss.Feature.PERCENTAGE,
                        step.phase().percentage() + " of the traffic cannot be sent.",
                        "Give a percentage from 0% to 100%.");
    }

    private static void before(PhaseStep step, String system) {
        step.spot()
                .lose(
                        Loss.Feature.PHASES,
                        "Phase " + step.phase().label() + " comes before the first percentage, and " + system
                                + " does not wait for it.",
                        "Start the export when the phase has passed.");
    }

    private void check(String system, ExportItems items) {
        if (steps.isEmpty()) {
            Spot.phases(items).refuse(Loss.Feature.PHASES, "No phase of the plan has a percentage.", LADDER);
            return;
        }
        for (int at = 0; at < steps.size(); at++) {
            checkAudience(steps.get(at), system);
            checkRise(at);
        }
        PhaseStep last = steps.get(steps.size() - 1);
        if (!last.share().isAll()) {
            last.spot()
                    .refuse(
                            Loss.Feature.PHASES,
                            "The plan ends at " + last.share() + ", and " + system + " goes on to 100%.",
                            "Give the plan a last phase of 100%.");
        }
    }

    private static void checkAudience(PhaseStep step, String system) {
        Audience audience = step.phase().audience();
        Reach reach = REACHES.getOrDefault(audience.getClass(), Reach.CHOSEN);
        String who = audience.text(step.phase().percentage());
        if (reach == Reach.CHOSEN) {
            step.spot()
                    .at("audience")
                    .refuse(
                            Loss.Feature.AUDIENCE,
                            system + " picks a percentage at random, and the phase is for: " + who + ".",
                            "Route them by a rule of the router first, and " + decapitalized(LADDER));
        } else if (reach == Reach.UNKNOWN) {
            step.spot()
                    .at("audience")
                    .lose(
                            Loss.Feature.AUDIENCE,
                            system + " picks a percentage at random, and the plan says: " + who + ".",
                            "Make sure that a random percentage is meant.");
        }
    }

    private static String decapitalized(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private void checkRise(int at) {
        if (at > 0
                && steps.get(at).share().buckets() <= steps.get(at - 1).share().buckets()) {
            steps.get(at)
                    .spot()
                    .at("percentage")
                    .refuse(
                            Loss.Feature.PHASES,
                            "Phase " + steps.get(at).phase().label() + " is not above the phase before it, "
                                    + steps.get(at - 1).share() + ".",
                            "Join the two phases, or raise the percentage.");
        }
    }

    private static void refuseExperiment(RolloutPlan plan, String system, ExportItems items) {
        if (plan.experiment().filter(Experiment::enabled).isPresent()) {
            items.refuse(new Loss(
                    Loss.Feature.VARIANTS,
                    "experiment",
                    system + " does not keep users in the group of a variant.",
                    "Run the experiment by a flag, and roll out the variant that is chosen."));
        }
    }
}
