package io.github.rolloutplanner.json.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers as Prometheus does, with the samples of a {@link FakeSeries}; or with whatever it is told. */
final class FakePrometheus implements AutoCloseable {
    static final int MOST_POINTS = 11_000;

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // or each answer waits for the client
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<FakeSeries> series = new ArrayList<>();
    private final List<Map<String, String>> asked = new ArrayList<>();
    private final List<Headers> headers = new ArrayList<>();
    private final List<URI> uris = new ArrayList<>();
    private Answering answering = this::evaluated;

    /** What is answered to a form. */
    interface Answering {
        Reply to(Map<String, String> form);
    }

    record Reply(int status, String body) {}

    FakePrometheus() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    FakePrometheus with(FakeSeries more) {
        series.add(more);
        return this;
    }

    void clear() {
        series.clear();
        asked.clear();
    }

    void answer(int status, String body) {
        answering = form -> new Reply(status, body);
    }

    void answer(Answering other) {
        answering = other;
    }

    List<Map<String, String>> asked() {
        return asked;
    }

    List<Headers> headers() {
        return headers;
    }

    List<URI> uris() {
        return uris;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        asked.add(form);
        headers.add(exchange.getRequestHeaders());
        uris.add(exchange.getRequestURI());
        Reply reply = answering.to(form);
        byte[] body = reply.body().getBytes(UTF_8);
        if (reply.status() / 100 == 3) {
            exchange.getResponseHeaders().add("Location", address() + "/elsewhere");
        }
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : body.split("&")) {
            String[] parts = field.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return form;
    }

    Reply evaluated(Map<String, String> form) {
        long start = millis(form, "start");
        long end = millis(form, "end");
        long step = millis(form, "step");
        if ((end - start) / step > MOST_POINTS) {
            return new Reply(400, error("bad_data", "exceeded maximum resolution of 11,000 points per timeseries."));
        }
        List<Long> times = new ArrayList<>();
        for (long time = start; time <= end; time += step) {
            times.add(time);
        }
        return new Reply(200, matrix(FakeQuery.parse(form.get("query")).over(series, times)));
    }

    private static long millis(Map<String, String> form, String field) {
        return Math.round(Double.parseDouble(form.get(field)) * 1000);
    }

    static String error(String type, String text) {
        return "{\"status\":\"error\",\"errorType\":\"" + type + "\",\"error\":\"" + text.replace("\"", "\\\"") + "\"}";
    }

    static String matrix(List<FakeSeries> result) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
                + result.stream().map(FakeSeries::json).collect(joining(",")) + "]}}";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
