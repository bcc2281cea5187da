package io.github.rolloutplanner.json.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rolloutplanner.json.documents.Documents;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is checked by can fail: each rule finds the mistake that it is there for, and finds none in what users write. */
class DocumentRulesTest {
    private static final String ROLLOUT = """
            apiVersion: argoproj.io/v1alpha1
            kind: Rollout
            metadata:
              name: web
            spec:
              replicas: 4
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  containers:
                    - name: web
                      image: web:2
              strategy:
                canary:
                  maxSurge: 25%
                  steps:
                    - setWeight: 20
                    - pause: {duration: 10m}
                    - setWeight: 60
                    - analysis:
                        templates:
                          - templateName: errors
                    - pause: {}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: AnalysisTemplate
            metadata:
              name: errors
            spec:
              args:
                - name: service
              metrics:
                - name: errors
                  interval: 60s
                  count: 5
                  failureLimit: 2
                  successCondition: result[0] < 0.05
                  provider:
                    prometheus:
                      address: http://prometheus:9090
                      query: errors{service="{{args.service}}"}
            """;

    private static final String CANARY = """
            apiVersion: flagger.app/v1beta1
            kind: Canary
            metadata:
              name: web
            spec:
              provider: istio
              targetRef:
                apiVersion: apps/v1
                kind: Deployment
                name: web
              service:
                port: 80
                targetPort: http
              analysis:
                interval: 1m
                threshold: 5
                stepWeights: [1, 10, 50]
                metrics:
                  - name: errors
                    interval: 1m
                    templateRef:
                      name: errors
                    thresholdRange:
                      min: 0
                      max: 1.5
                webhooks:
                  - name: load
                    url: http://tester/
                    timeout: 5s
                    metadata:
                      cmd: "hey http://web/"
            ---
            apiVersion: flagger.app/v1beta1
            kind: MetricTemplate
            metadata:
              name: errors
            spec:
              provider:
                type: prometheus
                address: http://prometheus:9090
              query: errors[{{ interval }}]
            """;

    private static final String STRATEGY = """
            {"Name": "slow", "Description": "Slow", "DeploymentDurationInMinutes": 60, "FinalBakeTimeInMinutes": 30,
             "GrowthFactor": 20, "GrowthType": "LINEAR", "ReplicateTo": "NONE"}
            """;

    private static final String PIPELINE = """
            apiVersion: deploy.cloud.google.com/v1
            kind: DeliveryPipeline
            metadata:
              name: web
            serialPipeline:
              stages:
                - targetId: production
                  strategy:
                    canary:
                      canaryDeployment:
                        percentages: [25, 50]
            """;

