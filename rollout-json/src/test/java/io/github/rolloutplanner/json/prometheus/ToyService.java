package io.github.rolloutplanner.json.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/** A service that counts its requests, as a client library of Prometheus shows them. */
final class ToyService implements AutoCloseable {
    private final HttpServer server;
    private final String variant;
    private final AtomicLong fast = new AtomicLong();
    private final AtomicLong slow = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong scrapes = new AtomicLong();

    ToyService(int port, String variant) throws IOException {
        this.variant = variant;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/metrics", this::scrape);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void serve(long fastRequests, long slowRequests, long failedRequests) {
        fast.addAndGet(fastRequests);
        slow.addAndGet(slowRequests);
        failed.addAndGet(failedRequests);
    }

    long scrapes() {
        return scrapes.get();
    }

    private void scrape(HttpExchange exchange) throws IOException {
        byte[] page = page().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
        scrapes.incrementAndGet();
    }

    /** Failed requests are none before the first of them. */
    private String page() {
        String label = "{variant=\"" + variant + "\"";
        long quick = fast.get() + failed.get();
        String failures = failed.get() == 0 ? "" : "requests_total" + label + ",code=\"500\"} " + failed.get() + "\n";
        return "requests_total" + label + ",code=\"200\"} " + (fast.get() + slow.get()) + "\n"
                + failures
                + "duration_seconds_bucket" + label + ",le=\"0.4\"} " + quick + "\n"
                + "duration_seconds_bucket" + label + ",le=\"+Inf\"} " + (quick + slow.get()) + "\n"
                + "load" + label + "} 0.25\n";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
