package io.github.rolloutplanner.json.export.flagger;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.ExportItems;
import io.github.rolloutplanner.json.internal.export.Grain;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.PhaseStep;
import io.github.rolloutplanner.json.internal.export.ShortDuration;
import io.github.rolloutplanner.json.internal.export.Spot;
import io.github.rolloutplanner.json.internal.export.TrafficRamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How Flagger goes through the weights.
 *
 * @param interval how often it looks, and how long each weight stays at least
 * @param gated how often it looks where a gate says how long each weight stays
 */
record CanaryAnalysis(
        TrafficRamp ramp, CanaryMetrics metrics, Optional<String> gate, Duration interval, Duration gated) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    static CanaryAnalysis of(TrafficRamp ramp, CanaryMetrics metrics, Optional<String> gate, ExportItems items) {
        Duration longest = noShorter(ramp.soaks().max(Duration::compareTo).orElse(SHORTEST));
        Duration gated = noShorter(withinSoaks(ramp, metrics.window().orElse(SHORTEST)));
        CanaryAnalysis analysis = new CanaryAnalysis(ramp, metrics, gate, gate.isPresent() ? gated : longest, gated);
        ramp.steps().forEach(analysis::checkAsked);
        if (gate.isPresent()) {
            loseGated(gate.get(), ramp, items);
            analysis.loseSample(items);
        } else {
            analysis.checkLengths(items);
        }
        if (!metrics.ranges().isEmpty()) {
            analysis.loseChecks(items);
        }
        return analysis;
    }

    private static Duration noShorter(Duration interval) {
        return interval.compareTo(SHORTEST) < 0 ? SHORTEST : interval;
    }

    /** A longer interval would hold the shortest weight beyond its soak. */
    private static Duration withinSoaks(TrafficRamp ramp, Duration window) {
        return Stream.concat(Stream.of(window), ramp.soaks())
                .min(Duration::compareTo)
                .orElse(window);
    }

    private void checkAsked(PhaseStep step) {
        List<String> asked = Stream.concat(
                        step.asked().stream(), metrics.unwatched().getOrDefault(step, List.of()).stream())
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        Loss.Feature feature = step.asked().isEmpty() ? Loss.Feature.GATES : Loss.Feature.APPROVALS;
        Spot spot = step.spot().at("goLiveCriteria");
        String what = String.join("; ", asked) + ".";
        gate.ifPresentOrElse(
                url -> spot.lose(
                        feature,
                        "Flagger knows of this only what " + url + " answers: " + what,
                        "Answer 200 there when it holds."),
                () -> spot.refuse(
                        feature,
                        "Flagger promotes after the interval, whether or not this holds: " + what,
                        "Give it a gate to ask, with asking(url), or the queries of the metrics."));
    }

    private static void loseGated(String url, TrafficRamp ramp, ExportItems items) {
        String advice = "Answer 200 there when the running rollout has advanced.";
        Spot.phases(items)
                .lose(
                        Loss.Feature.LENGTH,
                        "Flagger has no length for each weight: " + url + " has to hold it for the soak.",
                        advice);
        ramp.bake()
                .filter(bake -> !bake.isZero())
                .ifPresent(bake -> items.lose(new Loss(
                        Loss.Feature.BAKE,
                        "timeline.bake",
                        "Flagger does not bake: " + url + " has to hold 100% for " + Wording.of(bake) + ".",
                        advice)));
    }

    private void loseSample(ExportItems items) {
        metrics.window()
                .filter(window -> window.compareTo(interval) > 0)
                .ifPresent(window -> Spot.phases(items)
                        .lose(
                                Loss.Feature.MINIMUM_SAMPLE,
                                "Flagger has one interval, at most the shortest soak: it looks once in "
                                        + Wording.of(interval) + ", also at weights whose samples take up to "
                                        + Wording.of(window) + ".",
                                "Lengthen the shortest soak, or leave the metric to the gate that Flagger asks."));
    }

    private void checkLengths(ExportItems items) {
        String advice = "Give it a gate to ask, with asking(url), or give all phases one soak.";
        for (PhaseStep step : ramp.steps()) {
            if (!step.share().isAll() && step.length().isEmpty()) {
                step.spot()
                        .refuse(
                                Loss.Feature.LENGTH,
                                "The phase has no length, and Flagger promotes after one.",
                                advice);
            }
        }
        if (ramp.soaks().distinct().count() > 1) {
            Spot.phases(items)
                    .lose(
                            Loss.Feature.LENGTH,
                            "Flagger has one interval for all weights, so each stays for " + Wording.of(interval) + ".",
                            advice);
        }
        ramp.bake()
                .filter(bake -> bake.compareTo(interval) > 0)
                .ifPresent(bake -> items.lose(new Loss(
                        Loss.Feature.BAKE,
                        "timeline.bake",
                        "Flagger waits for " + Wording.of(interval) + " at 100%, and the plan bakes for "
                                + Wording.of(bake) + ".",
                        "Give it a gate to ask, with asking(url), which holds 100% for as long.")));
    }

    /** Flagger counts failed checks before it looks again, and what it cannot measure is a failed one. */
    private void loseChecks(ExportItems items) {
        items.lose(new Loss(
                Loss.Feature.ROLLBACK,
                "rollback.reaction",
                "Flagger looks at the metrics once in " + Wording.of(interval)
                        + ", and rolls back when it comes to look again: up to "
                        + Wording.of(interval.multipliedBy(2)) + " after its queries show a breach.",
                gated.compareTo(interval) < 0
                        ? "Give it a gate to ask, with asking(url): it looks once in " + Wording.of(gated) + " then."
                        : "Alert on the rollback triggers as well, and roll back then."));
        Spot.phases(items)
                .lose(
                        Loss.Feature.METRIC,
                        "A query without values, or one that fails, is a failed check for Flagger, which rolls back"
                                + " after one, where the plan holds.",
                        "Alert on Prometheus itself. A higher threshold of the analysis waits for more failed checks.");
    }

    JsonObject document() {
        String each = ShortDuration.WITHOUT_HOURS.of(interval);
        List<JsonObject> webhooks = gate.map(CanaryAnalysis::webhooks).orElse(List.of());
        List<JsonObject> looked = metrics.documents(each);
        return JsonObject.of("interval", each)
                .with("threshold", 1)
                .with(
                        "stepWeights",
                        ramp.shares().stream().map(Grain.PERCENT::steps).toList())
                .withIf(!looked.isEmpty(), "metrics", looked)
                .withIf(!webhooks.isEmpty(), "webhooks", webhooks);
    }

    private static List<JsonObject> webhooks(String url) {
        List<JsonObject> webhooks = new ArrayList<>();
        for (String type : List.of("confirm-traffic-increase", "confirm-promotion")) {
            webhooks.add(JsonObject.of("name", type).with("type", type).with("url", url));
        }
        return webhooks;
    }
}
