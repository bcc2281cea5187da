package io.github.rolloutplanner.json.prometheus;

import static io.github.rolloutplanner.json.prometheus.FeedRequests.METRIC;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.json.prometheus.FakePrometheus.Reply;
import io.github.rolloutplanner.reason.RolloutException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users are known by is sent, and shown nowhere. */
class PrometheusCredentialsTest {
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("ada:pass word".getBytes(StandardCharsets.UTF_8));
    private static final List<String> SECRETS =
            List.of("pass word", "pass%20word", "pass+word", "ada:", "qu3ry", "b3arer", BASIC.substring(6));

    private final FakePrometheus prometheus = new FakePrometheus();

    private URI address() {
        return URI.create(prometheus.address().toString().replace("//", "//ada:pass%20word@") + "/?tenant=qu3ry");
    }

    private PrometheusSource source() {
        return PrometheusSource.at(
                        address(), PrometheusGroups.of("variant", "on").withControl("off"))
                .withMetric(METRIC, PrometheusMetric.counts("reports_total"));
    }

    private PrometheusSource withToken() {
        return source().withHeader("Authorization", "Bearer b3arer").withHeader("X-Scope-OrgID", "b3arer-too");
    }

    @AfterEach
    void stop() {
        prometheus.close();
    }

    private static Throwable failure(PrometheusSource source) {
        return catchThrowable(() -> source.observe(request(SampleKind.COUNTS, 0, 60)));
    }

    /** All that a log would have, causes included. */
    private static void assertShowsNone(Throwable failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        assertThat(failure).isInstanceOf(RolloutException.class);
        assertThat(all.toString()).doesNotContain(SECRETS);
    }

    @Test
    void theUserOfTheAddressIsSent() throws InterruptedException {
        source().observe(request(SampleKind.COUNTS, 0, 60));
        assertThat(prometheus.headers().get(0).getFirst("Authorization")).isEqualTo(BASIC);
        assertThat(prometheus.uris().get(0)).hasToString("/api/v1/query_range?tenant=qu3ry");
    }

    @Test
    void aHeaderReplacesTheUserOfTheAddress() throws InterruptedException {
        withToken().observe(request(SampleKind.COUNTS, 0, 60));
        assertThat(prometheus.headers().get(0).get("Authorization")).containsExactly("Bearer b3arer");
        assertThat(prometheus.headers().get(0).getFirst("X-Scope-OrgID")).isEqualTo("b3arer-too");
    }

    static List<Reply> replies() {
        List<Reply> replies = new ArrayList<>();
        for (String echoed : List.of("Bearer b3arer", BASIC, "tenant=qu3ry", "ada:pass word", "b3arer-too")) {
            for (int status : new int[] {200, 302, 400, 401, 500}) {
                replies.add(new Reply(status, FakePrometheus.error("bad_data", "you sent " + echoed)));
                replies.add(new Reply(status, FakePrometheus.error(echoed, "no")));
                replies.add(new Reply(status, echoed));
            }
            replies.add(new Reply(200, "{\"status\":\"success\",\"warnings\":[\"" + echoed + "\"]}"));
        }
        return replies;
    }

    @ParameterizedTest
    @MethodSource("replies")
    void aServerThatRepeatsThemIsNotQuoted(Reply reply) {
        prometheus.answer(reply.status(), reply.body());
        assertShowsNone(failure(withToken()));
    }

    @Test
    void noFailureShowsThem() {
        assertShowsNone(failure(withToken().withLongestAnswer(10)));
        prometheus.close();
        assertShowsNone(failure(withToken().withTimeout(Duration.ofSeconds(5))));
    }

    @Test
    void noTextShowsThem() {
        assertThat(withToken().toString())
                .isEqualTo("Prometheus at " + prometheus.address() + ", by variant on beside off, of Checkout errors")
                .doesNotContain(SECRETS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer b3arer\n", "b3arer\u0000"})
    void aHeaderThatCannotBeSentIsNotShown(String value) {
        assertShowsNone(catchThrowable(() -> source().withHeader("Authorization", value)));
        assertShowsNone(catchThrowable(() -> source().withHeader("Host", "b3arer")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://ada:pass%20word@host/?tenant=qu3ry",
                "//ada:pass%20word@host",
                "http:ada:pass%20word@host",
                "http://ada:pass%20word@under_score:9090",
                "http:///path?tenant=qu3ry"
            })
    void anAddressOfNoHostIsNotShown(String address) {
        Throwable refused =
                catchThrowable(() -> PrometheusSource.at(URI.create(address), PrometheusGroups.of("variant", "on")));
        assertShowsNone(refused);
        assertThat(refused).hasMessageStartingWith("The address of Prometheus has no host");
    }
}
