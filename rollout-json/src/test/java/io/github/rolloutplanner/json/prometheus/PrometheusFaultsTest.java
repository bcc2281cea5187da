package io.github.rolloutplanner.json.prometheus;

import static io.github.rolloutplanner.json.prometheus.FeedRequests.METRIC;
import static io.github.rolloutplanner.json.prometheus.FeedRequests.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.operate.SourceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever may not be all is a failure in words, never a part of the numbers. */
class PrometheusFaultsTest {
    private final FakePrometheus prometheus = new FakePrometheus();
    private final PrometheusSource source = at(prometheus.address());

    private static PrometheusSource at(URI address) {
        return PrometheusSource.at(address, PrometheusGroups.of("variant", "on").withControl("off"))
                .withMetric(METRIC, PrometheusMetric.counts("reports_total"));
    }

    private static long second(long second) {
        return FeedRequests.at(second);
    }

    @AfterEach
    void stop() {
        prometheus.close();
    }

    private static SourceException failure(PrometheusSource asked) {
        return catchThrowableOfType(SourceException.class, () -> asked.observe(request(SampleKind.COUNTS, 0, 60)));
    }

    private String failure() {
        return failure(source).getMessage().replaceFirst("127\\.0\\.0\\.1:\\d+", "HOST");
    }

