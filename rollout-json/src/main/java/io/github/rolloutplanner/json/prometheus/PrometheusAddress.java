package io.github.rolloutplanner.json.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.rolloutplanner.reason.RolloutException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a server is. Of its address, only what tells it from others is shown.
 *
 * @param shown scheme, host, port and path
 * @param query what each request has after the path, as it stands in the address; with its question mark, or empty
 * @param userInfo user and password, if they stand in the address
 */
record PrometheusAddress(String shown, String query, Optional<String> userInfo) {
    private static final List<String> SCHEMES = List.of("http", "https");

    static PrometheusAddress of(URI uri) {
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
            throw new RolloutException.InvalidValue(
                    "The address of Prometheus has no host, or another scheme than http and https (it is not shown, since it may"
                            + " hold a password). Give one such as http://prometheus:9090.");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath().replaceFirst("/+$", "");
        return new PrometheusAddress(
                uri.getScheme() + "://" + uri.getHost() + port + path,
                uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery(),
                Optional.ofNullable(uri.getUserInfo()));
    }

    URI endpoint(String path) {
        return URI.create(shown + path + query);
    }

    /** What a server knows the user by whose name and password stand in the address. */
    Optional<String> authorization() {
        return userInfo.map(user -> "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8)));
    }

    /** A server that repeats the query may have decoded it, as an address or as a form, where a plus is a space. */
    Secrets secrets() {
        String raw = query.replaceFirst("^[?]", "");
        return Secrets.NONE
                .and(raw)
                .and(decoded(raw.replace("+", "%2B")))
                .and(decoded(raw))
                .and(userInfo.orElse(null));
    }

    /** An address has only whole escapes. */
    private static String decoded(String raw) {
        return URLDecoder.decode(raw, UTF_8);
    }

    @Override
    public String toString() {
        return shown;
    }
}
