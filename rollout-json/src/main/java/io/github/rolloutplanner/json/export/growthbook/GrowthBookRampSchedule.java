package io.github.rolloutplanner.json.export.growthbook;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.export.PlanExporter;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.Grain;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.JsonText;
import io.github.rolloutplanner.json.internal.export.PlanParts;
import io.github.rolloutplanner.json.internal.export.Ramp;
import io.github.rolloutplanner.json.internal.export.Share;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the ramp schedule of the rule that has the percentage, as GrowthBook takes it: {@code PUT
 * /v2/features/<key>/revisions/new/rules/<rule>/ramp-schedule}, or {@code rampSchedule} beside a new rule.
 *
 * <p>Where a plan asks metrics or people before a phase ends, no time alone ends the step: it requires an approval once its time is
 * over, and its notes say what has to hold. Approve it when the running rollout decides to advance, and roll the schedule back when
 * that decides to roll back. GrowthBook counts users in steps of 0.01%, coverage stands as a fraction, times in seconds.
 *
 * @since 0.1.0
 */
public final class GrowthBookRampSchedule implements PlanExporter {
    private static final String SYSTEM = "GrowthBook";
    private static final String NEW = "new";
    private static final Grain GRAIN = new Grain(new Share(10_000));

    private final String rule;

    /** The schedule of a rule that is made with it. */
    public GrowthBookRampSchedule() {
        this(NEW);
    }

    /**
     * The schedule of a rule that exists.
     *
     * @param rule id of the rule that has the percentage, as GrowthBook names it
     */
    public GrowthBookRampSchedule(String rule) {
        this.rule = requireNonNull(rule, "rule");
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Export export(RolloutPlan plan) {
        ExportItems items = new ExportItems();
        Ramp ramp = Ramp.of(requireNonNull(plan, "plan"), items);
        ramp.steps().forEach(GrowthBookRampSchedule::check);
        PlanParts.loseThese(
                SYSTEM,
                plan,
                items,
                PlanParts.CONTROL_GROUP,
                PlanParts.SEQUENTIAL_TEST,
                PlanParts.COMPOSITION,
                PlanParts.SUCCESS,
                PlanParts.SCHEDULE,
                PlanParts.ALERTS,
                PlanParts.PEOPLE);
        if (!plan.rollback().automaticTriggers().isEmpty()) {
            items.lose(new Loss(
                    Loss.Feature.ROLLBACK,
                    "rollback.automaticTriggers",
                    "The schedule names no metrics of GrowthBook, by which it would roll back.",
                    "Roll it back when the running rollout decides to."));
        }
        items.throwIfRefused(SYSTEM);
        return items.export(SYSTEM, JsonText.of(schedule(plan.feature(), ramp.steps())));
    }

    private static void check(Ramp.Step step) {
        step.check(GRAIN);
        boolean isSampled =
                step.measured().stream().anyMatch(gate -> gate.minimumSample().isPresent());
        if (!step.measured().isEmpty()) {
            step.spot()
                    .at("goLiveCriteria")
                    .lose(
                            isSampled ? Loss.Feature.MINIMUM_SAMPLE : Loss.Feature.GATES,
                            "The schedule names no metrics of GrowthBook, so the step waits for an approval instead.",
                            "Approve it when the running rollout decides to advance.");
        }
    }

    private JsonObject schedule(String name, List<Ramp.Step> steps) {
        return JsonObject.of("name", name)
                .with("startActions", List.of(coverage(0)))
                .with("steps", steps.stream().map(this::step).toList())
                .with("endActions", List.of(coverage(fraction(steps.get(steps.size() - 1)))));
    }

    private JsonObject step(Ramp.Step step) {
        String notes = notes(step);
        return JsonObject.of("interval", interval(step))
                .with("actions", List.of(coverage(fraction(step))))
                .withIf(!notes.isEmpty(), "approvalNotes", notes)
                .withIf(isHeld(step), "holdConditions", JsonObject.of("requiresApproval", true));
    }

    /** A step without a length ends when a person says so. */
    private static boolean isHeld(Ramp.Step step) {
        return !notes(step).isEmpty() || interval(step) == JsonText.Null.NULL;
    }

    private static Object interval(Ramp.Step step) {
        return step.length()
                .filter(length -> !length.isZero())
                .<Object>map(length -> Math.max(1, length.toSeconds()))
                .orElse(JsonText.Null.NULL);
    }

    private static double fraction(Ramp.Step step) {
        return step.share().percentage().fraction();
    }

    private JsonObject coverage(double fraction) {
        return JsonObject.of("targetType", "feature-rule")
                .with("targetId", rule)
                .with("patch", JsonObject.of("coverage", fraction));
    }

    private static String notes(Ramp.Step step) {
        return Stream.concat(step.measured().stream().map(GrowthBookRampSchedule::text), step.approvals().stream())
                .collect(Collectors.joining("; "));
    }

    private static String text(Gate gate) {
        String sample = gate.minimumSample().isPresent()
                ? " (sample of at least " + gate.minimumSample().getAsLong() + ")"
                : "";
        return gate.condition() + sample;
    }
}
