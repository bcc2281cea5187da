package io.github.rolloutplanner.json.export.unleash;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.export.PlanExporter;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.JsonText;
import io.github.rolloutplanner.json.internal.export.PlanParts;
import io.github.rolloutplanner.json.internal.export.Spot;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a release template of Unleash, as {@code POST /api/admin/release-plan-templates} takes it: each phase is a milestone with
 * all its strategies, those of earlier phases too, since a milestone takes nothing over from the one before.
 *
 * <p>A person starts each milestone, when the running rollout decides to advance; so rings and experiments can be said, and times
 * and gates are losses.
 *
 * @since 0.1.0
 */
public final class UnleashReleaseTemplate implements PlanExporter {
    private final UnleashExporter flags;

    /** A template with the standard names of attributes, and no segments known by their ids. */
    public UnleashReleaseTemplate() {
        this(new UnleashExporter());
    }

    /**
     * A template whose strategies are those of an exporter.
     *
     * @param flags the exporter, which knows the names of attributes and the ids of segments
     */
    public UnleashReleaseTemplate(UnleashExporter flags) {
        this.flags = requireNonNull(flags, "flags");
    }

    @Override
    public String system() {
        return flags.system();
    }

    @Override
    public Export export(RolloutPlan plan) {
        ExportItems items = new ExportItems();
        lose(requireNonNull(plan, "plan").phases(), items);
        PlanParts.lose(system(), plan, items, PlanParts.APPROVALS, PlanParts.ROLLBACK, PlanParts.BAKE);
        List<JsonObject> milestones = new ArrayList<>();
        for (int at = 0; at < plan.phases().size(); at++) {
            milestones.add(milestone(plan, at, items));
        }
        items.throwIfRefused(system());
        return items.export(
                system(),
                JsonText.of(JsonObject.of("name", plan.feature())
                        .with(
                                "description",
                                "Rolls out " + plan.feature() + ": "
                                        + plan.strategy().label() + ".")
                        .with("milestones", milestones)));
    }

    private static void lose(List<RolloutPhase> phases, ExportItems items) {
        String advice = "Start the next milestone when the running rollout decides to advance.";
        if (phases.stream().anyMatch(phase -> phase.soak().isPresent())) {
            Spot.phases(items).lose(Loss.Feature.LENGTH, "A template has no times.", advice);
        }
        if (phases.stream().anyMatch(phase -> !phase.goLiveCriteria().isEmpty())) {
            Spot.phases(items).lose(Loss.Feature.GATES, "A template asks neither metrics nor people.", advice);
        }
    }

    /** At 0% it is the team alone, all of it. */
    private static String name(RolloutPhase phase) {
        return phase.percentage().equals(Percentage.ZERO) ? phase.name() : phase.label();
    }

    private JsonObject milestone(RolloutPlan plan, int at, ExportItems items) {
        RolloutPhase phase = plan.phases().get(at);
        ExportItems ofPhase = new ExportItems();
        List<JsonObject> strategies = strategies(plan.flagsAt(phase), ofPhase);
        items.addAll("phases[" + at + "]", ofPhase);
        return JsonObject.of("name", name(phase)).with("sortOrder", at).with("strategies", strategies);
    }

    private List<JsonObject> strategies(List<FlagState> states, ExportItems items) {
        if (states.size() != 1) {
            throw new RolloutException.InvalidValue("The plan has " + states.size()
                    + " flags; a release template is for one. Give a plan with one, by withFlags(..).");
        }
        List<JsonObject> written = new ArrayList<>();
        for (JsonObject strategy : flags.strategies(states.get(0), items)) {
            written.add(strategy.renaming("name", "strategyName").with("sortOrder", written.size()));
        }
        return written;
    }
}