    private static String data(String result) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + result + "]}}";
    }

    private static String series(String values) {
        return data("{\"metric\":{\"variant\":\"on\"},\"values\":[" + values + "]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | bad_data | 1:5: parse error: unexpected end | Correct the query, or the timeout.",
                "422 | execution | query processing would load too many samples into memory | Select fewer series, or correct the query.",
                "503 | timeout | query timed out in expression evaluation | It is starting, overloaded, or took too long.",
                "500 | internal | it broke. | It is asked again."
            })
    void anErrorIsShownAsPrometheusSaysIt(int status, String type, String text, String advice) {
        prometheus.answer(status, FakePrometheus.error(type, text));
        assertThat(failure())
                .isEqualTo("Prometheus at http://HOST answered " + status + ", " + type + ": "
                        + text.replaceFirst("[.]$", "") + ". " + advice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | Give credentials with withHeader(..).",
                "403 | Give credentials that may read these series.",
                "404 | Give the address under which /api/v1/query_range stands, without that path.",
                "502 | It is asked again.",
                "302 | It is somewhere else. Give the address to which it redirects: credentials follow no redirect."
            })
    void ofThePageOfAProxyNothingIsShown(int status, String advice) {
        prometheus.answer(status, "<html>token=s3cret</html>");
        assertThat(failure()).isEqualTo("Prometheus at http://HOST answered " + status + ". " + advice);
        assertThat(prometheus.asked()).hasSize(1);
    }

    @Test
    void aLongErrorIsShortened() {
        prometheus.answer(400, FakePrometheus.error("bad_data", "x".repeat(5_000)));
        assertThat(failure()).hasSizeLessThan(500).contains("xxx... Correct");
    }

    @Test
    void anErrorWithoutItsStatusCodeIsOne() {
        prometheus.answer(200, FakePrometheus.error("bad_data", "no such thing"));
        assertThat(failure())
                .isEqualTo("Prometheus at http://HOST answered with the status 'error', bad_data: no such thing.");
    }

    @Test
    void anAnswerThatMayLackSomethingIsNone() {
        prometheus.answer(200, data("").replaceFirst("}$", ",\"warnings\":[\"partial response: store 2 is away\"]}"));
        assertThat(failure())
                .isEqualTo(
                        "Prometheus at http://HOST warns that its answer may lack something: partial response: store 2 is away."
                                + " Nothing is counted before it answers in full.");
    }

    @Test
    void infosAreNoWarnings() throws InterruptedException {
        prometheus.answer(200, data("").replaceFirst("}$", ",\"infos\":[\"metric might not be a counter\"]}"));
        assertThat(source.observe(request(SampleKind.COUNTS, 0, 60)))
                .containsExactly(request(SampleKind.COUNTS, 0, 60).noData());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "[]",
                "\"text\"",
                "{\"status\":\"success\"",
                "{\"status\":1}",
                "{\"status\":\"success\",\"status\":\"success\"}",
                "{\"status\":\"success\",\"data\":[]}",
                "{} {}"
            })
    void whatIsNoAnswerIsRefused(String body) {
        prometheus.answer(200, body);
        assertThat(failure())
                .startsWith("Prometheus at http://HOST answered with ")
                .endsWith(".");
    }

    @Test
    void aScalarIsNoMatrix() {
        prometheus.answer(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[]}}");
        assertThat(failure()).isEqualTo("Prometheus at http://HOST answered with 'scalar' in the place of a matrix.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "+Inf", "-Inf", "many", ""})
    void aValueThatIsNoNumberIsRefused(String value) {
        prometheus.answer(200, series("[" + second(0) / 1000 + ",\"" + value + "\"]"));
        assertThat(failure())
                .isEqualTo("Prometheus at http://HOST answered with the value '" + value
                        + "', with which nothing can be counted.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2",
                "[1]",
                "[\"1\",\"2\"]",
                "[1,2]",
                "[1,\"2\",3]",
                "[1e400000000,\"2\"]",
                "[1.0000001,\"2\"]",
                "{}"
            })
    void aPointOfAnotherFormIsRefused(String point) {
        prometheus.answer(200, series(point));
        assertThat(failure()).startsWith("Prometheus at http://HOST answered with ");
    }

    @Test
    void aTimeThatWasNotAskedForIsRefused() {
        long start = second(0) / 1000;
        for (String values : List.of(
                "[" + (start - 1) + ",\"1\"]",
                "[" + start + ".5,\"1\"]",
                "[" + start + ",\"1\"],[" + start + ",\"1\"]")) {
            prometheus.answer(200, series(values));
            assertThat(failure()).contains("a time that was not asked for, or twice");
        }
    }

    @Test
    void aSeriesThatWasNotAskedForIsRefused() {
        prometheus.answer(200, series("").replace("\"on\"", "\"onboarding\""));
        assertThat(failure())
                .isEqualTo(
                        "Prometheus at http://HOST answered with a series that does not have variant=\"on\", which was asked for."
                                + " Ask Prometheus itself, not what changes its labels.");
        prometheus.answer(200, data("{\"metric\":{},\"values\":[]}"));
        assertThat(failure()).contains("a series that does not have");
    }

    @Test
    void aSeriesTwiceIsRefused() {
        String one = "{\"metric\":{\"variant\":\"on\"},\"values\":[]}";
        prometheus.answer(200, data(one + "," + one));
        assertThat(failure()).contains("answered with a series twice");
    }

    @Test
    void nativeHistogramsAreRefused() {
        prometheus.answer(200, data("{\"metric\":{\"variant\":\"on\"},\"histograms\":[]}"));
        assertThat(failure())
                .isEqualTo(
                        "Prometheus at http://HOST answered with series with 'histograms', which is none of numbers at times.");
    }

    @Test
    void anAnswerThatIsTooLongIsRefused() {
        prometheus.answer(200, series("") + " ".repeat(100_000));
        assertThat(failure(source.withLongestAnswer(50_000)))
                .hasMessageContaining("answered with more than 50,000 bytes. Select fewer series");
    }

    @Test
    void anAnswerThatFailsInTheMiddleCountsNothing() {
        prometheus.with(
                FakeSeries.of("reports_total", "variant", "on").at(second(0), 1).at(second(60), 5));
        prometheus.answer(form -> form.get("query").contains("[15000ms]")
                ? new FakePrometheus.Reply(503, "")
                : prometheus.evaluated(form));
        assertThat(failure()).startsWith("Prometheus at http://HOST answered 503.");
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(failure(at(URI.create("http://127.0.0.1:" + port))))
                .hasMessage("Prometheus at http://127.0.0.1:" + port
                        + " could not be reached. Check the address, and whether it runs.");
    }

    /** Where it closes before its answer was read, all that is known is that it did. */
    @Test
    void aServerWithoutTlsIsNamed() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> begin(server, "HTTP/1.1 400 Bad Request\r\n\r\n"));
            answering.start();
            assertThat(failure(at(URI.create("https://127.0.0.1:" + server.getLocalPort()))))
                    .hasMessageMatching(
                            "Prometheus at https://\\S+ (has no TLS that is trusted here|ended the connection).*");
        }
    }

    /** Also where it began to: a time of the client ends with the first line. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"status\":", "HTTP/1.1 200 OK\r\nContent-"
            })
    void aServerThatDoesNotAnswerIsNotWaitedFor(String begun) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> begin(server, begun));
            answering.start();
            URI address = URI.create("http://127.0.0.1:" + server.getLocalPort());
            assertThat(failure(at(address).withTimeout(Duration.ofMillis(400))))
                    .hasMessageContaining("did not answer within 0.4 seconds. Ask for fewer series");
        }
    }

    private static void begin(ServerSocket server, String begun) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write(begun.getBytes(UTF_8));
            socket.getOutputStream().flush();
            socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            // the client has gone, which is what is waited for
        }
    }

    @Test
    void aConnectionThatEndsIsNamed() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread closing = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{".getBytes(UTF_8));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            closing.start();
            assertThat(failure(at(URI.create("http://127.0.0.1:" + server.getLocalPort()))))
                    .hasMessageContaining(" ended the connection (");
        }
    }

    @Test
    void aThreadThatIsToStopStops() throws InterruptedException {
        CountDownLatch isAsked = new CountDownLatch(1);
        prometheus.answer(form -> {
            isAsked.countDown();
            sleep();
            return new FakePrometheus.Reply(503, "");
        });
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread asking = new Thread(() -> thrown.set(catchThrowableOfType(
                InterruptedException.class, () -> source.observe(request(SampleKind.COUNTS, 0, 60)))));
        asking.start();
        isAsked.await();
        asking.interrupt();
        asking.join(10_000);
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is stopped
        }
    }
}
