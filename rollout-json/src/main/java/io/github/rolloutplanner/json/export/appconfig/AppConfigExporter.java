package io.github.rolloutplanner.json.export.appconfig;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Excerpt;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.export.PlanExporter;
import io.github.rolloutplanner.json.internal.export.Carried;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.JsonText;
import io.github.rolloutplanner.json.internal.export.PhaseStep;
import io.github.rolloutplanner.json.internal.export.PlanParts;
import io.github.rolloutplanner.json.internal.export.Spot;
import io.github.rolloutplanner.json.internal.export.TrafficRamp;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Writes a deployment strategy of AWS AppConfig, as {@code CreateDeploymentStrategy} takes it.
 *
 * <p>A strategy has one factor by which its percentage grows, in a day at most. So it carries ladders that rise by one step each time,
 * such as 25, 50, 75 and 100%, or that double, such as 10, 20, 40, 80 and 100%, with soaks of one length. Any other ladder is refused,
 * and the nearest one is named.
 *
 * <p>AppConfig starts each step after its time, and rolls back when an alarm of CloudWatch goes off that the environment names; so a
 * phase that people have to approve is refused.
 *
 * @since 0.1.0
 */
public final class AppConfigExporter implements PlanExporter {
    private static final String SYSTEM = "AWS AppConfig";
    private static final int LONGEST_NAME = 64;
    private static final Duration DAY = Duration.ofDays(1);

    private final String name;

    /**
     * An exporter for a strategy.
     *
     * @param name name of the strategy, at most 64 characters
     * @throws RolloutException.InvalidValue if it is blank or longer
     */
    public AppConfigExporter(String name) {
        if (requireNonNull(name, "name").isBlank() || name.length() > LONGEST_NAME) {
            throw new RolloutException.InvalidValue("'"
                    + Excerpt.of(name, LONGEST_NAME)
                    + "' is no name of a deployment strategy. Give 1 to " + LONGEST_NAME + " characters.");
        }
        this.name = name;
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Export export(RolloutPlan plan) {
        ExportItems items = new ExportItems();
        TrafficRamp ramp = TrafficRamp.of(requireNonNull(plan, "plan"), SYSTEM, Carried.CONFIGURATION, items);
        if (ramp.steps().isEmpty()) {
            items.throwIfRefused(SYSTEM);
        }
        ramp.steps().forEach(AppConfigExporter::checkAsked);
        Optional<Growth> growth = Growth.of(ramp.shares());
        growth.ifPresentOrElse(known -> lose(known, items), () -> refuse(ramp, items));
        Duration duration = duration(ramp, items);
        Duration bake = bake(ramp, items);
        PlanParts.lose(SYSTEM, plan, items, PlanParts.GATES, PlanParts.ROLLBACK);
        items.throwIfRefused(SYSTEM);
        return items.export(SYSTEM, JsonText.of(strategy(growth.orElseThrow(), duration, bake)));
    }

    private static void checkAsked(PhaseStep step) {
        if (!step.asked().isEmpty() && !step.share().isAll()) {
            step.spot()
                    .at("goLiveCriteria")
                    .refuse(
                            Loss.Feature.APPROVALS,
                            "AppConfig starts the next step after its time, whether or not this holds: "
                                    + String.join("; ", step.asked()) + ".",
                            "Deploy the configuration by hand, phase by phase.");
        } else if (!step.asked().isEmpty()) {
            step.spot()
                    .at("goLiveCriteria")
                    .lose(
                            Loss.Feature.APPROVALS,
                            "AppConfig is done after the bake, whether or not this holds: "
                                    + String.join("; ", step.asked()) + ".",
                            "Ask for it when the deployment is done.");
        }
    }

    private static void refuse(TrafficRamp ramp, ExportItems items) {
        Spot.phases(items)
                .refuse(
                        Loss.Feature.PERCENTAGE,
                        "AppConfig grows by one factor, and the plan goes through " + new Growth("", ramp.shares())
                                + ".",
                        "Give the ladder " + Growth.exponential(ramp.shares().get(0)) + ".");
    }

    private static void lose(Growth growth, ExportItems items) {
        if (!growth.isLinear()) {
            Spot.phases(items)
                    .lose(
                            Loss.Feature.LENGTH,
                            "AppConfig does not say when the steps of an exponential growth come, only when the last one is over.",
                            "Give the plan a ladder of equal steps, such as 25%, 50%, 75%, 100%.");
        }
    }

    /** The first step comes after one soak, as AppConfig waits before each. */
    private static Duration duration(TrafficRamp ramp, ExportItems items) {
        List<Duration> soaks = ramp.soaks().toList();
        Duration longest = soaks.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        Duration duration =
                minutes(longest).multipliedBy(soaks.isEmpty() ? 0 : ramp.steps().size());
        if (soaks.size() < ramp.steps().size() - 1) {
            refuseLength(items, "A phase has no length, and AppConfig starts each step after a time.");
        } else if (duration.compareTo(DAY) > 0) {
            refuseLength(
                    items,
                    "AppConfig deploys in a day at most, and with a step each " + Wording.of(minutes(longest))
                            + " this takes " + Wording.of(duration) + ".");
        } else if (soaks.stream().distinct().count() > 1) {
            Spot.phases(items)
                    .lose(
                            Loss.Feature.LENGTH,
                            "AppConfig waits equally long before each step: " + Wording.of(minutes(longest)) + ".",
                            "Give all phases one soak.");
        }
        return duration;
    }

    private static void refuseLength(ExportItems items, String effect) {
        Spot.phases(items)
                .refuse(
                        Loss.Feature.LENGTH,
                        effect,
                        "Give all phases one soak, with which all of them fit into a day.");
    }

    private static Duration bake(TrafficRamp ramp, ExportItems items) {
        Duration bake = minutes(ramp.bake().orElse(Duration.ZERO));
        if (bake.compareTo(DAY) <= 0) {
            return bake;
        }
        items.lose(new Loss(
                Loss.Feature.BAKE,
                "timeline.bake",
                "AppConfig bakes for a day at most, and the plan for " + Wording.of(bake) + ".",
                "Watch the metrics for the rest of it, and deploy the previous configuration if one breaks."));
        return DAY;
    }

    private static Duration minutes(Duration length) {
        return Duration.ofMinutes((length.toSeconds() + 59) / 60);
    }

    private JsonObject strategy(Growth growth, Duration duration, Duration bake) {
        return JsonObject.of("Name", name)
                .with("DeploymentDurationInMinutes", duration.toMinutes())
                .with("FinalBakeTimeInMinutes", bake.toMinutes())
                .with("GrowthType", growth.type())
                .with("GrowthFactor", growth.factor())
                .with("ReplicateTo", "NONE");
    }
}