    private static final String ROUTE = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata:
              name: web
            spec:
              parentRefs:
                - name: shop
              rules:
                - backendRefs:
                    - {name: stable, port: 80, weight: 9}
                    - {name: canary, port: 80, weight: 1}
            """;

    @Test
    void whatUsersWriteIsAccepted() {
        for (String text : List.of(ROLLOUT, CANARY, STRATEGY, PIPELINE, ROUTE)) {
            assertThat(Documents.faults(Documents.of(text))).as(text).isEmpty();
        }
    }

    @Test
    void theSchemasAcceptWhatUsersWrite() {
        assumeTrue(StrictCrds.areThere(), StrictCrds.ABSENT);
        Stream.of(ROLLOUT, CANARY)
                .flatMap(text -> Documents.of(text).stream())
                .forEach(document -> assertThat(StrictCrds.faults(document)).isEmpty());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(ROLLOUT, "setWeight: 60", "setWeight: 500", "above 100: 500"),
                Arguments.of(ROLLOUT, "setWeight: 60", "setWeight: 10", "does not rise: 10"),
                Arguments.of(ROLLOUT, "setWeight: 60", "setWeight: 6.5", "no whole number: 6.5"),
                Arguments.of(ROLLOUT, "duration: 10m", "duration: soon", "illegal duration of pause: \"soon\""),
                Arguments.of(ROLLOUT, "duration: 10m", "duration: -5", "illegal duration of pause: -5"),
                Arguments.of(ROLLOUT, "    matchLabels:\n      app: web", "    matchLabels: {}", "selects nothing"),
                Arguments.of(
                        ROLLOUT,
                        "matchLabels:\n      app: web",
                        "matchLabels:\n      app: api",
                        "selects no pod of its own by app"),
                Arguments.of(ROLLOUT, "name: web\nspec", "name: Web_1\nspec", "illegal name Web_1"),
                Arguments.of(ROLLOUT, "templateName: errors", "templateName: error", "no template error"),
                Arguments.of(ROLLOUT, "      count: 5\n", "", "never ends: \"errors\""),
                Arguments.of(ROLLOUT, "count: 5", "count: 0", "illegal count 0"),
                Arguments.of(ROLLOUT, "interval: 60s", "interval: 1 hour", "illegal duration of interval: \"1 hour\""),
                Arguments.of(
                        ROLLOUT,
                        "  metrics:\n",
                        "  metrics:\n    - {name: errors, provider: {job: {}}}\n",
                        "twice: errors"),
                Arguments.of(ROLLOUT, "query: errors", "query: '' #", "asks Prometheus nothing"),
                Arguments.of(
                        ROLLOUT,
                        "- setWeight: 60",
                        "- setWeight: 60\n          pause: {}",
                        "not exactly one of setWeight"),
                Arguments.of(
                        ROLLOUT,
                        "maxSurge: 25%",
                        "trafficRouting: {istio: {virtualService: {name: web}}, maxTrafficWeight: 1000}",
                        "this router counts in percents"),
                Arguments.of(CANARY, "[1, 10, 50]", "[1, 10, 500]", "above 100: 500"),
                Arguments.of(CANARY, "[1, 10, 50]", "[10, 10, 50]", "does not rise: 10"),
                Arguments.of(CANARY, "    stepWeights: [1, 10, 50]\n", "", "no steps"),
                Arguments.of(CANARY, "threshold: 5", "threshold: 0", "illegal threshold"),
                Arguments.of(CANARY, "min: 0", "min: 2", "empty range of \"errors\""),
                Arguments.of(CANARY, "  name: errors\nspec", "  name: error\nspec", "no template errors"),
                Arguments.of(CANARY, "url: http://tester/", "url: ''", "no url of \"load\""),
                Arguments.of(CANARY, "port: 80\n", "port: 0\n", "illegal port 0"),
                Arguments.of(CANARY, "    name: web\n  service", "  service", "no target"),
                Arguments.of(STRATEGY, "60", "1441", "illegal minutes 1441"),
                Arguments.of(STRATEGY, "20", "0.5", "illegal factor 0.5"),
                Arguments.of(STRATEGY, "LINEAR", "CUBIC", "illegal growth"),
                Arguments.of(STRATEGY, "GrowthFactor", "GrowthFaktor", "unknown GrowthFaktor"),
                Arguments.of(PIPELINE, "[25, 50]", "[25, 100]", "above 99: 100"),
                Arguments.of(PIPELINE, "[25, 50]", "[50, 25]", "does not rise: 25"),
                Arguments.of(PIPELINE, "[25, 50]", "[]", "no percentages"),
                Arguments.of(ROUTE, "weight: 9", "weight: 9000000", "illegal weight 9000000"),
                Arguments.of(ROUTE, "weight: 9}", "weight: -1}", "sends no traffic"),
                Arguments.of(ROUTE, "    - name: shop\n", "    []\n", "no gateway"));
    }

    @ParameterizedTest(name = "{1} -> {2}")
    @MethodSource("mistakes")
    void eachMistakeIsFound(String text, String right, String wrong, String fault) {
        String mistaken = text.replace(right, wrong);

        assertThat(mistaken).isNotEqualTo(text);
        assertThat(Documents.faults(Documents.of(mistaken))).anyMatch(found -> found.startsWith(fault));
    }

    @Test
    void anAnalysisIsNoLongerThanItsStep() {
        List<JsonNode> documents = Documents.of(ROLLOUT);
        Duration ten = Duration.ofMinutes(10);

        assertThat(Documents.faultsOfLengths(documents, List.of(ten, Duration.ofMinutes(4))))
                .isEmpty();
        assertThat(Documents.faultsOfLengths(documents, List.of(ten, Duration.ofMinutes(3))))
                .contains("analysis longer than its step: PT4M");
        assertThat(Documents.faultsOfLengths(documents, List.of(ten, ten)))
                .containsExactly("phases last [PT10M, PT4M] and not [PT10M, PT10M]");
    }

    @ParameterizedTest
    @MethodSource("misspelled")
    void theStrictSchemasFindWhatKubernetesLetsThrough(String text, String right, String wrong) {
        assumeTrue(StrictCrds.areThere(), StrictCrds.ABSENT);
        String mistaken = text.replace(right, wrong);

        assertThat(mistaken).isNotEqualTo(text);
        assertThat(Documents.of(mistaken).stream().flatMap(document -> StrictCrds.faults(document).stream()))
                .isNotEmpty();
    }

    static Stream<Arguments> misspelled() {
        return Stream.of(
                Arguments.of(ROLLOUT, "setWeight", "setWeigth"),
                Arguments.of(ROLLOUT, "setWeight: 60", "setWeight: sixty"),
                Arguments.of(ROLLOUT, "duration", "length"),
                Arguments.of(ROLLOUT, "successCondition", "success"),
                Arguments.of(ROLLOUT, "failureLimit: 2", "failureLimit: {}"),
                Arguments.of(CANARY, "metrics:", "metricz:"),
                Arguments.of(CANARY, "threshold: 5", "threshold: many"),
                Arguments.of(CANARY, "interval: 1m", "interval: soon"),
                Arguments.of(CANARY, "type: prometheus", "type: oracle"));
    }
}
