package io.github.rolloutplanner.json.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rolloutplanner.json.export.prometheus.MonitoringPlans;
import io.github.rolloutplanner.json.export.prometheus.PrometheusRules;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus itself loads the rules of two shops, of which one fails for each tenth exposed request. */
class LiveAlertsTest {
    private static final String BAD = "Bad checkout";
    private static final String GOOD = "Good checkout";
    private static final long MOST_SECONDS = 30;

    @TempDir
    private Path directory;

    /** Detected within two seconds, so that the test is short. */
    private static RolloutPlan plan(String change) {
        RolloutPlan plan = MonitoringPlans.draft(change, 48_000_000)
                .guardrail(Metric.errorRate(MonitoringPlans.ERRORS, Percentage.percent(1))
                        .mustStayBelow(Percentage.percent(2)))
                .plan();
        ReactionTime soon = new ReactionTime(Duration.ofSeconds(2), Duration.ZERO, Duration.ZERO, List.of());
        return plan.withRollback(plan.rollback().withReaction(soon));
    }

    private static String rules(String change, ToyService treated, ToyService control) {
        String requests = "requests_total{instance=~\"127.0.0.1:(" + treated.port() + "|" + control.port() + ")\"";
        return new PrometheusRules(
                        WatchedSeries.of(PrometheusGroups.of("variant", "on").withControl("off"))
                                .scrapedEvery(Duration.ofSeconds(1))
                                .withMetric(
                                        MonitoringPlans.ERRORS,
                                        PrometheusMetric.events(requests + "}", requests + ",code=\"500\"}")))
                .export(plan(change))
                .document();
    }

    @Test
    @Timeout(60)
    void theBadShopAlertsAndTheGoodOneDoesNot() throws Exception {
        try (ToyService bad = new ToyService(LivePrometheus.freePort(), "on");
                ToyService badControl = new ToyService(LivePrometheus.freePort(), "off");
                ToyService good = new ToyService(LivePrometheus.freePort(), "on");
                ToyService goodControl = new ToyService(LivePrometheus.freePort(), "off");
                LivePrometheus prometheus = LivePrometheus.scraping(
                        directory,
                        List.of(bad.port(), badControl.port(), good.port(), goodControl.port()),
                        List.of(rules(BAD, bad, badControl), rules(GOOD, good, goodControl)))) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
            while (!firing(prometheus).contains(BAD + " rollback") && System.nanoTime() < end) {
                bad.serve(90, 0, 10);
                good.serve(99, 0, 1);
                badControl.serve(99, 0, 1);
                goodControl.serve(99, 0, 1);
                Thread.sleep(50);
            }
            assertThat(firing(prometheus)).contains(BAD + " rollback").noneMatch(alert -> alert.startsWith(GOOD));
            assertThat(counted(prometheus)).isEqualTo(4);
        }
    }

    /** Changes of which an alert fires, each with what is to be done. */
    private static Set<String> firing(LivePrometheus prometheus) throws IOException, InterruptedException {
        Set<String> firing = new TreeSet<>();
        for (JsonNode alert : ask(prometheus, "/api/v1/alerts").at("/data/alerts")) {
            if (alert.path("state").asText().equals("firing")) {
                firing.add(alert.at("/labels/change").asText() + " "
                        + alert.at("/labels/action").asText());
            }
        }
        return firing;
    }

    /** How many groups have a rate: that the good shop is silent is no lack of data. */
    private static int counted(LivePrometheus prometheus) throws IOException, InterruptedException {
        JsonNode answer = ask(
                prometheus,
                "/api/v1/query?query=count(count%20by%20(change,group)(%7B__name__%3D~%22.*:ratio_increase.*%22%7D%3E0))");
        return answer.at("/data/result/0/value/1").asInt();
    }

    private static JsonNode ask(LivePrometheus prometheus, String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(prometheus.address().resolve(path)).build();
        return new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body());
    }
}
