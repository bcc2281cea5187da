package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.export.Loss.Feature;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateComposition;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a plan asks for beside its percentages and that systems do not do, each with what does it. */
public enum PlanParts {
    /** One user, one version. */
    ONE_VERSION(
            Feature.BUCKETING_KEY,
            "delivery",
            plan -> plan.phases().stream()
                    .anyMatch(phase -> phase.percentage().compareTo(Percentage.ZERO) > 0
                            && phase.percentage().compareTo(Percentage.ONE_HUNDRED) < 0),
            "%s draws for each request, so that a user may meet both versions.",
            "Turn on the session affinity of the router."),
    /** The first version that a controller is given. */
    FIRST_VERSION(
            Feature.PHASES,
            "delivery",
            plan -> true,
            "%s sends all traffic to the first version that it meets, without phases and gates.",
            "Apply the document while the previous version is deployed, and deploy the change after that."),
    /** What metrics show. */
    GATES(
            Feature.GATES,
            "phases",
            plan -> gates(plan).anyMatch(PlanParts::isMeasured),
            "%s looks at no metric of the plan.",
            "Promote when the running rollout decides to advance."),
    /** What people agree to. */
    APPROVALS(
            Feature.APPROVALS,
            "phases",
            plan -> gates(plan).anyMatch(gate -> !isMeasured(gate)),
            "%s asks no person.",
            "Promote when those have agreed whom the plan names."),
    /** A comparison at the same time. */
    CONTROL_GROUP(
            Feature.CONTROL_GROUP,
            "phases",
            plan -> gates(plan).anyMatch(gate -> gate.comparison().equals(Optional.of(Comparison.CONTROL))),
            "%s does not compare exposed users with the users of the previous version at the same time.",
            "Let the running rollout decide as well: it compares both groups."),
    /** One false positive rate. */
    SEQUENTIAL_TEST(
            Feature.SEQUENTIAL_TEST,
            "phases",
            plan -> gates(plan).anyMatch(PlanParts::isStatistical),
            "%s does not keep one false positive rate over all looks.",
            "Let the running rollout decide as well: it does, however often it looks."),
    /** A sample. */
    MINIMUM_SAMPLE(
            Feature.MINIMUM_SAMPLE,
            "phases",
            plan -> gates(plan).anyMatch(gate -> gate.minimumSample().orElse(0) > 0),
            "%s does not wait for the sample that the plan asks for.",
            "Let the running rollout decide as well: it waits for the sample."),
    /** Some of the gates. */
    COMPOSITION(
            Feature.GATES,
            "phases",
            plan -> plan.phases().stream()
                    .anyMatch(phase -> !phase.composition().equals(GateComposition.all())),
            "%s does not know how many gates of a phase are enough.",
            "Let the running rollout decide, which does."),
    /** What is shown in the end. */
    SUCCESS(
            Feature.GATES,
            "successCriteria",
            plan -> plan.successCriteria().stream().anyMatch(gate -> gate.role() == GateRole.SUCCESS),
            "%s ends when the last phase has passed, whether or not the rollout was a success.",
            "Look at the success criteria at the end of the bake."),
    /** What rolls back. */
    ROLLBACK(
            Feature.ROLLBACK,
            "rollback.automaticTriggers",
            plan -> !plan.rollback().automaticTriggers().isEmpty(),
            "%s watches no rollback trigger.",
            "Roll back when the running rollout decides to."),
    /** What is watched after 100%. */
    BAKE(
            Feature.BAKE,
            "timeline.bake",
            plan -> plan.timeline()
                    .bake()
                    .length()
                    .filter(length -> !length.isZero())
                    .isPresent(),
            "%s is done at 100% and does not bake.",
            "Keep the previous version ready until the bake is over."),
    /** How long phases last. */
    LENGTHS(
            Feature.LENGTH,
            "phases",
            plan -> plan.phases().stream().anyMatch(phase -> phase.soak().isPresent()),
            "%s has no times: the next phase starts when it is told to.",
            "Start it when the running rollout decides to advance."),
    /** When it may promote. */
    SCHEDULE(
            Feature.SCHEDULE,
            "calendar",
            plan -> plan.calendar().isPresent() || plan.dates().isPresent(),
            "%s promotes at any hour of any day.",
            "Pause it while the calendar is closed: plan.schedule(start) has the dates."),
    /** What warns. */
    ALERTS(
            Feature.ALERTS,
            "monitoring.alerts",
            plan -> !plan.monitoring().alerts().isEmpty(),
            "%s sends no alert of the plan.",
            "Give the alerts to the monitoring system."),
    /** Who does what. */
    PEOPLE(
            Feature.PEOPLE,
            "responsibilities",
            plan -> !plan.responsibilities().isEmpty(),
            "%s does not know who is called.",
            "Keep the plan where the people on call find it.");

    private static final Set<PlanParts> CARRIED_BY_NONE =
            EnumSet.of(CONTROL_GROUP, SEQUENTIAL_TEST, MINIMUM_SAMPLE, COMPOSITION, SUCCESS, SCHEDULE, ALERTS, PEOPLE);

    private final Feature feature;
    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Predicate<RolloutPlan> isThere;

    private final String effect;
    private final String advice;

    PlanParts(Feature feature, String path, Predicate<RolloutPlan> isThere, String effect, String advice) {
        this.feature = feature;
        this.path = path;
        this.isThere = isThere;
        this.effect = effect;
        this.advice = advice;
    }

    /** Notes which of these parts the plan has, and of those that no delivery controller carries. */
    public static void lose(String system, RolloutPlan plan, ExportItems items, PlanParts... parts) {
        loseBut(Set.of(), system, plan, items, parts);
    }

    /** The same for a controller that carries some of those. */
    public static void loseBut(
            Set<PlanParts> carried, String system, RolloutPlan plan, ExportItems items, PlanParts... parts) {
        CARRIED_BY_NONE.stream()
                .filter(part -> !carried.contains(part))
                .forEach(part -> loseThese(system, plan, items, part));
        loseThese(system, plan, items, parts);
    }

    /** Notes which of these parts the plan has. */
    public static void loseThese(String system, RolloutPlan plan, ExportItems items, PlanParts... parts) {
        Arrays.stream(parts).filter(part -> part.isThere.test(plan)).forEach(part -> items.lose(part.loss(system)));
    }

    private Loss loss(String system) {
        return new Loss(feature, path, effect.replace("%s", system), advice);
    }

    private static Stream<Gate> gates(RolloutPlan plan) {
        return plan.phases().stream().flatMap(phase -> phase.goLiveCriteria().stream());
    }

    private static boolean isMeasured(Gate gate) {
        return gate.condition().measured().isPresent();
    }

    private static boolean isStatistical(Gate gate) {
        return gate.comparison().isPresent() && gate.tolerance() instanceof Tolerance.Statistical && isMeasured(gate);
    }
}
