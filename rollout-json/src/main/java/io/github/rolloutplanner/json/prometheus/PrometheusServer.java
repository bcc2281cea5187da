package io.github.rolloutplanner.json.prometheus;

import static java.util.stream.Collectors.joining;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.operate.SourceException;
import io.github.rolloutplanner.reason.RolloutException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server, and how it is asked.
 *
 * @param address where it is
 * @param client what carries the requests
 * @param headers what each of them has
 * @param timeout how long a request may take
 * @param longestAnswer how many bytes an answer may have
 */
record PrometheusServer(
        PrometheusAddress address,
        HttpClient client,
        Map<String, String> headers,
        Duration timeout,
        int longestAnswer) {
    private static final String QUERY_RANGE = "/api/v1/query_range";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Such as the token of a user, which no other server is sent. */
    PrometheusServer withHeader(String name, String value) {
        try {
            HttpRequest.newBuilder().header(name, value);
        } catch (IllegalArgumentException e) { // its message has the value
            throw new RolloutException.InvalidValue("The header '" + name
                    + "' cannot be sent: its name or its value (which is not shown) has characters that no header has, or the"
                    + " client sets it itself.");
        }
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new PrometheusServer(address, client, more, timeout, longestAnswer);
    }

    PrometheusServer with(HttpClient other) {
        return new PrometheusServer(address, other, headers, timeout, longestAnswer);
    }

    PrometheusServer within(Duration time) {
        return new PrometheusServer(address, client, headers, time, longestAnswer);
    }

    PrometheusServer ofAtMost(int bytes) {
        return new PrometheusServer(address, client, headers, timeout, bytes);
    }

    /** The series that a query gives at each time of a grid. */
    List<PrometheusSeries> range(String query, TimeGrid grid) throws InterruptedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("query", query);
        form.put("start", TimeGrid.seconds(grid.first()));
        form.put("end", TimeGrid.seconds(grid.last()));
        form.put("step", TimeGrid.seconds(grid.step()));
        form.put("timeout", TimeGrid.seconds(timeout.toMillis()));
        List<PrometheusSeries> series = new PrometheusResponse(this, send(request(form))).series();
        Set<Map<String, String>> labels = new HashSet<>();
        for (PrometheusSeries each : series) {
            requireOrder(each, grid);
            if (!labels.add(each.labels())) {
                throw fault("answered with a series twice. Ask Prometheus itself, or one replica of it.");
            }
        }
        return series;
    }

    private void requireOrder(PrometheusSeries series, TimeGrid grid) {
        long before = Long.MIN_VALUE;
        for (PrometheusSeries.Point point : series.points()) {
            if (point.time() <= before || !grid.has(point.time())) {
                throw fault(
                        "answered with a time that was not asked for, or twice. Ask Prometheus itself, not what changes its answers.");
            }
            before = point.time();
        }
    }

    private HttpRequest request(Map<String, String> form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.endpoint(QUERY_RANGE))
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(encoded(form)));
        address.authorization().ifPresent(user -> request.setHeader("Authorization", user));
        headers.forEach(request::setHeader);
        return request.build();
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(joining("&"));
    }

    /** The time is that of the whole answer, where that of the client ends with its first line. */
    private HttpResponse<byte[]> send(HttpRequest request) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, PrometheusBody.ofAtMost(longestAnswer));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw fault("did not answer within " + Wording.of(timeout)
                    + ". Ask for fewer series, or give it longer with withTimeout(..).");
        } catch (ExecutionException e) {
            throw PrometheusFailures.unreachable(this, e.getCause() == null ? e : e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    SourceException fault(String what) {
        return new SourceException(toString() + " " + what);
    }

    Secrets secrets() {
        Secrets secrets = address.secrets().and(address.authorization().orElse(null));
        for (String value : headers.values()) {
            secrets = secrets.and(value);
        }
        return secrets;
    }

    /** Without what users are known by. */
    @Override
    public String toString() {
        return "Prometheus at " + address;
    }
}
