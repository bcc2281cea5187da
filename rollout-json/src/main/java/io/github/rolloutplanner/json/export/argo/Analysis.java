package io.github.rolloutplanner.json.export.argo;

import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.Kubernetes;
import io.github.rolloutplanner.json.internal.export.KubernetesNames;
import io.github.rolloutplanner.json.internal.export.ShortDuration;
import io.github.rolloutplanner.json.internal.monitoring.Limit;
import io.github.rolloutplanner.json.internal.monitoring.Looks;
import io.github.rolloutplanner.json.internal.monitoring.PlanQueries;
import io.github.rolloutplanner.json.internal.monitoring.StateQuery;
import io.github.rolloutplanner.json.internal.monitoring.Watch;
import io.github.rolloutplanner.json.internal.monitoring.Watched;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Argo measures in a phase. A measurement is good, bad or neither: what is bad rolls back, and what is neither pauses the rollout
 * until a person looks. So a measurement without data is neither, and so is a breach for which the plan holds.
 *
 * @param name of the template
 * @param metrics what is measured
 */
record Analysis(String name, List<Watched> metrics) {
    private static final int LONGEST_NAME = 63;
    /** Argo asks again so long after an error. */
    private static final Duration RETRY = Duration.ofSeconds(10);

    /** What Argo tolerates by itself. */
    private static final long LEAST_ERRORS = 4;

    private static final String DATA = "len(result) > 0 && result[0] ";
    private static final String NEVER = "false";

    static Analysis of(String name, Watch watch) {
        return new Analysis(name, watch.metrics());
    }

    boolean isEmpty() {
        return metrics.isEmpty();
    }

    /** When its last measurement is taken. */
    Duration length() {
        return metrics.stream()
                .map(watched -> watched.looks().end())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** When each metric with a rollback trigger is measured first. */
    Collection<Duration> soonest() {
        return metrics.stream()
                .filter(watched -> watched.trigger().isPresent())
                .collect(Collectors.toMap(
                        Watched::metric, watched -> watched.looks().first(), Analysis::sooner))
                .values();
    }

    private static Duration sooner(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    JsonObject template(RolloutPlan plan, PlanQueries queries) {
        List<String> names =
                KubernetesNames.distinct(metrics.stream().map(Watched::name).toList(), LONGEST_NAME);
        List<JsonObject> written = new ArrayList<>();
        List<JsonObject> observed = new ArrayList<>();
        for (int at = 0; at < metrics.size(); at++) {
            written.add(metric(names.get(at), metrics.get(at), queries));
            if (metrics.get(at).role() == GateRole.OBSERVE) {
                observed.add(JsonObject.of("metricName", names.get(at)));
            }
        }
        List<JsonObject> args = hashes(queries)
                .map(hash -> JsonObject.of("name", hash.argument()))
                .toList();
        JsonObject spec = new JsonObject()
                .withIf(!args.isEmpty(), "args", args)
                .with("metrics", written)
                .withIf(!observed.isEmpty(), "dryRun", observed);
        return Kubernetes.object("argoproj.io/v1alpha1", "AnalysisTemplate", name, plan)
                .with("spec", spec);
    }

    /** The analysis as a step, which says what stands for the hashes in its queries. */
    JsonObject step(PlanQueries queries) {
        List<JsonObject> args = hashes(queries)
                .map(hash -> JsonObject.of("name", hash.argument())
                        .with("valueFrom", JsonObject.of("podTemplateHashValue", hash.version())))
                .toList();
        return JsonObject.of("templates", List.of(JsonObject.of("templateName", name)))
                .withIf(!args.isEmpty(), "args", args);
    }

    private Stream<PodHash> hashes(PlanQueries queries) {
        return Arrays.stream(PodHash.values())
                .filter(hash -> metrics.stream().anyMatch(watched -> hash.isIn(query(watched, queries))));
    }

    private static String query(Watched watched, PlanQueries queries) {
        return watched.state()
                .map(StateQuery::text)
                .orElseGet(() -> queries.own(
                        watched.metric(), ShortDuration.GO.of(watched.looks().window())));
    }

    private static JsonObject metric(String name, Watched watched, PlanQueries queries) {
        Looks looks = watched.looks();
        return JsonObject.of("name", name)
                .with("initialDelay", ShortDuration.GO.of(looks.first()))
                .withIf(looks.count() > 1, "interval", ShortDuration.GO.of(looks.window()))
                .with("count", looks.count())
                .with("successCondition", success(watched))
                .with("failureCondition", failure(watched))
                .with("failureLimit", rollsBackAtGate(watched) ? tolerated(watched) : 0)
                .withIf(pauses(watched), "inconclusiveLimit", tolerated(watched))
                .with(
                        "consecutiveErrorLimit",
                        Math.max(LEAST_ERRORS, watched.grace().dividedBy(RETRY)))
                .with(
                        "provider",
                        JsonObject.of(
                                "prometheus",
                                JsonObject.of("address", queries.address()).with("query", query(watched, queries))));
    }

    /** Whether a breach of the gate is one of a rollback trigger, too: where the plan has no other. */
    private static boolean rollsBackAtGate(Watched watched) {
        return watched.role() == GateRole.GUARDRAIL && watched.trigger().isEmpty();
    }

    /** An analysis without a good measurement is no success, however many others are tolerated. */
    private static int tolerated(Watched watched) {
        return Math.min(watched.failures(), watched.looks().count() - 1);
    }

    /** Whether a breach of the gate is neither good nor bad, and some are tolerated: a trigger tolerates none. */
    private static boolean pauses(Watched watched) {
        return tolerated(watched) > 0 && !rollsBackAtGate(watched);
    }

    private static String success(Watched watched) {
        return watched.healthy()
                .map(Analysis::within)
                .orElseGet(() -> watched.trigger().map(Analysis::notWithin).orElseThrow());
    }

    private static String failure(Watched watched) {
        return rollsBackAtGate(watched)
                ? watched.healthy().map(Analysis::notWithin).orElseThrow()
                : watched.trigger().map(Analysis::within).orElse(NEVER);
    }

    private static String within(Limit limit) {
        return DATA + limit.side().symbol() + " " + limit.literal();
    }

    private static String notWithin(Limit limit) {
        String symbol = limit.side() == Threshold.Relation.BELOW ? ">=" : "<=";
        return DATA + symbol + " " + limit.literal();
    }
}
