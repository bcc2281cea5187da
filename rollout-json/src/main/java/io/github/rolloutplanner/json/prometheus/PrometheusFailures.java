package io.github.rolloutplanner.json.prometheus;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.operate.SourceException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/** What it means where no answer came. */
final class PrometheusFailures {
    /** The first that fits: the more special ones stand first. */
    private static final Map<Class<? extends Throwable>, Function<PrometheusServer, String>> WORDS = words();

    private PrometheusFailures() {}

    private static Map<Class<? extends Throwable>, Function<PrometheusServer, String>> words() {
        Map<Class<? extends Throwable>, Function<PrometheusServer, String>> words = new LinkedHashMap<>();
        words.put(
                PrometheusBody.TooLong.class,
                server -> "answered with more than " + Wording.of(server.longestAnswer())
                        + " bytes. Select fewer series, such as those of one job, or give withLongestAnswer(..).");
        words.put(
                HttpConnectTimeoutException.class,
                server ->
                        "could not be reached in the time that its client allows. Check the address and the network.");
        words.put(HttpTimeoutException.class, server -> "did not answer in the time that its client allows.");
        words.put(ConnectException.class, server -> "could not be reached. Check the address, and whether it runs.");
        words.put(
                SSLException.class,
                server -> "has no TLS that is trusted here. Give withClient(..) a client that trusts its certificate.");
        return words;
    }

    static SourceException unreachable(PrometheusServer server, Throwable failure) {
        String what = WORDS.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(failure))
                .map(entry -> entry.getValue().apply(server))
                .findFirst()
                .orElse("ended the connection (" + failure.getClass().getSimpleName() + "). It is asked again.");
        return server.secrets().areIn(failure) ? server.fault(what) : new SourceException(server + " " + what, failure);
    }
}
